/**
 * A file of fixed size for what may be lost, or memory in its place: written and read anywhere, never synced, emptied when it is opened. Nothing
 * says that what is read is what was written: who asks checks it.
 */
export interface CacheFile {
  readonly path: string;
  readonly capacityBytes: number;
  /** The bytes are *borrowed until it resolves*. */
  write(offset: number, bytes: Uint8Array): Promise<void>;
  /** *Owned by the caller*. A range that was never written, or is no longer there, is an `io` StorageError, or any bytes. */
  read(offset: number, length: number): Promise<Buffer>;
  /** The same at once, if the disk is fast enough not to stall the loop; otherwise undefined. */
  tryReadSync(offset: number, length: number): Buffer | undefined;
  /** After the calls under way. The file goes. */
  close(): Promise<void>;
}
