// What the methods of MasterService see of the master that serves them.

import { hbaseError } from '../../base/errors.ts';
import type { ServerName } from '../../model/server-name.ts';
import { longToBigInt } from '../../proto/long.ts';
import type { RpcCall, RpcMethod } from '../../rpc/service.ts';
import type { Balancer } from '../balancer/balancer.ts';
import type { CatalogJanitor } from '../catalog-janitor.ts';
import type { HbckChore } from '../hbck/hbck-chore.ts';
import type { MasterServices } from '../master-services.ts';
import type { MasterSwitches } from '../master-switches.ts';
import type { MobCompactions } from '../mob/mob-compactions.ts';
import type { Normalizer } from '../normalizer/normalizer.ts';
import type { PreparedProcedure } from '../procedure/prepared-procedure.ts';
import type { NonceKey } from '../procedure/procedure.ts';

export interface ServiceOwner {
  /** Throws ServerNotRunningYetException unless this is the active master with its store open. */
  checkActive(): void;
  /** Throws PleaseHoldException until clients are served. */
  checkInitialized(): void;
  readonly env: MasterServices;
  readonly switches: MasterSwitches;
  readonly janitor: CatalogJanitor;
  readonly hbck: HbckChore;
  readonly balancer: Balancer;
  readonly normalizer: Normalizer;
  readonly mobCompactions: MobCompactions;
  readonly clusterId: string;
  readonly infoPort: number;
  backupMasters(): readonly ServerName[];
  clean(): Promise<void>;
  /** Begins to remove snapshots past their time. */
  cleanSnapshots(): void;
  setDraining(servers: readonly ServerName[], draining: boolean): Promise<void>;
  flushStore(): Promise<void>;
  /** Reads the master's settings again. */
  updateConfig(): Promise<void>;
  requestStop(what: 'cluster' | 'master'): void;
}

export type Methods = Record<string, RpcMethod>;

export function nonceOf(request: { nonce_group?: unknown; nonce?: unknown }): NonceKey | undefined {
  const key = { group: longToBigInt(request.nonce_group as never), nonce: longToBigInt(request.nonce as never) };
  return key.group === 0n && key.nonce === 0n ? undefined : key;
}

/** The id that the request's nonce stands for already: a repeat whose first answer was lost. */
export function knownProcId(
  owner: ServiceOwner,
  request: { nonce_group?: unknown; nonce?: unknown },
): { proc_id: number } | undefined {
  owner.checkInitialized();
  const procId = owner.env.executor.procIdOfNonce(nonceOf(request));
  return procId === undefined ? undefined : { proc_id: procId };
}

/** Its id, once its first checks passed. Throws what they found. */
export async function submitPrepared(
  owner: ServiceOwner,
  procedure: PreparedProcedure<number>,
  nonce: NonceKey | undefined,
): Promise<{ proc_id: number }> {
  const procId = await owner.env.executor.submit(procedure, nonce);
  // A repeat that raced us: the first one answers.
  if (procedure.procId === procId) await procedure.prepared;
  return { proc_id: procId };
}

export function userOf(call: RpcCall): string {
  return call.user || 'unknown';
}

/** A method that this release does not have: says so, for good. */
export function refused(what: string): RpcMethod {
  return () => {
    throw hbaseError('UnsupportedOperationException', `${what} is not supported by this server`);
  };
}
