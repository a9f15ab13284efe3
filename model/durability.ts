// How durable a mutation is when it is acknowledged: HBase's names, and their numbers on the wire (and in order of strength).
import { hbaseError } from '../base/errors.ts';

export const DURABILITIES = ['USE_DEFAULT', 'SKIP_WAL', 'ASYNC_WAL', 'SYNC_WAL', 'FSYNC_WAL'] as const;
export type DurabilityName = (typeof DURABILITIES)[number];

export const USE_DEFAULT = 0;
export const SKIP_WAL = 1;
export const ASYNC_WAL = 2;
export const SYNC_WAL = 3;
export const FSYNC_WAL = 4;
export type Durability = 0 | 1 | 2 | 3 | 4;

/** The number of a name; USE_DEFAULT for an absent or unknown one, as HBase reads table descriptors. */
export function durabilityOf(name: string | undefined): Durability {
  const index = DURABILITIES.indexOf((name ?? 'USE_DEFAULT').toUpperCase() as DurabilityName);
  return (index < 0 ? USE_DEFAULT : index) as Durability;
}

/** The number of a name that a caller gave. */
export function checkDurability(name: string): Durability {
  const index = DURABILITIES.indexOf(name as DurabilityName);
  if (index < 0) throw hbaseError('IllegalArgumentException', `Unknown durability: ${name}`);
  return index as Durability;
}

/** What a mutation's durability comes to in a table: its own, else the table's, else SYNC_WAL. */
export function effectiveDurability(mutation: Durability, table: Durability): Durability {
  if (mutation !== USE_DEFAULT) return mutation;
  return table === USE_DEFAULT ? SYNC_WAL : table;
}
