import { CellBlockBuilder } from '../../cell/cell-block.ts';
import type { RegionScanner } from '../../regionserver/region/region-scanner.ts';
import { ScanLimits } from '../../regionserver/region/scan/scan-limits.ts';

const ANSWER_BYTES = 2 * 1024 * 1024;

/** Reads all that a scanner has into cell blocks, as answers to a client hold them; returns the cells. Closes the scanner. */
export async function scanIntoBlocks(scanner: RegionScanner): Promise<number> {
  let cells = 0;
  while (scanner.hasMore) {
    const sink = new CellBlockBuilder();
    const limits = new ScanLimits();
    limits.maxBytes = ANSWER_BYTES;
    while (scanner.hasMore && limits.reached === undefined) {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
    }
    cells += sink.cellCount;
    sink.finishPieces();
  }
  scanner.close();
  return cells;
}
