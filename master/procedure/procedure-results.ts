import type { Clock } from '../../base/clock.ts';
import type { NonceKey, Procedure } from './procedure.ts';

/** Finished procedures, kept for clients that poll, and which nonce stands for which procedure. */
export class ProcedureResults<Env> {
  #clock: Clock;
  #ttlMs: number;
  #finished = new Map<number, { readonly procedure: Procedure<Env>; readonly at: number }>();
  #nonces = new Map<string, number>();
  #listeners = new Map<number, (() => void)[]>();

  constructor(clock: Clock, ttlMs: number) {
    this.#clock = clock;
    this.#ttlMs = ttlMs;
  }

  get(procId: number): Procedure<Env> | undefined {
    return this.#finished.get(procId)?.procedure;
  }
  all(): Procedure<Env>[] {
    return [...this.#finished.values()].map(({ procedure }) => procedure);
  }
  add(procedure: Procedure<Env>, at = this.#clock.now()): void {
    this.#finished.set(procedure.procId, { procedure, at });
  }

  noteNonce(key: NonceKey | undefined, procId: number): void {
    const text = textOf(key);
    if (text !== undefined) this.#nonces.set(text, procId);
  }
  procIdOf(key: NonceKey | undefined): number | undefined {
    const text = textOf(key);
    return text === undefined ? undefined : this.#nonces.get(text);
  }

  /** Resolves when `tell` is called for the procedure. */
  whenTold(procId: number): Promise<void> {
    return new Promise((resolve) => {
      const listeners = this.#listeners.get(procId);
      if (listeners === undefined) this.#listeners.set(procId, [resolve]);
      else listeners.push(resolve);
    });
  }
  tell(procId: number): void {
    for (const listener of this.#listeners.get(procId) ?? []) listener();
    this.#listeners.delete(procId);
  }

  /** Forgets those past their time, with their nonces; their ids. */
  evict(): number[] {
    const now = this.#clock.now();
    const old = [...this.#finished].filter(([, { at }]) => now - at >= this.#ttlMs);
    for (const [procId, { procedure }] of old) {
      this.#finished.delete(procId);
      const nonce = textOf(procedure.nonceKey);
      if (nonce !== undefined) this.#nonces.delete(nonce);
    }
    return old.map(([procId]) => procId);
  }
}

/** Undefined for no nonce. */
function textOf(key: NonceKey | undefined): string | undefined {
  return key === undefined || (key.group === 0n && key.nonce === 0n) ? undefined : `${key.group}:${key.nonce}`;
}
