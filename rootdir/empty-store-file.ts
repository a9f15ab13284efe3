import type { Clock } from '../base/clock.ts';
import { comparatorFor } from '../cell/cell-comparator.ts';
import { HFileWriter } from '../hfile/hfile-writer.ts';
import type { StoreFileTracker } from './store-file-tracker.ts';

/**
 * Above every sequence id that a region can have given before `now`: a hundred for each millisecond since 1970, which no region reaches by writes. For
 * one whose former sequence ids went with its folder. Memstores keep 48 bits of them, which this fills in 2059.
 */
export function sequenceIdAbove(now: number): number {
  return now * 100;
}

/**
 * Gives a store a file without cells that covers it up to `maxSequenceId`: what an old log still holds of it below that is not replayed. Needed
 * where a store's files go back to an earlier time, whatever reads them.
 */
export async function addEmptyStoreFile(
  tracker: Pick<StoreFileTracker, 'createWriter' | 'commit'>,
  clock: Pick<Clock, 'now'>,
  maxSequenceId: number,
): Promise<void> {
  const writer = await tracker.createWriter();
  try {
    const hfile = HFileWriter.create({ writer, comparator: comparatorFor(false), clock, bloom: 'NONE' });
    hfile.appendMetadata({ maxSequenceId });
    await hfile.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
  await tracker.commit([writer.path]);
}
