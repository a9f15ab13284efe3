import type { CellList } from '../../cell/cell-list.ts';
import type { Region } from './region.ts';

/** Appends a marker under a sequence id of its own, which is visible at once: no reader looks for markers. Returns the txid to sync. */
export function appendMarker(region: Region, cells: CellList): number {
  const entry = region.mvcc.begin();
  try {
    return region.wal.append(
      {
        encodedRegionName: region.encodedNameBytes,
        tableName: region.tableNameBytes,
        sequenceId: entry.sequenceId,
        writeTime: region.timestamps.last,
      },
      cells,
    );
  } finally {
    region.mvcc.complete(entry);
  }
}
