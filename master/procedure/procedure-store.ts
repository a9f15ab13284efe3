// Where procedures live: family `proc` of master:store, row = u64 procedure id, qualifier `d`, value = message Procedure. A deleted one
// keeps its row with an empty value until the next clean-up, so that the highest id ever given is not forgotten (HBase's
// RegionProcedureStore). What is written while a write is under way goes out with the next one, in order, as one atomic mutation.
import { Batcher } from '../../base/batcher.ts';
import { pb } from '../../proto/index.ts';
import { damagedProcedure } from '../damaged-row.ts';
import type { MasterStore, StoreChange } from '../master-store.ts';
import type { Procedure } from './procedure.ts';

const FAMILY = 'proc';
const QUALIFIER = 'd';

export interface ProcedureStore {
  load(): Promise<{ maxProcId: number; procedures: pb.Procedure[] }>;
  /** Durable, all or nothing, when it resolves. The procedures are serialized in the call. */
  write(procedures: readonly Procedure<never>[], deletedIds?: readonly number[]): Promise<void>;
}

export class RegionProcedureStore implements ProcedureStore {
  #store: MasterStore;
  /** Rows by procedure id. */
  #batches: Batcher<ReadonlyMap<number, Buffer>>;

  constructor(store: MasterStore) {
    this.#store = store;
    this.#batches = new Batcher<ReadonlyMap<number, Buffer>>(async (writes) => {
      const changes = new Map(writes.flatMap((rows) => [...rows]));
      await store.mutate([...changes].map(toChange));
      return [];
    });
  }

  async load(): Promise<{ maxProcId: number; procedures: pb.Procedure[] }> {
    let maxProcId = 0;
    const procedures: pb.Procedure[] = [];
    for (const { row, cells } of await this.#store.scan(FAMILY)) {
      maxProcId = Math.max(maxProcId, Number(row.readBigUInt64BE(0)));
      const value = cells.get(QUALIFIER);
      if (value !== undefined && value.length > 0) procedures.push(decode(row, value));
    }
    return { maxProcId, procedures };
  }

  write(procedures: readonly Procedure<never>[], deletedIds: readonly number[] = []): Promise<void> {
    const rows = new Map<number, Buffer>();
    for (const procedure of procedures)
      rows.set(procedure.procId, Buffer.from(pb.Procedure.encode(procedure.toProto()).finish()));
    for (const procId of deletedIds) rows.set(procId, Buffer.alloc(0));
    return this.#batches.add(rows);
  }

  /** Removes the rows of deleted procedures but the highest. */
  async cleanUp(): Promise<void> {
    const rows = await this.#store.scan(FAMILY);
    const empty = rows.slice(0, -1).filter(({ cells }) => (cells.get(QUALIFIER)?.length ?? 0) === 0);
    if (empty.length > 0) await this.#store.mutate(empty.map(({ row }) => ({ row, family: FAMILY, delete: true })));
  }
}

function decode(row: Buffer, value: Buffer): pb.Procedure {
  try {
    return pb.Procedure.decode(value);
  } catch (error) {
    throw damagedProcedure(Number(row.readBigUInt64BE(0)), error);
  }
}

function toChange([procId, value]: [number, Buffer]): StoreChange {
  return { row: procIdRow(procId), family: FAMILY, qualifier: QUALIFIER, value };
}

export function procIdRow(procId: number): Buffer {
  const row = Buffer.alloc(8);
  row.writeBigUInt64BE(BigInt(procId));
  return row;
}
