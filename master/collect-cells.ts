import type { CellList } from '../cell/cell-list.ts';
import { CellListSink } from '../regionserver/region/cell-list-sink.ts';
import type { RegionScanner } from '../regionserver/region/region-scanner.ts';
import { ScanLimits } from '../regionserver/region/scan/scan-limits.ts';

/** All cells a scanner has left; closes it. */
export async function collectCells(scanner: RegionScanner): Promise<CellList> {
  const sink = new CellListSink();
  const limits = new ScanLimits();
  try {
    while (scanner.hasMore) {
      limits.beginCall();
      for (let pending = scanner.next(sink, limits); pending !== undefined; pending = scanner.next(sink, limits))
        await pending;
    }
  } finally {
    scanner.close();
  }
  return sink.cells;
}
