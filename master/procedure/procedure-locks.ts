// Who may change what at the same time. A procedure asks for all it needs at once and gets it when nothing conflicts with holders, nor
// with those that asked before it, so that nobody starves. What an ancestor holds is free to its descendants.
import type { TableName } from '../../model/table-name.ts';

export type LockedKind = 'server' | 'namespace' | 'table' | 'region' | 'meta';

export interface LockRequest {
  readonly kind: LockedKind;
  readonly name: string;
  readonly exclusive: boolean;
  /** Does not queue behind those that wait: who holds the lock now may be waiting for this one. */
  readonly overtakes?: boolean;
}

/**
 * A table, and with it its namespace shared: who has that alone keeps out all that concerns its tables. But for those of the system: whoever makes
 * its namespace waits for hbase:namespace to be open.
 */
export function tableLocks(table: TableName, exclusive: boolean, overtakes = false): LockRequest[] {
  const own: LockRequest = { kind: 'table', name: table.name, exclusive, overtakes };
  if (table.isSystem) return [own];
  return [{ kind: 'namespace', name: table.namespace, exclusive: false, overtakes }, own];
}

export interface LockOwner {
  readonly procId: number;
  /** Itself, its parent, and so on up to the root. */
  readonly lineage: readonly number[];
}

interface Resource {
  readonly kind: LockedKind;
  readonly name: string;
  exclusive: number | undefined;
  shared: Map<number, number>;
}

interface Waiter {
  readonly owner: LockOwner;
  readonly requests: readonly LockRequest[];
  readonly granted: () => void;
}

export interface LockReport {
  readonly kind: LockedKind;
  readonly name: string;
  readonly exclusive: number | undefined;
  readonly shared: readonly number[];
  readonly waiting: readonly number[];
}

export class ProcedureLocks {
  #resources = new Map<string, Resource>();
  #waiters: Waiter[] = [];

  /** At once, or false. */
  tryAcquire(owner: LockOwner, requests: readonly LockRequest[]): boolean {
    if (!this.#isFree(owner, requests) || this.#mustQueue(owner, requests, this.#waiters)) return false;
    this.#take(owner, requests);
    return true;
  }

  /** Resolves when all are held. */
  acquire(owner: LockOwner, requests: readonly LockRequest[]): Promise<void> | undefined {
    if (this.tryAcquire(owner, requests)) return undefined;
    return new Promise((granted) => {
      this.#waiters.push({ owner, requests, granted });
    });
  }

  release(owner: LockOwner, requests: readonly LockRequest[]): void {
    for (const request of requests) {
      const key = keyOf(request);
      const resource = this.#resources.get(key);
      if (resource === undefined) continue;
      if (request.exclusive) {
        if (resource.exclusive === owner.procId) resource.exclusive = undefined;
      } else removeShare(resource, owner.procId);
      if (resource.exclusive === undefined && resource.shared.size === 0) this.#resources.delete(key);
    }
    this.#grantWaiters();
  }

  /** Somebody holds it alone, or waits to. */
  isClaimed(kind: LockedKind, name: string): boolean {
    if (this.#resources.get(keyOf({ kind, name, exclusive: true }))?.exclusive !== undefined) return true;
    const wish: LockRequest = { kind, name, exclusive: false };
    return this.#waiters.some(({ requests }) => requests.some((request) => conflicts(request, wish)));
  }

  report(): LockReport[] {
    return [...this.#resources.values()].map((resource) => ({
      kind: resource.kind,
      name: resource.name,
      exclusive: resource.exclusive,
      shared: [...resource.shared.keys()],
      waiting: this.#waiters
        .filter((waiter) => waiter.requests.some((r) => r.kind === resource.kind && r.name === resource.name))
        .map((waiter) => waiter.owner.procId),
    }));
  }

  #isFree(owner: LockOwner, requests: readonly LockRequest[]): boolean {
    return requests.every((request) => {
      const resource = this.#resources.get(keyOf(request));
      if (resource === undefined) return true;
      if (resource.exclusive !== undefined) return owner.lineage.includes(resource.exclusive);
      if (!request.exclusive) return true;
      for (const holder of resource.shared.keys()) if (!owner.lineage.includes(holder)) return false;
      return true;
    });
  }

  /** True when somebody who came before wants what conflicts, unless an ancestor already holds it: that one waits for us. */
  #mustQueue(owner: LockOwner, requests: readonly LockRequest[], before: readonly Waiter[]): boolean {
    return before.some((waiter) =>
      waiter.requests.some((theirs) =>
        requests.some(
          (ours) => ours.overtakes !== true && conflicts(ours, theirs) && !this.#heldByAncestor(owner, ours),
        ),
      ),
    );
  }

  #heldByAncestor(owner: LockOwner, request: LockRequest): boolean {
    const resource = this.#resources.get(keyOf(request));
    if (resource === undefined) return false;
    if (resource.exclusive !== undefined && owner.lineage.includes(resource.exclusive)) return true;
    return [...resource.shared.keys()].some((holder) => owner.lineage.includes(holder));
  }

  #take(owner: LockOwner, requests: readonly LockRequest[]): void {
    for (const request of requests) {
      const key = keyOf(request);
      let resource = this.#resources.get(key);
      if (resource === undefined) {
        resource = { kind: request.kind, name: request.name, exclusive: undefined, shared: new Map() };
        this.#resources.set(key, resource);
      }
      // Under an ancestor's exclusive lock nothing more is to be noted: it is released last.
      if (resource.exclusive !== undefined) continue;
      if (request.exclusive) resource.exclusive = owner.procId;
      else resource.shared.set(owner.procId, (resource.shared.get(owner.procId) ?? 0) + 1);
    }
  }

  #grantWaiters(): void {
    const remaining: Waiter[] = [];
    const granted: Waiter[] = [];
    for (const waiter of this.#waiters) {
      if (this.#isFree(waiter.owner, waiter.requests) && !this.#mustQueue(waiter.owner, waiter.requests, remaining)) {
        this.#take(waiter.owner, waiter.requests);
        granted.push(waiter);
      } else remaining.push(waiter);
    }
    this.#waiters = remaining;
    for (const waiter of granted) waiter.granted();
  }
}

function keyOf(request: LockRequest): string {
  return `${request.kind}:${request.name}`;
}

function conflicts(a: LockRequest, b: LockRequest): boolean {
  return a.kind === b.kind && a.name === b.name && (a.exclusive || b.exclusive);
}

function removeShare(resource: Resource, procId: number): void {
  const count = resource.shared.get(procId);
  if (count === undefined) return;
  if (count > 1) resource.shared.set(procId, count - 1);
  else resource.shared.delete(procId);
}
