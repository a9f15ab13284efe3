import type { Random } from '../../base/random.ts';
import { PASSWORD_BYTES } from './protocol.ts';
import type { StoredSession } from './tree-records.ts';

/** What a session is attached to. */
export interface SessionConnection {
  /** Requests of it wait here, through no fault of the client: it must not run out meanwhile. */
  readonly isHeldBack: boolean;
}

export interface Session {
  readonly id: bigint;
  readonly password: Buffer;
  timeoutMs: number;
  /** Opened by this process, which ends it at its next start. */
  readonly isOwn: boolean;
  /** Monotonic time after which it has expired. */
  deadline: number;
  connection: SessionConnection | undefined;
}

/** The sessions that live, and which of them the store does not have yet. */
export class SessionTable {
  readonly #sessions = new Map<bigint, Session>();
  readonly #dirty = new Set<bigint>();
  readonly #random: Random;
  constructor(random: Random) {
    this.#random = random;
  }
  get size(): number {
    return this.#sessions.size;
  }
  get(id: bigint): Session | undefined {
    return this.#sessions.get(id);
  }
  all(): Iterable<Session> {
    return this.#sessions.values();
  }
  create(timeoutMs: number, isOwn: boolean, now: number): Session {
    const id = this.#freshId();
    const password = this.#random.bytes(PASSWORD_BYTES);
    const session = { id, password, timeoutMs, isOwn, deadline: now + timeoutMs, connection: undefined };
    this.#sessions.set(id, session);
    this.#dirty.add(id);
    return session;
  }
  /** One from before a restart, with its whole timeout ahead. */
  restore(stored: StoredSession, now: number): void {
    const { sessionId: id, password, timeoutMs, isOwn } = stored;
    this.#sessions.set(id, { id, password, timeoutMs, isOwn, deadline: now + timeoutMs, connection: undefined });
  }
  /** The session was heard of. */
  touch(session: Session, now: number): void {
    session.deadline = now + session.timeoutMs;
  }
  negotiate(session: Session, timeoutMs: number): void {
    if (session.timeoutMs === timeoutMs) return;
    session.timeoutMs = timeoutMs;
    this.#dirty.add(session.id);
  }
  remove(session: Session): void {
    this.#sessions.delete(session.id);
    this.#dirty.add(session.id);
  }
  /** Nobody could be heard for so long: that does not count. */
  extendAll(ms: number): void {
    for (const session of this.#sessions.values()) session.deadline += ms;
  }
  expired(now: number): Session[] {
    const expired: Session[] = [];
    for (const session of this.#sessions.values()) {
      if (session.connection?.isHeldBack) session.deadline = Math.max(session.deadline, now + session.timeoutMs);
      else if (session.deadline <= now) expired.push(session);
    }
    return expired;
  }
  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }
  takeDirty(): bigint[] {
    const ids = [...this.#dirty];
    this.#dirty.clear();
    return ids;
  }
  /** Positive, and with a top byte that marks no container or TTL node. */
  #freshId(): bigint {
    for (;;) {
      const bytes = this.#random.bytes(8);
      bytes[0] = 1;
      const id = bytes.readBigInt64BE(0);
      if (!this.#sessions.has(id)) return id;
    }
  }
}
