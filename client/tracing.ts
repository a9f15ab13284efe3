import { type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { ColonnadeError } from '../base/errors.ts';
import type { TableName } from '../model/table-name.ts';

let tracer: Tracer | undefined;

/** Runs the work inside a span, named and attributed as HBase's own client names its spans; costs next to nothing without a tracing SDK. */
export function traced<T>(operation: string, table: TableName | undefined, work: () => Promise<T>): Promise<T> {
  tracer ??= trace.getTracer('colonnade');
  const attributes = {
    'db.system': 'hbase',
    'db.operation': operation.toUpperCase().replaceAll(' ', '_'),
    ...(table !== undefined && { 'db.name': table.namespace, 'db.hbase.table': table.name }),
  };
  const name = table === undefined ? operation : `${operation} ${table.name}`;
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, (span) => {
    if (!span.isRecording()) return work();
    return work().then(
      (result) => {
        span.end();
        return result;
      },
      (error) => {
        endWithError(span, error);
        throw error;
      },
    );
  });
}

function endWithError(span: Span, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  if (error instanceof ColonnadeError) span.setAttribute('error.type', error.javaClass);
  span.end();
}
