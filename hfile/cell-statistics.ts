import type { Slab } from '../base/slab.ts';
import { u32Bytes, u64Bytes } from './file-info.ts';
import * as format from './hfile-format.ts';
import { TimestampTracker } from './timestamp-tracker.ts';

/** What the file info tells of a file's cells taken together. */
export class CellStatistics {
  readonly timestamps = new TimestampTracker();
  maxMvcc = 0;
  #keyBytes = 0;
  #valueBytes = 0;
  #maxTagsLength = 0;
  #biggestSize = 0;
  #biggestKey: Buffer = Buffer.alloc(0);

  /** The KeyValue at `offset`, `length` bytes without tags. */
  add(slab: Slab, offset: number, length: number, tagsLength: number, sequenceId: number): void {
    const view = slab.view;
    const keyLength = view.getUint32(offset);
    this.#keyBytes += keyLength;
    this.#valueBytes += length - 8 - keyLength;
    if (sequenceId > this.maxMvcc) this.maxMvcc = sequenceId;
    if (tagsLength > this.#maxTagsLength) this.#maxTagsLength = tagsLength;
    this.timestamps.include(view, offset + keyLength - 1, view.getUint8(offset + keyLength + 7));
    // HBase counts the u32 that would stand before the cell in a stream.
    const size = 4 + length + (tagsLength > 0 ? 2 + tagsLength : 0);
    if (size > this.#biggestSize) {
      this.#biggestSize = size;
      this.#keepBiggest(slab, offset, keyLength);
    }
  }

  addToFileInfo(info: Map<string, Buffer>, count: number, withTags: boolean, withMvcc: boolean): void {
    const average = (bytes: number) => u32Bytes(count === 0 ? 0 : Math.floor(bytes / count));
    info.set(format.AVG_KEY_LEN, average(this.#keyBytes));
    info.set(format.AVG_VALUE_LEN, average(this.#valueBytes));
    if (this.#biggestSize > 0) {
      info.set(format.KEY_OF_BIGGEST_CELL, this.#biggestKey);
      info.set(format.LEN_OF_BIGGEST_CELL, u64Bytes(this.#biggestSize));
    }
    if (withTags) info.set(format.MAX_TAGS_LEN, u32Bytes(this.#maxTagsLength));
    if (withMvcc) {
      info.set(format.MAX_MEMSTORE_TS_KEY, u64Bytes(this.maxMvcc));
      info.set(format.KEY_VALUE_VERSION, u32Bytes(1));
    }
    info.set(format.TIMERANGE, Buffer.concat([u64Bytes(this.timestamps.min), u64Bytes(this.timestamps.max)]));
    info.set(format.EARLIEST_PUT_TS, u64Bytes(this.timestamps.earliestPut));
  }

  #keepBiggest(slab: Slab, offset: number, keyLength: number): void {
    if (this.#biggestKey.length !== keyLength) this.#biggestKey = Buffer.allocUnsafe(keyLength);
    slab.bytes.copy(this.#biggestKey, 0, offset + 8, offset + 8 + keyLength);
  }
}
