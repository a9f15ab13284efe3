import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { PiecePool } from '../../cell/piece-pool.ts';
import type { RegionScanner } from '../../regionserver/region/region-scanner.ts';
import { ScanLimits } from '../../regionserver/region/scan/scan-limits.ts';

const ANSWER_BYTES = 2 * 1024 * 1024;
const PIECES = new PiecePool();

/** Reads all that a scanner has into cell blocks, as answers to a client hold them; returns the cells. Closes the scanner. */
export async function scanIntoBlocks(scanner: RegionScanner): Promise<number> {
  let cells = 0;
  while (scanner.hasMore) {
    const sink = new CellBlockBuilder('KeyValueCodec', 16_384, PIECES);
    const limits = new ScanLimits();
    limits.maxBytes = ANSWER_BYTES;
    while (scanner.hasMore && limits.reached === undefined) {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
    }
    cells += sink.cellCount;
    // Sent.
    sink.finishForSending().release?.();
  }
  scanner.close();
  return cells;
}
