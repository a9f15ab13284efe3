// The simulated shared storage: one tree, and a handle of it for each process. Each call is several events: what it changes, what makes that
// durable, and the answer; others may come between any two. A killed process's handle does nothing more; a paused one's goes on with what was under
// way, and the answer waits. The whole disk can lose its power, and single operations or all that take space can fail.
import { StorageError } from '../../base/errors.ts';
import type { FileEntry, FileStorage, FileWriter, RandomAccessFile } from '../../storage/file-storage.ts';
import type { LogOptions, LogStorage, LogWriter, SyncLevel } from '../../storage/log-storage.ts';
import { MemoryFile, type MemoryFolder, type MemoryNode, MemoryTree } from '../../storage/memory-tree.ts';
import type { OutsideFiles } from '../../storage/outside-files.ts';
import type { Disk } from '../../storage/wrapped-storage.ts';
import type { SimProcess } from './sim-process.ts';
import { EPOCH_MS, type Lane, type Simulation } from './simulation.ts';

/** Syncs what was written so far, and may fail in its place. */
type Step = () => void;

export class SimDisk {
  readonly sim: Simulation;
  tree = new MemoryTree();
  /** Nothing that takes space succeeds. */
  isFull = false;
  /** Who made a file, or gave it this name. */
  readonly creators = new Map<string, SimProcess>();
  /** Host → one in how many of its operations fails. */
  readonly failing = new Map<string, number>();
  /** Slow syncs: one in how many, and how long. */
  slowSyncShare = 0;
  slowSyncMs = 300;

  constructor(sim: Simulation) {
    this.sim = sim;
  }

  handleOf(process: SimProcess): Disk {
    return { files: new SimFiles(this, process), logs: new SimLogs(this, process) };
  }
  /** The root directory is the disk's own root: `file:/a/b` is `a/b`. By the seed, files that users bring are linked, or copied, or of another disk. */
  outsideOf(process: SimProcess): OutsideFiles {
    return new SimOutsideFiles(
      new SimFiles(this, process),
      (['link', 'copy', 'link', 'other disk'] as const)[this.sim.seed % 4],
    );
  }

  /** All that was not synced is gone, or a part of it. Every process of the cluster must be dead by now. */
  losePower(): void {
    this.tree = this.tree.crashed(this.sim.chaos);
  }

  get now(): number {
    return EPOCH_MS + this.sim.now;
  }

  latency(isSync: boolean): number {
    const { random } = this.sim;
    if (!isSync) return 0.01 + random.fraction() * 0.1;
    const usual = 0.1 + random.fraction() * 1.5;
    if (this.slowSyncShare > 0 && random.fraction() < this.slowSyncShare)
      return usual + random.fraction() * this.slowSyncMs;
    return usual;
  }

  checkSpace(path: string): void {
    if (this.isFull) throw new StorageError('no-space', path, 'cannot write it: no space left on the disk');
  }
  checkWorks(process: SimProcess, path: string): void {
    const share = this.failing.get(process.host);
    if (share !== undefined && this.sim.chaos.below(share) === 0)
      throw new StorageError('io', path, 'an input/output error was injected');
  }
}

/** The calls that files and logs have in common, and how a call is made of events. */
class SimDirectory {
  readonly disk: SimDisk;
  readonly process: SimProcess;

  constructor(disk: SimDisk, process: SimProcess) {
    this.disk = disk;
    this.process = process;
  }

  get tree(): MemoryTree {
    return this.disk.tree;
  }

  /**
   * One event of the disk, then the next step, at last the answer in an event of the process. What was under way when the disk lost its power
   * fails: only clients live to hear of it.
   */
  async call<T>(label: string, path: string, steps: readonly Step[], answer: () => T): Promise<T> {
    const { disk, process } = this;
    const { tree } = disk;
    return new Promise<T>((resolve, reject) => {
      const run = (index: number) => {
        const isSync = index > 0;
        disk.sim.after(disk.latency(isSync), `disk ${process.name} ${label}.${index} ${path}`, () => {
          if (!process.isAlive) return;
          let value: T;
          try {
            disk.checkWorks(process, path);
            if (disk.tree !== tree) throw new StorageError('io', path, 'the disk lost its power');
            if (index < steps.length) {
              steps[index]();
              run(index + 1);
              return;
            }
            value = answer();
          } catch (error) {
            process.after(0, 'io', `failed ${label} ${path}`, () => reject(error));
            return;
          }
          process.after(0, 'io', `done ${label} ${path}`, () => resolve(value));
        });
      };
      run(0);
    });
  }

