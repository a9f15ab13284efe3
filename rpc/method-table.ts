import type { RpcMethod, RpcService } from './service.ts';

interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly method: RpcMethod;
}

/** A service's methods, found by the bytes of their name: no string for a request. */
export class MethodTable {
  readonly service: RpcService;
  readonly #byHash = new Map<number, Entry[]>();

  constructor(service: RpcService) {
    this.service = service;
    for (const [name, method] of Object.entries(service.methods)) {
      const bytes = Buffer.from(name);
      const hash = hashOf(bytes, 0, bytes.length);
      const entries = this.#byHash.get(hash);
      if (entries === undefined) this.#byHash.set(hash, [{ name, bytes, method }]);
      else entries.push({ name, bytes, method });
    }
  }

  find(bytes: Buffer, offset: number, length: number): Entry | undefined {
    const entries = this.#byHash.get(hashOf(bytes, offset, length));
    if (entries === undefined) return undefined;
    for (const entry of entries) if (isSame(entry.bytes, bytes, offset, length)) return entry;
    return undefined;
  }
}

function hashOf(bytes: Buffer, offset: number, length: number): number {
  let hash = length;
  for (let i = offset; i < offset + length; i++) hash = (hash * 31 + bytes[i]) | 0;
  return hash;
}

function isSame(name: Buffer, bytes: Buffer, offset: number, length: number): boolean {
  if (name.length !== length) return false;
  for (let i = 0; i < length; i++) if (name[i] !== bytes[offset + i]) return false;
  return true;
}
