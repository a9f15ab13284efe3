import { hbaseError } from '../../base/errors.ts';
import {
  checkSnapshotName,
  completeSnapshotDescription,
  type SnapshotDescription,
} from '../../model/snapshot-description.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { knownProcId, type Methods, nonceOf, type ServiceOwner, userOf } from './service-owner.ts';
import { checkTable } from './table-methods.ts';

/** hbase.snapshot.master.timeout.millis: what clients of HBase 2.4 wait for at most. */
export const EXPECTED_TIMEOUT_MS = 300_000;

export function snapshotMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  return {
    Snapshot: unary(pb.SnapshotRequest, pb.SnapshotResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      const expected_timeout = EXPECTED_TIMEOUT_MS as never;
      if (known !== undefined) return { expected_timeout, proc_id: known.proc_id as never };
      const nonce = nonceOf(request);
      const procId = await takeSnapshot(owner, userOf(call), request.snapshot, nonce);
      // Who sends no nonce polls IsSnapshotDone.
      return { expected_timeout, proc_id: nonce === undefined ? undefined : (procId as never) };
    }),
    IsSnapshotDone: unary(pb.IsSnapshotDoneRequest, pb.IsSnapshotDoneResponse, async ({ snapshot }) => {
      owner.checkInitialized();
      return { done: await env.snapshots.isDone(snapshot ?? undefined) };
    }),
    GetCompletedSnapshots: unary(pb.GetCompletedSnapshotsRequest, pb.GetCompletedSnapshotsResponse, async () => {
      owner.checkInitialized();
      return { snapshots: await env.snapshots.completed() };
    }),
    DeleteSnapshot: unary(pb.DeleteSnapshotRequest, pb.DeleteSnapshotResponse, async ({ snapshot }) => {
      owner.checkInitialized();
      checkEnabled(owner);
      await env.snapshots.delete(nameOf(snapshot));
      return {};
    }),
    RestoreSnapshot: unary(pb.RestoreSnapshotRequest, pb.RestoreSnapshotResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      checkEnabled(owner);
      nameOf(request.snapshot);
      const table = TableName.parse(request.snapshot.table ?? '');
      env.namespaces.check(table.namespace);
      const proc_id = await env.snapshots.restoreOrClone({
        user: userOf(call),
        snapshot: request.snapshot,
        table,
        restoreAcl: request.restoreACL ?? false,
        customSFT: request.customSFT || undefined,
        nonce: nonceOf(request),
        check: (descriptor) => checkTable(owner, descriptor),
      });
      return { proc_id };
    }),
    SwitchSnapshotCleanup: unary(pb.SetSnapshotCleanupRequest, pb.SetSnapshotCleanupResponse, async (request) => {
      owner.checkInitialized();
      const prev_snapshot_cleanup = await owner.switches.set('snapshot_cleanup_enabled', request.enabled);
      if (request.enabled && !prev_snapshot_cleanup) owner.cleanSnapshots();
      return { prev_snapshot_cleanup };
    }),
    IsSnapshotCleanupEnabled: unary(pb.IsSnapshotCleanupEnabledRequest, pb.IsSnapshotCleanupEnabledResponse, () => {
      owner.checkActive();
      return { enabled: owner.switches.isOn('snapshot_cleanup_enabled') };
    }),
  };
}

/** Begins to take one; the procedure's id. */
export async function takeSnapshot(
  owner: ServiceOwner,
  user: string,
  wanted: SnapshotDescription,
  nonce?: ReturnType<typeof nonceOf>,
): Promise<number> {
  checkEnabled(owner);
  const { env } = owner;
  const ttl = env.config.defaultSnapshotTtlSeconds;
  return env.snapshots.take(user, completeSnapshotDescription(wanted, env.clock.now(), ttl), nonce);
}

/** It becomes a folder's name. */
function nameOf({ name }: SnapshotDescription): string {
  checkSnapshotName(name);
  return name;
}

function checkEnabled(owner: ServiceOwner): void {
  if (owner.env.config.snapshotsEnabled) return;
  throw hbaseError(
    'UnsupportedOperationException',
    "To use snapshots, You must add to the hbase-site.xml of the HBase Master: 'hbase.snapshot.enabled' property with value 'true'.",
  );
}
