// Files as users hand them over to be loaded: named by URI, anywhere the server's machine reaches, below the root directory or not.
import { StorageError } from '../base/errors.ts';
import type { FileStorage, RandomAccessFile } from './file-storage.ts';

export interface OutsideFiles {
  /** The URI of what stands at a path below the root. */
  uriOf(path: string): string;
  /** The other way; undefined for what stands elsewhere. */
  pathOf(uri: string): string | undefined;
  /** `not-found` when absent; what is no file (a folder, a symbolic link) is refused. */
  open(uri: string): Promise<RandomAccessFile>;
  /**
   * Gives the file another name, `target` below the root, without copying it; content and name are durable when it resolves to true. False
   * where two names for one file are not possible: it must be copied.
   */
  link(uri: string, target: string): Promise<boolean>;
  /** Whether files are moved in, so that the old name goes in the end; from another file system they are copied and stay. */
  readonly isSameFileSystem: boolean;
  /** Gives up the old name. False when there was nothing. */
  delete(uri: string): Promise<boolean>;
}

const SCHEME = 'memory:/';

export function memoryUriOf(path: string): string {
  return `${SCHEME}${path}`;
}
/** Undefined: it is somewhere else. */
export function memoryPathOf(uri: string): string | undefined {
  return uri.startsWith(SCHEME) ? uri.slice(SCHEME.length) : undefined;
}

/** Of a storage that is not on this machine's disk: only what stands below its own root can be reached. */
export class InsideFiles implements OutsideFiles {
  readonly isSameFileSystem = true;
  readonly #files: FileStorage;

  constructor(files: FileStorage) {
    this.#files = files;
  }

  uriOf(path: string): string {
    return memoryUriOf(path);
  }
  pathOf(uri: string): string | undefined {
    return memoryPathOf(uri);
  }
  async open(uri: string): Promise<RandomAccessFile> {
    return this.#files.open(this.#path(uri));
  }
  async link(): Promise<boolean> {
    return false;
  }
  async delete(uri: string): Promise<boolean> {
    return this.#files.delete(this.#path(uri));
  }

  #path(uri: string): string {
    const path = this.pathOf(uri);
    if (path === undefined)
      throw new StorageError('io', uri, `this server keeps its data in memory and reads ${SCHEME}… only`);
    return path;
  }
}
