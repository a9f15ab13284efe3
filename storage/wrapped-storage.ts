// The two storages seen as one stream of operations, for wrappers that log them, hold them up or make them fail.
import type { FileStorage, FileWriter, RandomAccessFile } from './file-storage.ts';
import type { LogStorage, LogWriter, SyncLevel } from './log-storage.ts';

/** Files and logs of one root. */
export interface Disk {
  readonly files: FileStorage;
  readonly logs: LogStorage;
}

/** What an operation does to the disk: takes space, makes bytes durable, neither. */
export type OperationKind = 'space' | 'sync' | 'other';

export interface Operation {
  readonly name: string;
  /** Root-relative; of a rename `source target`. */
  readonly path: string;
  readonly kind: OperationKind;
  /** Of writes and appends. */
  readonly bytes?: number;
  /** Of appends. */
  readonly sync?: SyncLevel;
}

/**
 * Hears of each operation that changes the disk before it happens. May throw in its place, or make it wait (an append, which does not wait, is
 * never held up). Reading is not heard of.
 */
export type Observer = (operation: Operation) => Promise<void> | void | undefined;

export function observeFiles(files: FileStorage, observer: Observer): FileStorage {
  return {
    capabilities: files.capabilities,
    async create(path) {
      await observer({ name: 'create', path, kind: 'space' });
      return observeWriter(await files.create(path), observer);
    },
    async writeFile(path, bytes) {
      await observer({ name: 'write file', path, kind: 'space', bytes: bytes.length });
      await files.writeFile(path, bytes);
    },
    readFile: (path) => files.readFile(path),
    open: (path) => files.open(path),
    list: (path) => files.list(path),
    stat: (path) => files.stat(path),
    async delete(path) {
      await observer({ name: 'delete', path, kind: 'other' });
      return files.delete(path);
    },
    async deleteEmptyFolder(path) {
      await observer({ name: 'delete', path, kind: 'other' });
      return files.deleteEmptyFolder(path);
    },
    async makeDirectory(path) {
      await observer({ name: 'make directory', path, kind: 'space' });
      await files.makeDirectory(path);
    },
    async rename(source, target) {
      await observer({ name: 'rename', path: `${source} ${target}`, kind: 'other' });
      await files.rename(source, target);
    },
  };
}

function observeWriter(writer: FileWriter, observer: Observer): FileWriter {
  const { path } = writer;
  let broken: unknown;
  const step = async (operation: Operation, work: () => Promise<void>): Promise<void> => {
    if (broken !== undefined) throw broken;
    try {
      await observer(operation);
      await work();
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  return {
    path,
    get length() {
      return writer.length;
    },
    write: (bytes) => step({ name: 'write', path, kind: 'space', bytes: bytes.length }, () => writer.write(bytes)),
    sync: () => step({ name: 'sync', path, kind: 'sync' }, () => writer.sync()),
    close: (options) => step({ name: 'close', path, kind: 'sync' }, () => writer.close(options)),
    async abort() {
      await observer({ name: 'abort', path, kind: 'other' });
      await writer.abort();
    },
  };
}

export function observeLogs(logs: LogStorage, observer: Observer, later: (callback: () => void) => void): LogStorage {
  return {
    async createFolder(folder) {
      await observer({ name: 'make log folder', path: folder, kind: 'space' });
      await logs.createFolder(folder);
    },
    async create(path, options) {
      await observer({ name: 'create log', path, kind: 'space' });
      return observeLogWriter(await logs.create(path, options), observer, later);
    },
    open: (path): Promise<RandomAccessFile> => logs.open(path),
    list: (folder) => logs.list(folder),
    async rename(source, target) {
      await observer({ name: 'rename log', path: `${source} ${target}`, kind: 'other' });
      await logs.rename(source, target);
    },
    async delete(path) {
      await observer({ name: 'delete log', path, kind: 'other' });
      return logs.delete(path);
    },
    async fence(folder, target) {
      await observer({ name: 'fence', path: `${folder} ${target}`, kind: 'other' });
      return logs.fence(folder, target);
    },
  };
}

function observeLogWriter(writer: LogWriter, observer: Observer, later: (callback: () => void) => void): LogWriter {
  const { path } = writer;
  let broken: Error | undefined;
  return {
    path,
    get length() {
      return writer.length;
    },
    append(bytes, sync, done, waiters) {
      try {
        if (broken !== undefined) throw broken;
        void observer({ name: 'append', path, kind: sync === 'none' ? 'space' : 'sync', bytes: bytes.length, sync });
        writer.append(bytes, sync, done, waiters);
      } catch (error) {
        // Those before it must be reported first, and they may take a turn.
        broken ??= error as Error;
        const failure = broken;
        writer.append(Buffer.alloc(0), 'none', () => later(() => done(failure)));
      }
    },
    isFenced: () => writer.isFenced(),
    async close() {
      if (broken === undefined) await observer({ name: 'close', path, kind: 'sync' });
      await writer.close();
    },
  };
}