  list(path: string): Promise<FileEntry[]> {
    return this.call('list', path, [], () => this.tree.list(path));
  }
  open(path: string): Promise<RandomAccessFile> {
    return this.call('open', path, [], () => new SimReader(this, path, this.tree.file(path)));
  }
  /** A folder goes entry by entry. */
  async delete(path: string): Promise<boolean> {
    const node = await this.call('look', path, [], () => this.tree.find(path));
    if (node === undefined) return false;
    await this.#remove(path, node);
    return true;
  }
  async #remove(path: string, node: MemoryNode): Promise<void> {
    if (node.isDirectory)
      for (const [name, child] of [...(node as MemoryFolder).entries].sort(([a], [b]) => (a < b ? -1 : 1)))
        await this.#remove(`${path}/${name}`, child);
    await this.call('delete', path, [() => this.tree.remove(path), () => this.syncParent(path)], () => undefined);
  }
  deleteEmptyFolder(path: string): Promise<boolean> {
    let isEmpty = false;
    const remove = () => {
      isEmpty = (this.tree.folder(path)?.entries.size ?? 1) === 0;
      if (isEmpty) this.tree.remove(path);
    };
    return this.call('delete', path, [remove, () => this.syncParent(path)], () => isEmpty);
  }
  async rename(source: string, target: string): Promise<void> {
    const steps = [
      () => void this.tree.makeDirectory(parentOf(target), this.disk.now),
      () => {
        this.tree.rename(source, target);
        this.disk.creators.set(target, this.process);
      },
      () => this.syncParent(target),
      () => this.syncParent(source),
    ];
    await this.call('rename', `${source} ${target}`, steps, () => undefined);
  }
  syncParent(path: string): void {
    if (this.tree.folder(parentOf(path)) !== undefined) this.tree.syncParent(path);
  }
}

class SimFiles extends SimDirectory implements FileStorage {
  readonly capabilities = { rename: true };

  async create(path: string): Promise<FileWriter> {
    const file = new MemoryFile(this.disk.now);
    const steps = [
      () => {
        this.disk.checkSpace(path);
        this.tree.makeDirectory(parentOf(path), this.disk.now);
        this.tree.add(path, file);
        this.disk.creators.set(path, this.process);
      },
    ];
    return this.call('create', path, steps, () => new SimWriter(this, path, file));
  }
  /** As on a local disk: under another name first, so that nobody ever finds a part of it. */
  async writeFile(path: string, bytes: Uint8Array): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const parent = parentOf(path);
    const temporary = `${parent === '' ? '' : `${parent}/`}.${name}.writing`;
    const file = new MemoryFile(this.disk.now);
    const steps = [
      () => {
        this.disk.checkSpace(path);
        this.tree.makeDirectory(parent, this.disk.now);
        this.tree.remove(temporary);
        file.append(bytes);
        this.tree.add(temporary, file);
      },
      () => file.sync(),
    ];
    await this.call('write file', path, steps, () => undefined);
    try {
      await this.rename(temporary, path);
    } catch (error) {
      await this.call('drop', temporary, [() => void this.tree.remove(temporary)], () => undefined).catch(() => {});
      throw error;
    }
  }
  readFile(path: string): Promise<Buffer> {
    return this.call('read file', path, [], () => {
      const file = this.tree.file(path);
      return file.read(0, file.length);
    });
  }
  stat(path: string): Promise<FileEntry | undefined> {
    return this.call('stat', path, [], () => {
      const node = this.tree.find(path);
      if (node === undefined) return undefined;
      const name = path.slice(path.lastIndexOf('/') + 1);
      return { name, isDirectory: node.isDirectory, length: node.length, modified: node.modified };
    });
  }
  async makeDirectory(path: string): Promise<void> {
    const make = () => {
      this.disk.checkSpace(path);
      this.tree.makeDirectory(path, this.disk.now);
    };
    await this.call('make directory', path, [make], () => undefined);
  }
}

