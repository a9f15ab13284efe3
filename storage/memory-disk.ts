import { type Clock, systemClock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import type { CloseOptions, FileEntry, FileStorage, FileWriter, RandomAccessFile } from './file-storage.ts';
import type { LogOptions, LogStorage, LogWriter, SyncLevel } from './log-storage.ts';
import { MemoryFile, MemoryTree } from './memory-tree.ts';

export interface MemoryDiskOptions {
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
}

/** Files and logs over one tree in memory. */
export class MemoryDisk {
  readonly files: FileStorage;
  readonly logs: LogStorage;
  #disk: Disk;

  constructor(options: MemoryDiskOptions = {}, tree = new MemoryTree()) {
    this.#disk = { tree, clock: options.clock ?? systemClock, scheduler: options.scheduler ?? systemScheduler };
    this.files = new MemoryFileStorage(this.#disk);
    this.logs = new MemoryLogStorage(this.#disk);
  }

  /** The disk as it is found after a power loss at this moment; this one is left as it is. `random` lets some of what was not synced survive. */
  crashClone(options: { random?: Random } & MemoryDiskOptions = {}): MemoryDisk {
    const { clock, scheduler } = { ...this.#disk, ...options };
    return new MemoryDisk({ clock, scheduler }, this.#disk.tree.crashed(options.random));
  }
}

interface Disk {
  readonly tree: MemoryTree;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** What changes the disk takes at least a turn, so that a crash can come between the change and its sync. */
function turn(disk: Disk): Promise<void> {
  return new Promise((resolve) => disk.scheduler.endOfTurn(resolve));
}

class MemoryDirectory {
  readonly disk: Disk;
  constructor(disk: Disk) {
    this.disk = disk;
  }
  async list(path: string): Promise<FileEntry[]> {
    return this.disk.tree.list(path);
  }
  async open(path: string): Promise<RandomAccessFile> {
    return new MemoryRandomAccessFile(path, this.disk.tree.file(path));
  }
  async delete(path: string): Promise<boolean> {
    const { tree } = this.disk;
    if (!tree.remove(path)) return false;
    await turn(this.disk);
    if (tree.folder(parentOf(path)) !== undefined) tree.syncParent(path);
    return true;
  }
  async deleteEmptyFolder(path: string): Promise<boolean> {
    return (this.disk.tree.folder(path)?.entries.size ?? 1) === 0 && this.delete(path);
  }
  async rename(source: string, target: string): Promise<void> {
    const { tree, clock } = this.disk;
    tree.makeDirectory(parentOf(target), clock.now());
    tree.rename(source, target);
    await turn(this.disk);
    if (tree.folder(parentOf(target)) !== undefined) tree.syncParent(target);
    if (tree.folder(parentOf(source)) !== undefined) tree.syncParent(source);
  }
}

class MemoryFileStorage extends MemoryDirectory implements FileStorage {
  readonly capabilities = { rename: true };

  async create(path: string): Promise<FileWriter> {
    const { tree, clock } = this.disk;
    tree.makeDirectory(parentOf(path), clock.now());
    const file = new MemoryFile(clock.now());
    tree.add(path, file);
    return new MemoryFileWriter(path, file, this.disk);
  }
  async writeFile(path: string, bytes: Uint8Array): Promise<void> {
    const { tree, clock } = this.disk;
    tree.makeDirectory(parentOf(path), clock.now());
    if (tree.find(path) !== undefined) throw new StorageError('exists', path, 'cannot write it: it exists');
    const file = new MemoryFile(clock.now());
    file.append(bytes);
    file.sync();
    tree.add(path, file);
    await turn(this.disk);
    if (tree.folder(parentOf(path)) !== undefined) tree.syncParent(path);
  }
  async readFile(path: string): Promise<Buffer> {
    const file = this.disk.tree.file(path);
    return file.read(0, file.length);
  }
  async stat(path: string): Promise<FileEntry | undefined> {
    const node = this.disk.tree.find(path);
    if (node === undefined) return undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { name, isDirectory: node.isDirectory, length: node.length, modified: node.modified };
  }
  async makeDirectory(path: string): Promise<void> {
    this.disk.tree.makeDirectory(path, this.disk.clock.now());
  }
}

class MemoryFileWriter implements FileWriter {
  readonly path: string;
  #file: MemoryFile;
  #disk: Disk;
  #closed = false;
  constructor(path: string, file: MemoryFile, disk: Disk) {
    this.path = path;
    this.#file = file;
    this.#disk = disk;
  }
  get length(): number {
    return this.#file.length;
  }
  async write(bytes: Uint8Array): Promise<void> {
    this.#check('write to it');
    this.#file.append(bytes);
    this.#file.modified = this.#disk.clock.now();
  }
  async sync(): Promise<void> {
    this.#check('sync it');
    const length = this.#file.length;
    await turn(this.#disk);
    this.#file.sync(length);
  }
  async close({ isTemporary = false }: CloseOptions = {}): Promise<void> {
    this.#check('close it');
    this.#closed = true;
    await turn(this.#disk);
    this.#file.sync();
    const { tree } = this.#disk;
    if (!isTemporary && tree.folder(parentOf(this.path)) !== undefined) tree.syncParent(this.path);
  }
  async abort(): Promise<void> {
    this.#closed = true;
    if (this.#disk.tree.find(this.path) === this.#file) this.#disk.tree.remove(this.path);
  }
  #check(doing: string): void {
    if (this.#closed) throw new StorageError('closed', this.path, `cannot ${doing}: it is closed`);
  }
}

class MemoryRandomAccessFile implements RandomAccessFile {
  readonly path: string;
  readonly length: number;
  #file: MemoryFile;
  #closed = false;
  constructor(path: string, file: MemoryFile) {
    this.path = path;
    this.#file = file;
    this.length = file.length;
  }
  async read(offset: number, length: number): Promise<Buffer> {
    return this.tryReadSync(offset, length);
  }
  tryReadSync(offset: number, length: number): Buffer {
    if (this.#closed) throw new StorageError('closed', this.path, 'cannot read it: it is closed');
    if (offset < 0 || length < 0 || offset + length > this.length) {
      throw new StorageError('io', this.path, `cannot read ${length} bytes at ${offset}: it has ${this.length}`);
    }
    return this.#file.read(offset, length);
  }
  async close(): Promise<void> {
    this.#closed = true;
  }
}

class MemoryLogStorage extends MemoryDirectory implements LogStorage {
  async createFolder(folder: string): Promise<void> {
    this.disk.tree.makeDirectory(folder, this.disk.clock.now());
  }
  async create(path: string, { endMark }: LogOptions = {}): Promise<LogWriter> {
    const { tree, clock } = this.disk;
    const folder = tree.folder(parentOf(path));
    if (folder === undefined) throw new StorageError('fenced', path, 'cannot create it: its folder is gone');
    const file = new MemoryFile(clock.now(), endMark);
    tree.add(path, file);
    await turn(this.disk);
    tree.syncFolder(folder);
    return new MemoryLogWriter(path, file, this.disk, () => tree.folder(parentOf(path)) !== folder);
  }
  async fence(folder: string, target: string): Promise<boolean> {
    if (this.disk.tree.find(folder) === undefined) return false;
    await this.rename(folder, target);
    return true;
  }
}

class MemoryLogWriter implements LogWriter {
  readonly path: string;
  readonly isFenced: () => boolean;
  #file: MemoryFile;
  #disk: Disk;
  #closed = false;
  constructor(path: string, file: MemoryFile, disk: Disk, isFenced: () => boolean) {
    this.path = path;
    this.#file = file;
    this.#disk = disk;
    this.isFenced = isFenced;
  }
  get length(): number {
    return this.#file.length;
  }
  append(bytes: Uint8Array, sync: SyncLevel, done: (error?: Error) => void): void {
    if (this.#closed) {
      const error = new StorageError('closed', this.path, 'cannot append to it: it is closed');
      this.#disk.scheduler.endOfTurn(() => done(error));
      return;
    }
    this.#file.append(bytes);
    this.#file.modified = this.#disk.clock.now();
    const length = this.#file.length;
    this.#disk.scheduler.endOfTurn(() => {
      if (sync !== 'none') this.#file.sync(length, sync === 'full');
      done();
    });
  }
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await turn(this.#disk);
    this.#file.sync();
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}
