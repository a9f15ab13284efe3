import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { kvFamilyLength, kvFamilyOffset } from '../../cell/key-value.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import type { HFileReader } from '../../hfile/hfile-reader.ts';
import type { Region } from './region.ts';
import type { Store } from './store/store.ts';

/**
 * Whether a file may become one of the store's. WrongRegionException: its rows are not all of this region, another split of the file may do.
 * DoNotRetryIOException: it is none that this store could ever take.
 */
export async function checkBulkLoadFile(region: Region, store: Store, reader: HFileReader): Promise<void> {
  const { firstKey, lastKey, path } = reader;
  if (firstKey === undefined || lastKey === undefined)
    throw hbaseError('DoNotRetryIOException', `${path} has no entries: there is nothing to bulk load`);
  if (reader.comparator !== region.comparator)
    throw hbaseError(
      'DoNotRetryIOException',
      `${path} is in the order of ${reader.comparator.name}, the region's is ${region.comparator.name}`,
    );
  const family = familyOf(firstKey);
  if (!family.equals(store.familyName))
    throw hbaseError(
      'DoNotRetryIOException',
      `${path} holds cells of family ${toStringBinary(family)} and cannot be loaded into family ${store.family.nameAsString}`,
    );
  const rows = [rowOf(firstKey), rowOf(lastKey)];
  if (!rows.every((row) => region.info.containsRow(row)))
    throw hbaseError(
      'WrongRegionException',
      `Bulk load file ${path} does not fit inside region ${region.name}: its rows are from ${toStringBinary(rows[0])} to ${toStringBinary(rows[1])}`,
    );
  if (region.config.verifyBulkLoads) await verifyCells(store, reader);
}

/** hbase.hstore.bulkload.verify: reads all of it. */
async function verifyCells(store: Store, reader: HFileReader): Promise<void> {
  const { comparator, path } = reader;
  const cursor = reader.cursor({ cacheBlocks: false, access: 'stream' });
  try {
    let former: Slab | undefined;
    const start = firstOnRow(Buffer.alloc(0));
    for (let pending = cursor.seek(start); pending !== undefined; pending = cursor.seek(start)) await pending;
    while (cursor.valid) {
      const { slab, offset } = cursor;
      const keyLength = slab.view.getUint32(offset);
      const key = slab.bytes.subarray(offset + 8, offset + 8 + keyLength);
      if (
        former !== undefined &&
        comparator.compareKeys(former, 0, former.bytes.length, slab, offset + 8, keyLength) > 0
      )
        throw hbaseError(
          'DoNotRetryIOException',
          `${path}: key ${toStringBinary(key)} is smaller than the one before it`,
        );
      const at = kvFamilyOffset(slab.view, offset);
      const family = slab.bytes.subarray(at, at + kvFamilyLength(slab.view, offset));
      if (!store.familyName.equals(family))
        throw hbaseError('DoNotRetryIOException', `${path}: a cell is of family ${toStringBinary(family)}`);
      former = slabOf(Buffer.from(key));
      for (let pending = cursor.next(); pending !== undefined; pending = cursor.next()) await pending;
    }
  } finally {
    cursor.close();
  }
}

function rowOf(key: Buffer): Buffer {
  return key.subarray(2, 2 + key.readUInt16BE(0));
}

function familyOf(key: Buffer): Buffer {
  const at = 2 + key.readUInt16BE(0);
  return key.subarray(at + 1, at + 1 + key[at]);
}
