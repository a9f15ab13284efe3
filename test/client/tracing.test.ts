import { ProxyTracerProvider, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { Table } from '../../client/table.ts';
import { FakeCluster } from './support/fake-cluster.ts';

interface Recorded {
  name: string;
  attributes: Record<string, unknown>;
  status?: number;
  ended: boolean;
}
const spans: Recorded[] = [];

beforeAll(() => {
  const startActiveSpan = (name: string, { attributes }: { attributes: object }, work: (span: Span) => unknown) => {
    const recorded: Recorded = { name, attributes: { ...attributes }, ended: false };
    spans.push(recorded);
    return work({
      isRecording: () => true,
      setAttribute: (key: string, value: unknown) => {
        recorded.attributes[key] = value;
      },
      setStatus: ({ code }: { code: number }) => {
        recorded.status = code;
      },
      end: () => {
        recorded.ended = true;
      },
    } as unknown as Span);
  };
  const provider = new ProxyTracerProvider();
  provider.getTracer = () => ({ startActiveSpan }) as never;
  trace.setGlobalTracerProvider(provider);
});
afterAll(() => trace.disable());

test('an operation is a span, named as HBase’s own client names it, also when it fails', async () => {
  const cluster = new FakeCluster();
  const table = new Table(cluster.context(), cluster.table);
  await table.get('a');
  cluster.inject = () => hbaseError('NoSuchColumnFamilyException', 'nope');
  await expect(table.get('a')).rejects.toThrow('nope');
  const attributes = { 'db.system': 'hbase', 'db.operation': 'GET', 'db.name': 'default', 'db.hbase.table': 't' };
  expect(spans).toEqual([
    { name: 'get t', attributes, ended: true },
    {
      name: 'get t',
      attributes: { ...attributes, 'error.type': 'org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException' },
      status: SpanStatusCode.ERROR,
      ended: true,
    },
  ]);
});
