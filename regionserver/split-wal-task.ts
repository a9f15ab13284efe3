// Splits a log in a worker thread, up to where its edits stand in temporary files. Last flushed ids are asked of the thread that serves.
import { silentLogger } from '../base/logger.ts';
import { TableName } from '../model/table-name.ts';
import { layout } from '../rootdir/directory-layout.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { type LastFlushed, type SplitResult, WALSplitter, type WALSplitterOptions } from '../wal/wal-splitter.ts';

export interface SplitWALInput {
  /** Absolute folder of the storage. */
  readonly root: string;
  /** Undefined: there is nothing more to split for now, and the memory kept for it goes. */
  readonly walPath: string | undefined;
  readonly attempt: string;
}

/** Where regions stand below the root. */
export const SPLIT_FOLDERS: Pick<WALSplitterOptions, 'regionFolder' | 'recoveredEditsFolder'> = {
  regionFolder: (table, region) => layout.regionFolder(TableName.parse(table), region),
  recoveredEditsFolder: (table, region) => layout.recoveredEditsFolder(TableName.parse(table), region),
};

/** Asks with the encoded name of a region, and is answered with its LastFlushedIds. */
export default async function splitWALTask(
  { root, walPath, attempt }: SplitWALInput,
  ask: (region: unknown) => Promise<unknown>,
): Promise<SplitResult | undefined> {
  if (walPath === undefined) {
    splitters.delete(root);
    return undefined;
  }
  const splitter = splitters.get(root) ?? (await newSplitter(root));
  splitters.set(root, splitter);
  return splitter.write(walPath, attempt, ask as LastFlushed);
}

/** By root: they keep memory from log to log. */
const splitters = new Map<string, WALSplitter>();

async function newSplitter(root: string): Promise<WALSplitter> {
  const files = await LocalFileStorage.open(root);
  return new WALSplitter({ files, logs: new LocalLogStorage(root), logger: silentLogger, ...SPLIT_FOLDERS });
}
