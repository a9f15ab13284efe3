// What names a snapshot: HBase's message SnapshotDescription, as a client sends it and as `.snapshotinfo` holds it. The message itself is passed
// on, so that what a client or a stock master left out stays left out in the file.
import { hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { checkTableQualifier, TableName } from './table-name.ts';

export type SnapshotDescription = pb.SnapshotDescription.$Properties;
export type SnapshotType = 'DISABLED' | 'FLUSH' | 'SKIPFLUSH';

/** Of the layout with one manifest file. */
export const SNAPSHOT_LAYOUT_VERSION = 2;
/** Long.MAX_VALUE milliseconds: what reaches beyond counts as not stated. */
const MAX_TTL_SECONDS = 9_223_372_036_854_774;

export function decodeSnapshotDescription(bytes: Uint8Array): SnapshotDescription {
  return pb.SnapshotDescription.decode(bytes);
}
export function encodeSnapshotDescription(snapshot: SnapshotDescription): Buffer {
  return Buffer.from(pb.SnapshotDescription.encode(snapshot).finish());
}

/** Whose snapshot it is. */
export function tableOfSnapshot(snapshot: SnapshotDescription): TableName {
  return TableName.parse(snapshot.table ?? '');
}
export function typeOfSnapshot({ type }: SnapshotDescription): SnapshotType {
  const { DISABLED, SKIPFLUSH } = pb.SnapshotDescription.Type;
  return type === DISABLED ? 'DISABLED' : type === SKIPFLUSH ? 'SKIPFLUSH' : 'FLUSH';
}
/** Seconds; 0: for ever. */
export function ttlOfSnapshot({ ttl }: SnapshotDescription): number {
  return longToNumber(ttl);
}
export function creationTimeOfSnapshot({ creation_time }: SnapshotDescription): number {
  return longToNumber(creation_time);
}

/** The name is a legal one; what a client may not ask for is refused with HBase's message. */
export function checkSnapshotName(name: string): void {
  checkTableQualifier(name, 'Snapshot');
}

/** As the master keeps it: with the time, the layout's version, and a TTL. */
export function completeSnapshotDescription(
  request: SnapshotDescription,
  now: number,
  defaultTtlSeconds: number,
): SnapshotDescription {
  checkSnapshotName(request.name);
  if (!request.table)
    throw hbaseError('IllegalArgumentException', "Descriptor doesn't apply to a table, so we can't build it.");
  if (tableOfSnapshot(request).isSystem)
    throw hbaseError('IllegalArgumentException', 'System table snapshots are not allowed');
  const ttl = ttlOfSnapshot(request);
  const isTtlStated = ttl !== 0 && ttl <= MAX_TTL_SECONDS;
  return {
    ...request,
    creation_time: creationTimeOfSnapshot(request) === 0 ? (now as never) : request.creation_time,
    ttl: isTtlStated ? request.ttl : (defaultTtlSeconds as never),
    // Whatever was asked for: a reader that is told layout 0 would look for its files, find none, and take the snapshot for an empty one.
    version: SNAPSHOT_LAYOUT_VERSION,
  };
}

export function isExpiredSnapshot(snapshot: SnapshotDescription, now: number): boolean {
  const ttl = ttlOfSnapshot(snapshot);
  const created = creationTimeOfSnapshot(snapshot);
  return created > 0 && ttl > 0 && ttl < MAX_TTL_SECONDS && created + ttl * 1000 < now;
}

/** As HBase words it. */
export function snapshotText(snapshot: SnapshotDescription): string {
  const ttl = ttlOfSnapshot(snapshot);
  return `{ ss=${snapshot.name} table=${snapshot.table ?? ''} type=${typeOfSnapshot(snapshot)} ttl=${ttl} }`;
}
