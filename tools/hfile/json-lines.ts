// --json: a line a file, then with -p, -e, -w a line a cell, with -h a line a block; binary as Bytes.toStringBinary has it.
import { toStringBinary } from '../../base/bytes.ts';
import { decodeTags } from '../../cell/tag.ts';
import type { CompoundBloomFilter } from '../../hfile/bloom-reader.ts';
import { CellCollector } from './cell-collector.ts';
import { cellKeyOf, cellValueOf, keyText } from './key-text.ts';
import { infoText } from './meta-text.ts';
import type { OpenedHFile } from './opened-hfile.ts';
import type { PrintOptions } from './print-options.ts';

export async function* jsonLines(file: OpenedHFile, options: PrintOptions): AsyncGenerator<string> {
  yield JSON.stringify(await head(file, options));
  if (options.printkey || options.printkv) {
    for await (const cursor of file.cells(options.row)) {
      const value = options.printkv && {
        value: toStringBinary(cellValueOf(cursor)),
        tags: decodeTags(cursor.slab.bytes, cursor.tagsOffset, cursor.tagsLength).map((tag) => ({
          type: tag.type,
          value: toStringBinary(tag.value),
        })),
      };
      yield JSON.stringify({ cell: { key: keyText(cellKeyOf(cursor)), sequenceId: cursor.sequenceId, ...value } });
    }
  }
  if (options.printblockheaders) {
    for await (const { offset } of file.blockPlaces()) {
      yield JSON.stringify({ block: { offset, ...(await file.block(offset)).header } });
    }
  }
}

async function head(file: OpenedHFile, options: PrintOptions): Promise<object> {
  const { reader } = file;
  const mid = await reader.midKey();
  const text = (key: Buffer | undefined) => key && keyText(key);
  return {
    file: file.path,
    length: reader.length,
    trailer: reader.trailer,
    fileInfo: Object.fromEntries([...reader.fileInfo].map(([key, value]) => [key, infoText(key, value)])),
    compactedFiles: reader.compactedFiles,
    encoding: reader.encoding,
    firstKey: text(reader.firstKey),
    midKey: text(mid),
    lastKey: text(reader.lastKey),
    bloom: bloom(reader.generalBloom),
    deleteFamilyBloom: bloom(reader.deleteFamilyBloom),
    ...(options.printblocks && { dataBlocks: await dataBlocks(file) }),
    ...((options.stats || options.details) && { stats: await statistics(file, options) }),
  };
}

function bloom(filter: CompoundBloomFilter | undefined) {
  if (filter === undefined) return undefined;
  const { keyCount, maxKeys, totalBytes, chunkCount } = filter;
  return { keyCount, maxKeys, totalBytes, chunkCount };
}

async function dataBlocks(file: OpenedHFile): Promise<object[]> {
  const blocks: object[] = [];
  for await (const { offset, size, key } of file.dataBlocks()) blocks.push({ offset, size, key: keyText(key) });
  return blocks;
}

async function statistics(file: OpenedHFile, options: PrintOptions): Promise<object> {
  const collector = new CellCollector();
  for await (const cursor of file.cells(options.row)) collector.add(cursor);
  return collector.summary();
}
