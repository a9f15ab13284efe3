import { StorageError } from '../base/errors.ts';
import { type Disk, type Operation, observeFiles, observeLogs } from './wrapped-storage.ts';

/**
 * io: the operation fails and does nothing. no-space: it and all later ones that take space fail, until `restoreSpace`. sync: the first sync from
 * it on fails (a log's append with its bytes).
 */
export type Failure = 'io' | 'no-space' | 'sync';

export interface FaultPlan {
  /** Which operation that changes the disk fails, from 0; counted over files and logs. Infinity: none. */
  readonly operation: number;
  readonly failure: Failure;
  /** After it everything fails, as on a disk that has gone. */
  readonly forever?: boolean;
}

/** A disk whose n-th operation fails. */
export class FaultStorage implements Disk {
  readonly files: Disk['files'];
  readonly logs: Disk['logs'];
  /** Operations so far, the failed ones included. */
  operations = 0;
  /** What failed first. */
  failed: Operation | undefined;
  #plan: FaultPlan;

  constructor(disk: Disk, plan: FaultPlan) {
    this.#plan = plan;
    const observer = (operation: Operation) => this.#before(operation);
    this.files = observeFiles(disk.files, observer);
    this.logs = observeLogs(disk.logs, observer, (callback) => callback());
  }

  /** From this operation on it fails, whatever was planned. */
  failFrom(operation: number): void {
    this.#plan = { ...this.#plan, operation };
  }

  /** Ends a lack of space. */
  restoreSpace(): void {
    this.#plan = { operation: Infinity, failure: 'io' };
  }

  #before(operation: Operation): void {
    const reached = this.operations++ >= this.#plan.operation;
    if (!reached || !this.#hits(operation)) return;
    this.failed ??= operation;
    const { name, path } = operation;
    const { failure } = this.#plan;
    if (failure === 'no-space') throw new StorageError('no-space', path, `cannot ${name}: no space left on the disk`);
    throw new StorageError('io', path, `cannot ${name}: an input/output error was injected`);
  }

  #hits({ kind, bytes }: Operation): boolean {
    const { failure, forever } = this.#plan;
    if (failure === 'no-space') return kind === 'space' || (bytes ?? 0) > 0;
    if (this.failed !== undefined) return forever === true;
    return failure === 'io' || kind === 'sync';
  }
}
