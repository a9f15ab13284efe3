import type { Connection } from '../base/transport.ts';

// What is to be sent on one connection: small replies side by side in a piece of memory, so that one turn's replies go out in one write;
// large cell blocks as they are. Sent memory is never written again, the next replies go behind it.

const PIECE_BYTES = 16 * 1024;
/** Cell blocks from this size on are handed to the socket without a copy. */
const LARGE_BYTES = 8 * 1024;

export class OutputBuffer {
  /** Where to write after `reserve`. */
  bytes: Buffer = Buffer.alloc(0);
  /** Bytes not handed to the connection yet. */
  pendingBytes = 0;
  #start = 0;
  #end = 0;
  #full: Uint8Array[] = [];
  #onSent: (() => void)[] = [];

  /** Makes room for `length` bytes in `bytes` and returns the offset to write at; all of them must be written. */
  reserve(length: number): number {
    if (this.bytes.length - this.#end < length) this.#nextPiece(length);
    const at = this.#end;
    this.#end += length;
    this.pendingBytes += length;
    return at;
  }

  /** Adds bytes: copied when small, otherwise *shared* until sent. */
  append(bytes: Uint8Array): void {
    if (bytes.length < LARGE_BYTES) {
      const at = this.reserve(bytes.length);
      this.bytes.set(bytes, at);
      return;
    }
    this.#closePiece();
    this.#full.push(bytes);
    this.pendingBytes += bytes.length;
  }

  /** To be called once all that was added so far is sent, if the connection can tell. */
  whenSent(callback: () => void): void {
    this.#onSent.push(callback);
  }

  /** Hands everything to the connection. False when it is above its high-water mark. */
  flush(connection: Connection): boolean {
    this.#closePiece();
    let below = true;
    const together = this.#full.length > 1;
    if (together) connection.cork?.();
    const last = this.#full.length - 1;
    const onSent = this.#takeCallbacks();
    for (let i = 0; i <= last; i++) below = connection.write(this.#full[i], i === last ? onSent : undefined);
    if (together) connection.uncork?.();
    this.#full = [];
    this.pendingBytes = 0;
    return below;
  }

  clear(): void {
    this.#full = [];
    this.#onSent = [];
    this.#start = this.#end;
    this.pendingBytes = 0;
  }

  #takeCallbacks(): (() => void) | undefined {
    if (this.#onSent.length === 0) return undefined;
    const callbacks = this.#onSent;
    this.#onSent = [];
    return () => {
      for (const callback of callbacks) callback();
    };
  }

  #closePiece(): void {
    if (this.#end === this.#start) return;
    this.#full.push(this.bytes.subarray(this.#start, this.#end));
    this.#start = this.#end;
  }

  #nextPiece(length: number): void {
    this.#closePiece();
    this.bytes = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, length));
    this.#start = 0;
    this.#end = 0;
  }
}
