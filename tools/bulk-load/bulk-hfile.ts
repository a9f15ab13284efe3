// HFiles to be bulk loaded, with what HFileOutputFormat2 says in them.
import type { Clock } from '../../base/clock.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { boolBytes, u64Bytes } from '../../hfile/file-info.ts';
import * as format from '../../hfile/hfile-format.ts';
import { type HFileSummary, HFileWriter } from '../../hfile/hfile-writer.ts';
import type { FamilyParams } from '../../rootdir/family-params.ts';
import type { FileWriter } from '../../storage/file-storage.ts';

export interface BulkHFileOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly includesTags: boolean;
  /** Who wrote it. */
  readonly task: string;
}

export function createBulkHFile(writer: FileWriter, params: FamilyParams, options: BulkHFileOptions): HFileWriter {
  const { clock, includesTags, task } = options;
  const hfile = HFileWriter.create({ writer, comparator: KEY_VALUE_COMPARATOR, clock, ...params, includesTags });
  hfile.appendFileInfo(format.BULKLOAD_TIMESTAMP, u64Bytes(clock.now()));
  hfile.appendFileInfo(format.BULKLOAD_TASK, Buffer.from(task));
  hfile.appendFileInfo(format.MAJOR_COMPACTION_KEY, boolBytes(true));
  hfile.appendFileInfo(format.EXCLUDE_FROM_MINOR_COMPACTION, boolBytes(false));
  return hfile;
}

/** Deletes the file when it cannot be finished. */
export async function closeBulkHFile(hfile: HFileWriter): Promise<HFileSummary> {
  try {
    return await hfile.close();
  } catch (error) {
    await hfile.abort().catch(() => undefined);
    throw error;
  }
}
