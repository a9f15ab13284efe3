// Begins splits and merges: for clients, for region servers whose regions grew too large, for the normalizer. What can be seen beforehand is looked
// at first (HBase does it in the constructors of its procedures), so that the caller gets the error at once; the procedures look again
// under their locks.
import { toStringBinary } from '../base/bytes.ts';
import { ColonnadeError, hbaseError } from '../base/errors.ts';
import type { RegionInfo } from '../model/region-info.ts';
import { restrictedSplitRow } from '../model/split-restriction.ts';
import type { pb } from '../proto/index.ts';
import type { MasterServices } from './master-services.ts';
import { MergeTableRegionsProcedure } from './procedure/merge-table-regions-procedure.ts';
import type { NonceKey } from './procedure/procedure.ts';
import { SplitTableRegionProcedure } from './procedure/split-table-region-procedure.ts';
import type { RegionStateNode } from './region-states.ts';

export interface SplitWish {
  readonly user: string;
  readonly region: RegionInfo;
  /** Empty: where the region's server thinks best. */
  readonly splitRow: Buffer;
  readonly nonce?: NonceKey | undefined;
}

/** Resolves with the procedure's id. */
export async function submitSplit(env: MasterServices, wish: SplitWish): Promise<number> {
  const { user, region, nonce } = wish;
  const splitRow = await checkSplit(env, region, wish.splitRow);
  return env.executor.submit(SplitTableRegionProcedure.of(user, region, splitRow, env.clock.now()), nonce);
}

export interface MergeWish {
  readonly user: string;
  readonly regions: readonly RegionInfo[];
  /** Also regions that are no neighbours: what lies between them is then served twice. */
  readonly forcible: boolean;
  readonly nonce?: NonceKey | undefined;
}

/** Resolves with the procedure's id. */
export async function submitMerge(env: MasterServices, wish: MergeWish): Promise<number> {
  const { user, regions, forcible, nonce } = wish;
  await checkMerge(env, regions, forcible);
  return env.executor.submit(MergeTableRegionsProcedure.of(user, regions, forcible), nonce);
}

/** A region server says READY_TO_SPLIT: parent and halves, of which only the row between them counts. */
export async function splitAsReported(
  env: MasterServices,
  user: string,
  regions: readonly RegionInfo[],
): Promise<void> {
  const [parent, bottom, top] = regions;
  if (regions.length !== 3 || !bottom.endKey.equals(top.startKey))
    throw hbaseError('UnsupportedOperationException', `unsupported split request with bad keys: parent=${parent}`);
  if (!env.assignment.metaLoaded.isOpen)
    throw hbaseError('PleaseHoldException', 'Master has not loaded hbase:meta yet');
  const known = env.assignment.states.get(parent.encodedName)?.info ?? parent;
  await submitSplit(env, { user, region: known, splitRow: top.startKey });
}

async function checkSplit(env: MasterServices, region: RegionInfo, splitRow: Buffer): Promise<Buffer> {
  if (!env.switches.isOn('split_enabled'))
    throw hbaseError('DoNotRetryIOException', `Split region ${region} failed due to split switch off`);
  const descriptor = await env.tableDescriptors.check(region.tableName);
  if (!descriptor.splitEnabled)
    throw hbaseError(
      'DoNotRetryIOException',
      `Split region ${region} failed as region split is disabled for the table`,
    );
  const node = checkOnline(env, region);
  if (region.replicaId !== 0)
    throw hbaseError('IllegalArgumentException', "Can't invoke split on non-default regions directly");
  const { splittable, best_split_row } = await askServer(env, node, splitRow.length === 0);
  if (!splittable) throw hbaseError('DoNotRetryIOException', `${region.encodedName} NOT splittable`);
  const wanted = splitRow.length > 0 ? splitRow : Buffer.from(best_split_row ?? []);
  const row = restrictedSplitRow(descriptor, wanted);
  if (row.length === 0)
    throw hbaseError(
      'DoNotRetryIOException',
      'Region not splittable because bestSplitPoint = null, maybe table is too small for auto split. For force split, try specifying split row',
    );
  if (row.equals(region.startKey))
    throw hbaseError('DoNotRetryIOException', `Split row is equal to startkey: ${toStringBinary(row)}`);
  if (!region.containsRow(row))
    throw hbaseError(
      'DoNotRetryIOException',
      `Split row is not inside region key range splitKey:${toStringBinary(row)} region: ${region}`,
    );
  return row;
}

async function checkMerge(env: MasterServices, regions: readonly RegionInfo[], forcible: boolean): Promise<void> {
  const names = regions.map(({ encodedName }) => encodedName);
  if (!env.switches.isOn('merge_enabled'))
    throw hbaseError('DoNotRetryIOException', `Merge of ${names.join(', ')} failed because merge switch is off`);
  if (regions.length > 0 && !(await env.tableDescriptors.check(regions[0].tableName)).mergeEnabled)
    throw hbaseError(
      'DoNotRetryIOException',
      `Merge of ${names.join(', ')} failed as region merge is disabled for the table`,
    );
  const count = new Set(names).size;
  if (count !== names.length)
    throw hbaseError(
      'MergeRegionException',
      `Duplicate regions specified; cannot merge a region to itself. Passed in ${names.length} but only ${count} unique.`,
    );
  if (count < 2) throw hbaseError('MergeRegionException', 'Need two Regions at least to run a Merge');
  const sorted = [...regions].sort((a, b) => a.compareTo(b));
  for (const [i, region] of sorted.entries()) {
    if (i > 0) checkNeighbours(sorted[i - 1], region, forcible);
    if (region.replicaId !== 0) throw hbaseError('MergeRegionException', `Can't merge non-default replicas; ${region}`);
    try {
      checkOnline(env, region);
    } catch (error) {
      if (!(error instanceof ColonnadeError) || !/\.DoNotRetryRegionException$/.test(error.javaClass)) throw error;
      throw hbaseError('MergeRegionException', error.message, { cause: error });
    }
  }
}

function checkNeighbours(left: RegionInfo, right: RegionInfo, forcible: boolean): void {
  if (!left.tableName.equals(right.tableName))
    throw hbaseError('MergeRegionException', `Can't merge regions from different tables: ${left}, ${right}`);
  if (forcible || left.isAdjacentTo(right) || left.overlaps(right)) return;
  throw hbaseError(
    'MergeRegionException',
    `Unable to merge non-adjacent or non-overlapping regions '${left.encodedName}', '${right.encodedName}' when force=false`,
  );
}

/** Throws unless somebody serves the region, of an enabled table. */
export function checkOnline(env: MasterServices, { encodedName, tableName }: RegionInfo): RegionStateNode {
  const node = env.assignment.states.get(encodedName);
  if (node === undefined) throw hbaseError('UnknownRegionException', `No RegionState found for ${encodedName}`);
  if (!tableName.isMeta) env.tableStates.checkEnabled(tableName);
  if (!node.isInState('OPEN'))
    throw hbaseError('DoNotRetryRegionException', `${encodedName} is not OPEN; state=${node.state}`);
  return node;
}

async function askServer(
  env: MasterServices,
  node: RegionStateNode,
  bestSplitRow: boolean,
): Promise<pb.GetRegionInfoResponse.$Properties> {
  try {
    return await env.calls.regionInfo(node.server!, node.info, bestSplitRow);
  } catch (cause) {
    const why = cause instanceof ColonnadeError ? cause.message : String(cause);
    throw hbaseError('DoNotRetryIOException', `${node.info.encodedName} NOT splittable: ${why}`, { cause });
  }
}
