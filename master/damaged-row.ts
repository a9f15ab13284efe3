// What the master says of its own metadata that it cannot read. It goes on neither without it nor with a guess: what a row or a procedure had half
// done would be done twice, or never.
import { toStringBinary } from '../base/bytes.ts';
import { type HBaseError, hbaseError } from '../base/errors.ts';

export const ADVICE =
  'Nothing was changed. End the cluster and run colonnade doctor --data <its root directory>: it says what is wrong, and with --repair it mends this';

export function damagedRow(table: string, row: Buffer, cause: unknown): HBaseError {
  const name = `the row '${toStringBinary(row)}' of ${table}`;
  return hbaseError('DoNotRetryIOException', `${name} cannot be used: ${messageOf(cause)}. ${ADVICE}`, { cause });
}

export function damagedProcedure(procId: number, cause: unknown): HBaseError {
  const name = `procedure ${procId} in master:store`;
  return hbaseError('DoNotRetryIOException', `${name} cannot be used: ${messageOf(cause)}. ${ADVICE}`, { cause });
}

/** Runs what reads a row; damage that it meets names the row. */
export function readingRow<T>(table: string, row: Buffer, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && error.name === 'AssertionError') throw error;
    throw damagedRow(table, row, error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
