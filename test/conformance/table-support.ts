import type { BatchError, Connection, HBaseError, Row, Scanner } from '../../client/index.ts';

/** What the cases get. */
export interface Subject {
  connection: Connection;
  /** A name that no other run uses. */
  name(suffix: string): string;
  splits: boolean;
}

/** `family:qualifier=value` of each cell; with versions `…@timestamp`. */
export function show(row: Row, timestamps = false): string[] {
  return row.cells.map(({ family, qualifier, value, timestamp, type }) => {
    const kind = type === 'Put' ? '' : `${type} `;
    return `${kind}${family}:${qualifier}=${value}${timestamps ? `@${timestamp}` : ''}`;
  });
}

export async function rowsOf(scanner: Scanner): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of scanner) rows.push(row);
  return rows;
}
export async function keysOf(scanner: Scanner): Promise<string[]> {
  return (await rowsOf(scanner)).map((row) => row.key.toString());
}

/** The error that the promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<HBaseError & Partial<BatchError>> {
  try {
    await promise;
  } catch (error) {
    return error as HBaseError & Partial<BatchError>;
  }
  throw new Error('it did not fail');
}
