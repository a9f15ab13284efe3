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
  readonly walPath: string;
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
): Promise<SplitResult> {
  const files = await LocalFileStorage.open(root);
  const splitter = new WALSplitter({ files, logs: new LocalLogStorage(root), logger: silentLogger, ...SPLIT_FOLDERS });
  return splitter.write(walPath, attempt, ask as LastFlushed);
}
