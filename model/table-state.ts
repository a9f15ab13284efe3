import { hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';

/** Names and numbers on the wire of a table's state. */
export const TABLE_STATES = ['ENABLED', 'DISABLED', 'DISABLING', 'ENABLING'] as const;
export type TableState = (typeof TABLE_STATES)[number];

export function tableStateFromNumber(state: number): TableState {
  const name = TABLE_STATES[state];
  if (name === undefined) throw hbaseError('DoNotRetryIOException', `Unknown table state ${state}`);
  return name;
}
export function tableStateToNumber(state: TableState): pb.TableState.State {
  return TABLE_STATES.indexOf(state) as pb.TableState.State;
}
/** The value of table:state in meta: the bare message, `08 00` for ENABLED. */
export function tableStateToBytes(state: TableState): Buffer {
  return Buffer.from(pb.TableState.encode({ state: tableStateToNumber(state) }).finish());
}
export function tableStateFromBytes(bytes: Uint8Array): TableState {
  return tableStateFromNumber(pb.TableState.decode(bytes).state);
}
