import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import type { StoreFileSource } from '../../../rootdir/store-file-opener.ts';
import type { FileWriter } from '../../../storage/file-storage.ts';

/** What a store asks of the files below its family's folder. The committed ones are those that the store file tracker lists. */
export interface StoreFileAccess {
  /** Whether commit renames files of the work folder: before that their names there need not be durable. */
  readonly renames: boolean;
  /** Paths of the committed files. */
  list(): Promise<string[]>;
  /** Opens a file, a reference or a link. */
  open(path: string): Promise<StoreFileReader>;
  /** What a file is read from, for a worker that opens it itself. Absent: files are read where they are open. */
  source?(path: string): Promise<StoreFileSource>;
  /** A new file of a fresh name in the work folder. */
  create(): Promise<FileWriter>;
  /** The path of such a file, for a worker that makes it itself. Absent: the files are made here. */
  temporaryPath?(): string;
  /** Takes finished files of the work folder into the store; returns their new paths. Durable when it resolves. */
  commit(temporary: readonly string[]): Promise<string[]>;
  /** As commit, for files that stand for `replaced`: those stay where they are until archived, but a tracker that keeps a list forgets them. */
  replace(replaced: readonly string[], temporary: readonly string[]): Promise<string[]>;
  /** Moves files that nothing reads any more to the archive. */
  archive(paths: readonly string[]): Promise<void>;
  /** Deletes files of the work folder that came to nothing, and such as could not be deleted in former calls. What fails is left for the next call. */
  discard(temporary: readonly string[]): Promise<void>;
}