class SimOutsideFiles implements OutsideFiles {
  readonly isSameFileSystem: boolean;
  readonly #files: SimFiles;
  readonly #canLink: boolean;

  constructor(files: SimFiles, kind: 'link' | 'copy' | 'other disk') {
    this.#files = files;
    this.#canLink = kind === 'link';
    this.isSameFileSystem = kind !== 'other disk';
  }
  uriOf(path: string): string {
    return `file:/${path}`;
  }
  pathOf(uri: string): string {
    return uri.replace(/^file:\//, '');
  }
  open(uri: string): Promise<RandomAccessFile> {
    return this.#files.open(this.pathOf(uri));
  }
  async link(uri: string, target: string): Promise<boolean> {
    if (!this.#canLink) return false;
    const { disk } = this.#files;
    let source: MemoryFile;
    const steps = [
      () => {
        source = this.#files.tree.file(this.pathOf(uri));
        this.#files.tree.makeDirectory(parentOf(target), disk.now);
      },
      () => source.sync(),
      () => {
        this.#files.tree.add(target, source);
        disk.creators.set(target, this.#files.process);
      },
      () => this.#files.syncParent(target),
    ];
    await this.#files.call('link', `${uri} ${target}`, steps, () => undefined);
    return true;
  }
  delete(uri: string): Promise<boolean> {
    return this.#files.delete(this.pathOf(uri));
  }
}

class SimWriter implements FileWriter {
  readonly path: string;
  #files: SimFiles;
  #file: MemoryFile;
  #length = 0;
  #isClosed = false;

  constructor(files: SimFiles, path: string, file: MemoryFile) {
    this.#files = files;
    this.path = path;
    this.#file = file;
  }
  get length(): number {
    return this.#length;
  }
  async write(bytes: Uint8Array): Promise<void> {
    this.#check('write to it');
    this.#length += bytes.length;
    const { disk } = this.#files;
    const append = () => {
      disk.checkSpace(this.path);
      this.#file.append(bytes);
      this.#file.modified = disk.now;
    };
    await this.#files.call('write', this.path, [append], () => undefined);
  }
  async sync(): Promise<void> {
    this.#check('sync it');
    let length = 0;
    const steps = [
      () => {
        length = this.#file.length;
      },
      () => this.#file.sync(length),
    ];
    await this.#files.call('sync', this.path, steps, () => undefined);
  }
  async close(): Promise<void> {
    this.#check('close it');
    this.#isClosed = true;
    const steps = [() => {}, () => this.#file.sync(), () => this.#files.syncParent(this.path)];
    await this.#files.call('close', this.path, steps, () => undefined);
  }
  async abort(): Promise<void> {
    this.#isClosed = true;
    const remove = () => {
      if (this.#files.tree.find(this.path) === this.#file) this.#files.tree.remove(this.path);
    };
    await this.#files.call('abort', this.path, [remove], () => undefined);
  }
  #check(doing: string): void {
    if (this.#isClosed) throw new StorageError('closed', this.path, `cannot ${doing}: it is closed`);
  }
}

class SimReader implements RandomAccessFile {
  readonly path: string;
  readonly length: number;
  #directory: SimDirectory;
  #file: MemoryFile;
  #isClosed = false;

  constructor(directory: SimDirectory, path: string, file: MemoryFile) {
    this.#directory = directory;
    this.path = path;
    this.#file = file;
    this.length = file.length;
  }
  async read(offset: number, length: number): Promise<Buffer> {
    return this.#directory.call('read', `${this.path} ${offset}`, [], () => this.#read(offset, length));
  }
  /** By turns: then the caller must take the other way. */
  tryReadSync(offset: number, length: number): Buffer | undefined {
    return this.#directory.disk.sim.random.below(2) === 0 ? undefined : this.#read(offset, length);
  }
  async close(): Promise<void> {
    this.#isClosed = true;
  }
  #read(offset: number, length: number): Buffer {
    if (this.#isClosed) throw new StorageError('closed', this.path, 'cannot read it: it is closed');
    if (offset < 0 || length < 0 || offset + length > this.length)
      throw new StorageError('io', this.path, `cannot read ${length} bytes at ${offset}: it has ${this.length}`);
    return this.#file.read(offset, length);
  }
}

class SimLogs extends SimDirectory implements LogStorage {
  async createFolder(folder: string): Promise<void> {
    const make = () => void this.tree.makeDirectory(folder, this.disk.now);
    await this.call('make log folder', folder, [make], () => undefined);
  }
  async create(path: string, { endMark }: LogOptions = {}): Promise<LogWriter> {
    const file = new MemoryFile(this.disk.now, endMark);
    let folder: MemoryFolder | undefined;
    const steps = [
      () => {
        this.disk.checkSpace(path);
        folder = this.tree.folder(parentOf(path));
        if (folder === undefined) throw new StorageError('fenced', path, 'cannot create it: its folder is gone');
        this.tree.add(path, file);
      },
      () => this.tree.syncFolder(folder!),
    ];
    return this.call('create log', path, steps, () => new SimLogWriter(this, path, file, folder!));
  }
  async fence(folder: string, target: string): Promise<boolean> {
    const isThere = await this.call('look', folder, [], () => this.tree.find(folder) !== undefined);
    if (!isThere) return false;
    await this.rename(folder, target);
    return true;
  }
}

class SimLogWriter implements LogWriter {
  readonly path: string;
  #logs: SimLogs;
  #file: MemoryFile;
  #folder: MemoryFolder;
  #length = 0;
  #isClosed = false;
  #failure: Error | undefined;
  #writes: Lane = { last: 0 };
  #answers: Lane = { last: 0 };
  /** Appends not answered yet. */
  #waiting: { done: (error?: Error) => void; finished: boolean; error: Error | undefined }[] = [];

  constructor(logs: SimLogs, path: string, file: MemoryFile, folder: MemoryFolder) {
    this.#logs = logs;
    this.path = path;
    this.#file = file;
    this.#folder = folder;
  }
  get length(): number {
    return this.#length;
  }
  isFenced(): boolean {
    this.#logs.disk.sim.note(`fence check ${this.path}`);
    return this.#logs.tree.folder(parentOf(this.path)) !== this.#folder;
  }

  append(bytes: Uint8Array, sync: SyncLevel, done: (error?: Error) => void): void {
    const waiting: { done: (error?: Error) => void; finished: boolean; error: Error | undefined } = {
      done,
      finished: false,
      error: undefined,
    };
    this.#waiting.push(waiting);
    if (this.#isClosed) this.#failure ??= new StorageError('closed', this.path, 'cannot append to it: it is closed');
    this.#length += bytes.length;
    const { disk, process } = this.#logs;
    const label = (step: string) => `disk ${process.name} ${step} ${this.path} ${bytes.length}`;
    disk.sim.after(
      disk.latency(false),
      label('append'),
      () => {
        if (!process.isAlive) return;
        try {
          if (this.#failure !== undefined) throw this.#failure;
          disk.checkWorks(process, this.path);
          if (bytes.length > 0) disk.checkSpace(this.path);
          this.#file.append(bytes);
          this.#file.modified = disk.now;
        } catch (error) {
          this.#finish(waiting, error as Error);
          return;
        }
        if (sync === 'none') {
          this.#finish(waiting);
          return;
        }
        const end = this.#file.length;
        disk.sim.after(disk.latency(true), label('sync'), () => {
          if (!process.isAlive) return;
          try {
            disk.checkWorks(process, this.path);
            this.#file.sync(end, sync === 'full');
            this.#finish(waiting);
          } catch (error) {
            this.#finish(waiting, error as Error);
          }
        });
      },
      this.#writes,
    );
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const synced = new Promise<void>((resolve, reject) => {
      this.append(Buffer.alloc(0), 'full', (error) => (error === undefined ? resolve() : reject(error)));
    });
    this.#isClosed = true;
    await synced;
  }

  /** In the order of the calls, each in an event of its own; after a failure nothing succeeds. */
  #finish(waiting: { finished: boolean; error: Error | undefined }, error?: Error): void {
    waiting.finished = true;
    waiting.error = error;
    if (error !== undefined) this.#failure ??= error;
    const { process } = this.#logs;
    while (this.#waiting[0]?.finished) {
      const { done, error: own } = this.#waiting.shift()!;
      const failure = own ?? (this.#reported ? this.#failure : undefined);
      this.#reported ||= failure !== undefined;
      process.after(0, 'io', `appended ${this.path}`, () => done(failure), this.#answers);
    }
  }
  #reported = false;
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}
