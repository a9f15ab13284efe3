import type { RandomAccessFile } from '../../storage/file-storage.ts';
import type { MobFiles } from './mob-files.ts';

/** Bears the names of HFilePrettyPrinter's long options. */
export interface PrintOptions {
  readonly verbose?: boolean;
  readonly printkv?: boolean;
  readonly printkey?: boolean;
  readonly printmeta?: boolean;
  readonly printblocks?: boolean;
  readonly printblockheaders?: boolean;
  readonly checkrow?: boolean;
  readonly checkfamily?: boolean;
  readonly stats?: boolean;
  readonly details?: boolean;
  readonly checkMobIntegrity?: boolean;
  /** Only the cells of this row. */
  readonly row?: Buffer;
  readonly json?: boolean;
  readonly picture?: boolean;
}

export interface PrintWorld {
  /** A file under the name the user gave; undefined when there is none. */
  open(path: string): Promise<RandomAccessFile | undefined>;
  print(line: string): void | Promise<void>;
  /** What HBase's tool writes to the standard error. */
  warn(line: string): void;
  /** For checkMobIntegrity. */
  readonly mobFiles?: MobFiles;
}
