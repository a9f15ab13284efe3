// --picture: what a file's bytes are for, how large its data blocks are, and which keys lie where.
import type { BlockType } from '../../hfile/block-type.ts';
import { TRAILER_SIZE } from '../../hfile/hfile-format.ts';
import { keyText } from './key-text.ts';
import type { IndexEntry, OpenedHFile } from './opened-hfile.ts';

const BAR = 40;
/** Lines of key ranges. */
const RANGES = 24;
const KEY_WIDTH = 60;

const USES: readonly [string, readonly BlockType[]][] = [
  ['data', ['DATA', 'ENCODED_DATA']],
  ['index below its root', ['LEAF_INDEX', 'INTERMEDIATE_INDEX']],
  ['bloom chunks', ['BLOOM_CHUNK']],
  ['read on opening', ['ROOT_INDEX', 'FILE_INFO', 'GENERAL_BLOOM_META', 'DELETE_FAMILY_BLOOM_META', 'META']],
];

export async function* pictureLines(file: OpenedHFile): AsyncGenerator<string> {
  const { reader } = file;
  const counts = new Map<BlockType, { blocks: number; bytes: number }>();
  for await (const { type, size } of file.blockPlaces()) {
    const { blocks, bytes } = counts.get(type) ?? { blocks: 0, bytes: 0 };
    counts.set(type, { blocks: blocks + 1, bytes: bytes + size });
  }
  yield `${file.path}: ${number(reader.length)} bytes, ${number(reader.entryCount)} cells, encoding ${reader.encoding}, compression ${reader.trailer.compression}`;
  yield '';
  yield `${'bytes for'.padEnd(22)}${'blocks'.padStart(9)}${'bytes'.padStart(16)}`;
  for (const [name, types] of USES) {
    const of = (what: 'blocks' | 'bytes') => types.reduce((sum, type) => sum + (counts.get(type)?.[what] ?? 0), 0);
    yield useLine(name, of('blocks'), of('bytes'), reader.length);
  }
  yield useLine('trailer', 1, TRAILER_SIZE, reader.length);
  const blocks: IndexEntry[] = [];
  for await (const entry of file.dataBlocks()) blocks.push({ ...entry, key: Buffer.from(entry.key) });
  if (blocks.length === 0) return;
  yield '';
  yield* sizeLines(blocks);
  yield '';
  yield* rangeLines(blocks, reader.lastKey!);
}

function useLine(name: string, blocks: number, bytes: number, total: number): string {
  const share = bytes / total;
  return `${name.padEnd(22)}${number(blocks).padStart(9)}${number(bytes).padStart(16)}  ${bar(share).padEnd(BAR)} ${(share * 100).toFixed(1)} %`;
}

/** Data blocks by their size in the file, in steps of a quarter of a power of two. */
function* sizeLines(blocks: readonly IndexEntry[]): Generator<string> {
  const counts = new Map<number, number>();
  for (const { size } of blocks) {
    const step = Math.floor(Math.log2(size) * 4);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  yield 'size of a data block in the file';
  const edge = (step: number) => Math.ceil(2 ** (step / 4));
  const steps = [...counts.keys()];
  for (let step = Math.min(...steps); step <= Math.max(...steps); step++) {
    const count = counts.get(step) ?? 0;
    const range = `${number(edge(step))} … ${number(edge(step + 1) - 1)}`;
    yield `${range.padStart(22)}${number(count).padStart(9)}  ${bar(count / most)}`;
  }
}

/** The index in equal parts: how many bytes lie from one key up to the next. */
function* rangeLines(blocks: readonly IndexEntry[], lastKey: Buffer): Generator<string> {
  const parts = Math.min(RANGES, blocks.length);
  const first = (part: number) => Math.floor((part * blocks.length) / parts);
  const sizes = Array.from({ length: parts }, (_, part) =>
    blocks.slice(first(part), first(part + 1)).reduce((sum, { size }) => sum + size, 0),
  );
  const most = Math.max(...sizes);
  yield `${'from offset'.padStart(16)}${'blocks'.padStart(9)}${'bytes'.padStart(14)}  keys from`;
  for (const [part, bytes] of sizes.entries()) {
    const { offset, key } = blocks[first(part)];
    const count = first(part + 1) - first(part);
    yield `${number(offset).padStart(16)}${number(count).padStart(9)}${number(bytes).padStart(14)}  ${bar(bytes / most / 4).padEnd(BAR / 4)} ${shortened(keyText(key))}`;
  }
  yield `${''.padStart(16 + 9 + 14)}  ${''.padEnd(BAR / 4)} ${shortened(keyText(lastKey))} is the last`;
}

const EIGHTHS = ' ▏▎▍▌▋▊▉';

function bar(share: number): string {
  const eighths = Math.round(share * BAR * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 > 0 ? EIGHTHS[eighths % 8] : '');
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function shortened(text: string): string {
  return text.length <= KEY_WIDTH ? text : `${text.slice(0, KEY_WIDTH - 1)}…`;
}
