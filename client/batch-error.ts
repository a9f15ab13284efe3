import { ColonnadeError, type Retry } from '../base/errors.ts';
import type { TableName } from '../model/table-name.ts';
import type { Row } from './row.ts';

export interface MultiResult {
  row: Row;
  /** Of an action with a condition: whether it held. */
  processed: boolean;
}

/** One action of a batch that failed for good. */
export interface BatchFailure {
  /** Its place in the batch. */
  index: number;
  row: Buffer;
  error: Error;
}

/** Some actions of a batch failed; the others were done. `cause` is the first failure. */
export class BatchError extends ColonnadeError {
  readonly code = 'COL_BATCH_FAILED';
  readonly javaClass: string = 'org.apache.hadoop.hbase.client.RetriesExhaustedWithDetailsException';
  readonly retry: Retry = 'never';
  declare readonly failures: readonly BatchFailure[];
  /** By place in the batch; undefined where the action failed. */
  declare readonly results: readonly (MultiResult | undefined)[];
  constructor(table: TableName, failures: readonly BatchFailure[], results: readonly (MultiResult | undefined)[]) {
    const kinds = new Map<string, number>();
    for (const { error } of failures) kinds.set(error.name, (kinds.get(error.name) ?? 0) + 1);
    const summary = [...kinds].map(([name, count]) => `${name}: ${count}`).join(', ');
    const first = failures[0];
    super(
      `${failures.length} of ${results.length} actions on table ${table} failed (${summary}); the first, of row ${first.row.toString()}: ${first.error.message}`,
      { cause: first.error },
    );
    this.name = 'BatchError';
    // Not enumerable: an error that nobody catches is printed with all that is, and this may be thousands of rows.
    Object.defineProperties(this, { failures: { value: failures }, results: { value: results } });
  }
}
