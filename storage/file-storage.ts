// What the store needs of files, below hbase.rootdir. Paths are relative to it, with `/` between parts and no leading slash:
// `data/default/t/<region>/f/<hfile>`. Errors are StorageError; absence in `list`, `stat` and `delete` is an answer, not an error.

export interface FileEntry {
  /** Last part of the path. */
  readonly name: string;
  readonly isDirectory: boolean;
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface FileStorage {
  /** Object stores cannot rename; store file trackers ask before they do. */
  readonly capabilities: { readonly rename: boolean };
  /** Absolute folder of a local disk that holds the root: worker threads may open the same files there. Absent for others. */
  readonly localRoot?: string;
  /** Starts a new file, making its folders. `exists` when there is one of that name. Nothing is durable before `close`. */
  create(path: string): Promise<FileWriter>;
  /** A whole small file at once: content and directory entry are durable when it returns. `exists` when there is one. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** `not-found` when absent. */
  readFile(path: string): Promise<Buffer>;
  open(path: string): Promise<RandomAccessFile>;
  /** Entries by name order; empty when the folder is absent. */
  list(path: string): Promise<FileEntry[]>;
  stat(path: string): Promise<FileEntry | undefined>;
  /** A file, or a folder with all below it. False when there was nothing. Durable when it returns. */
  delete(path: string): Promise<boolean>;
  /** A folder that holds nothing at the very moment; false when it holds something, or is absent. */
  deleteEmptyFolder(path: string): Promise<boolean>;
  /** With its parents; durable when it returns. No error when it is there. */
  makeDirectory(path: string): Promise<void>;
  /** File or folder; makes the target's parent; never overwrites (`exists`). Both directory entries are durable when it returns. The content must have been synced before. */
  rename(source: string, target: string): Promise<void>;
}

export interface CloseOptions {
  readonly isTemporary?: boolean;
  /** Nothing is synced: a file that can be made again, and does not outlive the process that reads it. */
  readonly isScratch?: boolean;
}

/** One writer of one new file. Calls are in order; one call at a time, but for `writeThrough`. */
export interface FileWriter {
  readonly path: string;
  /** Bytes accepted so far. */
  readonly length: number;
  /** Appends; the bytes are *borrowed until it resolves*. */
  write(bytes: Uint8Array): Promise<void>;
  /** What was written so far is on the disk when it resolves. */
  sync(): Promise<void>;
  /**
   * Where the storage can do it in one trip: appends, and these bytes are on the disk when it resolves. May be called again before that: the bytes
   * stand in the order of the calls. See the function of this name.
   */
  writeThrough?(bytes: Uint8Array): Promise<void>;
  /** Syncs content and directory entry. After it the file is immutable. The entry of a temporary file is not synced: only its rename counts. */
  close(options?: CloseOptions): Promise<void>;
  /** Closes and deletes. Safe after a failure of any other call, and while one is under way. */
  abort(): Promise<void>;
}

/** Appends bytes, *borrowed until it resolves*; they are on the disk then. In one trip where that is possible: so the caller may compute meanwhile. */
export async function writeThrough(file: FileWriter, bytes: Uint8Array): Promise<void> {
  if (file.writeThrough !== undefined) return file.writeThrough(bytes);
  await file.write(bytes);
  await file.sync();
}

export interface RandomAccessFile {
  readonly path: string;
  readonly length: number;
  /**
   * Exactly `length` bytes, *owned by the caller*; a range past the end is an `io` StorageError. They stand at the start of `into`, if that is given and
   * the storage can: then no memory is taken for them.
   */
  read(offset: number, length: number, into?: Buffer): Promise<Buffer>;
  /** The same at once, when the storage judges that the disk answers fast enough not to stall the loop; otherwise undefined. */
  tryReadSync(offset: number, length: number, into?: Buffer): Buffer | undefined;
  close(): Promise<void>;
}
