// A tree of files that knows what of it would survive a power loss: of a file's bytes those that were synced, of a folder's entries those whose
// change was synced. Changes of entries are kept as operations in order (a rename is one), and become durable when a folder they touch is synced.
import { StorageError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import type { FileEntry } from './file-storage.ts';

const CHUNK_BYTES = 256 * 1024;
/** As many zeros as tell all that more would. */
const AHEAD_BYTES = 64;

export class MemoryFile {
  readonly isDirectory = false;
  /** Each of CHUNK_BYTES, but the first, which grows up to it. */
  #chunks: Buffer[] = [];
  #length = 0;
  /** Offsets where a write ended beyond the synced length. */
  #pieces: number[] = [];
  synced = 0;
  modified: number;
  /** Of a log that a local disk would make longer ahead of what is written: what then stands behind it (LogOptions). */
  #endMark: Uint8Array | undefined;
  #isAhead = false;

  constructor(modified: number, endMark?: Uint8Array) {
    this.modified = modified;
    this.#endMark = endMark;
  }
  get length(): number {
    return this.#length;
  }
  append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const at = this.#length % CHUNK_BYTES;
      const count = Math.min(bytes.length - done, CHUNK_BYTES - at);
      this.#chunk(at + count).set(bytes.subarray(done, done + count), at);
      this.#length += count;
      done += count;
    }
    this.#pieces.push(this.#length);
  }
  /** The chunk that takes the next bytes, with room up to `end`. */
  #chunk(end: number): Buffer {
    const index = Math.floor(this.#length / CHUNK_BYTES);
    const chunk = this.#chunks[index];
    if (chunk !== undefined && chunk.length >= end) return chunk;
    const grown = Buffer.alloc(
      index > 0 ? CHUNK_BYTES : Math.min(CHUNK_BYTES, Math.max(end, 2 * (chunk?.length ?? 0), 64)),
    );
    chunk?.copy(grown);
    this.#chunks[index] = grown;
    return grown;
  }
  /** What stood there when `length` was asked is on the disk, and if `isExact` how long it is. */
  sync(length = this.#length, isExact = true): void {
    this.#isAhead = !isExact && this.#endMark !== undefined;
    this.synced = Math.max(this.synced, length);
    this.#pieces = this.#pieces.filter((end) => end > this.synced);
  }
  read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const at = (offset + done) % CHUNK_BYTES;
      const chunk = this.#chunks[Math.floor((offset + done) / CHUNK_BYTES)];
      done += chunk.copy(bytes, done, at, Math.min(chunk.length, at + length - done));
    }
    return bytes;
  }
  /** After a power loss. With chance some of what was not synced survives: a prefix, sometimes with its first write missing (zeros). */
  crashed(random: Random | undefined): MemoryFile {
    const file = new MemoryFile(this.modified);
    const extra = random === undefined ? 0 : random.below(this.#length - this.synced + 1);
    const bytes = this.read(0, this.synced + extra);
    const hole = this.#pieces[0];
    if (random !== undefined && hole !== undefined && hole < bytes.length && random.below(4) === 0) {
      bytes.fill(0, this.synced, hole);
    }
    file.append(bytes);
    if (random !== undefined && this.#isAhead && random.below(2) === 0) file.append(this.#behind(extra));
    file.sync();
    return file;
  }

  /** What of mark and zeros stands behind the content of which so many bytes that were not synced survive. */
  #behind(extra: number): Buffer {
    const ahead = Buffer.concat([this.#endMark ?? Buffer.alloc(0), Buffer.alloc(AHEAD_BYTES)]);
    // A whole write brings its own mark, a part of it lies over the one before.
    return this.synced + extra === this.#length ? ahead : ahead.subarray(Math.min(extra, AHEAD_BYTES));
  }
}

export class MemoryFolder {
  readonly isDirectory = true;
  readonly length = 0;
  readonly entries = new Map<string, MemoryNode>();
  readonly durable = new Map<string, MemoryNode>();
  readonly modified: number;
  constructor(modified: number) {
    this.modified = modified;
  }
}

export type MemoryNode = MemoryFile | MemoryFolder;

/** One entry set or taken away. */
interface Change {
  readonly folder: MemoryFolder;
  readonly name: string;
  readonly node: MemoryNode | undefined;
}

export class MemoryTree {
  root: MemoryFolder;
  #pending: Change[][] = [];

  constructor(root = new MemoryFolder(0)) {
    this.root = root;
  }

  find(path: string): MemoryNode | undefined {
    let node: MemoryNode = this.root;
    for (const part of partsOf(path)) {
      if (!node.isDirectory) return undefined;
      const next: MemoryNode | undefined = (node as MemoryFolder).entries.get(part);
      if (next === undefined) return undefined;
      node = next;
    }
    return node;
  }
  folder(path: string): MemoryFolder | undefined {
    const node = this.find(path);
    return node?.isDirectory ? (node as MemoryFolder) : undefined;
  }
  file(path: string): MemoryFile {
    const node = this.find(path);
    if (node === undefined) throw new StorageError('not-found', path, 'there is no such file');
    if (node.isDirectory) throw new StorageError('io', path, 'cannot open it: it is not a file');
    return node as MemoryFile;
  }

  /** Makes the folder with its parents, durably. */
  makeDirectory(path: string, now: number): MemoryFolder {
    let folder = this.root;
    for (const name of partsOf(path)) {
      let next = folder.entries.get(name);
      if (next === undefined) {
        next = new MemoryFolder(now);
        this.#change([{ folder, name, node: next }]);
        this.syncFolder(folder);
      }
      if (!next.isDirectory) throw new StorageError('io', path, 'cannot make the folder: a file is in its way');
      folder = next as MemoryFolder;
    }
    return folder;
  }

  add(path: string, node: MemoryNode): void {
    const { folder, name } = this.#place(path);
    if (folder.entries.has(name)) throw new StorageError('exists', path, 'cannot create it: it exists');
    this.#change([{ folder, name, node }]);
  }
  remove(path: string): boolean {
    if (this.find(path) === undefined) return false;
    const { folder, name } = this.#place(path);
    this.#change([{ folder, name, node: undefined }]);
    return true;
  }
  rename(source: string, target: string): void {
    const node = this.find(source);
    if (node === undefined) throw new StorageError('not-found', source, 'cannot rename it: there is no such file');
    const from = this.#place(source);
    const to = this.#place(target);
    if (to.folder.entries.has(to.name)) throw new StorageError('exists', target, 'cannot rename to it: it exists');
    this.#change([
      { ...to, node },
      { ...from, node: undefined },
    ]);
  }

  /** The folder's own entries are on the disk, and with them every operation that touched it. */
  syncFolder(folder: MemoryFolder): void {
    const kept: Change[][] = [];
    for (const operation of this.#pending) {
      if (operation.some((change) => change.folder === folder)) operation.forEach(persist);
      else kept.push(operation);
    }
    this.#pending = kept;
  }
  syncParent(path: string): void {
    const { folder } = this.#place(path);
    this.syncFolder(folder);
  }

  list(path: string): FileEntry[] {
    const folder = this.folder(path);
    if (folder === undefined) return [];
    return [...folder.entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, node]) => ({ name, isDirectory: node.isDirectory, length: node.length, modified: node.modified }));
  }

  /** A copy as the disk is found after a power loss now. With chance the first few of the unsynced changes of entries have got there too. */
  crashed(random: Random | undefined): MemoryTree {
    const survivors = random === undefined ? [] : this.#pending.slice(0, random.below(this.#pending.length + 1)).flat();
    const survived = new Map<MemoryFolder, Map<string, MemoryNode>>();
    for (const { folder, name, node } of survivors) {
      let entries = survived.get(folder);
      if (entries === undefined) survived.set(folder, (entries = new Map(folder.durable)));
      if (node === undefined) entries.delete(name);
      else entries.set(name, node);
    }
    const copy = (folder: MemoryFolder): MemoryFolder => {
      const result = new MemoryFolder(folder.modified);
      for (const [name, node] of survived.get(folder) ?? folder.durable) {
        const crashed = node.isDirectory ? copy(node as MemoryFolder) : (node as MemoryFile).crashed(random);
        result.entries.set(name, crashed);
        result.durable.set(name, crashed);
      }
      return result;
    };
    return new MemoryTree(copy(this.root));
  }

  #change(operation: Change[]): void {
    for (const { folder, name, node } of operation) {
      if (node === undefined) folder.entries.delete(name);
      else folder.entries.set(name, node);
    }
    this.#pending.push(operation);
  }

  #place(path: string): { folder: MemoryFolder; name: string } {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name === undefined) throw new StorageError('io', path, 'not a path below the root directory');
    const folder = this.folder(parts.join('/'));
    if (folder === undefined) throw new StorageError('not-found', path, 'its folder does not exist');
    return { folder, name };
  }
}

function persist({ folder, name, node }: Change): void {
  if (node === undefined) folder.durable.delete(name);
  else folder.durable.set(name, node);
}

function partsOf(path: string): string[] {
  if (path.startsWith('/') || path.split('/').includes('..')) {
    throw new StorageError('io', path, 'not a path below the root directory');
  }
  return path.split('/').filter((part) => part !== '');
}
