import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, crc32c } from '../../base/checksum.ts';
import { CorruptionError } from '../../base/errors.ts';
import { slabOf } from '../../base/slab.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { decodeNonRootIndex, decodeRootIndex } from '../../hfile/block-index-reader.ts';
import { DataBlock } from '../../hfile/data-block.ts';
import { dataBlockDecoder } from '../../hfile/encoding/data-block-decoder.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import {
  BufferFile,
  currentCell,
  describe1,
  done,
  openBytes,
  put,
  readAll,
  rowOf,
  type TestCell,
  testCell,
  writeCells,
} from './support.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const CELLS: TestCell[] = [];
for (let i = 0; i < 24; i++) {
  const row = `row${String(i).padStart(3, '0')}`;
  if (i % 9 === 4)
    CELLS.push(testCell({ row: Buffer.from(row), family: Buffer.from('cf'), timestamp: 9n, type: 14, sequenceId: i }));
  CELLS.push(put(row, 'q', 10 + i, `value${i}`, i + 1));
}
const EXPECTED = CELLS.map(describe1);
const SMALL = { blockSizeBytes: 150, indexChunkBytes: 150, indexMinEntries: 2, bloomChunkBytes: 128 } as const;

/** Every answer the file gives: cells forward and backward, found rows, what it says of itself. */
async function everything(bytes: Buffer): Promise<unknown> {
  const reader = await openBytes(bytes);
  const found: boolean[] = [];
  for (const cell of CELLS) {
    const row = slabOf(cell.bytes.subarray(10, 16));
    const mayBe = await reader.mayContainRow(row, 0, 6);
    const cursor = reader.cursor();
    await done(() => cursor.seek(firstOnRow(row.bytes)));
    found.push(
      mayBe && cursor.valid && cursor.slab.bytes.subarray(cursor.offset + 10, cursor.offset + 16).equals(row.bytes),
    );
    if (cell.bytes.at(7 + cell.bytes.readUInt32BE(0)) === 14)
      found.push(await reader.mayContainDeleteFamily(row, 0, 6));
  }
  const backwards: string[] = [];
  const cursor = reader.cursor();
  for (await done(() => cursor.seekToLastRow()); cursor.valid; ) {
    backwards.push(currentCell(cursor));
    const row = slabOf(Buffer.from(cursor.slab.bytes.subarray(cursor.offset + 10, cursor.offset + 16)));
    await done(() => cursor.seekToPreviousRow(row, 0, 6));
  }
  return {
    cells: await readAll(reader),
    backwards,
    found,
    count: reader.entryCount,
    sequence: reader.maxSequenceId,
    mvcc: reader.maxMvcc,
    range: reader.timeRange,
    first: reader.firstKey?.toString('hex'),
    last: reader.lastKey?.toString('hex'),
    mid: (await reader.midKey())?.toString('hex'),
    compacted: reader.compactedFiles,
    markers: reader.deleteFamilyCount,
  };
}

async function outcome(bytes: Buffer): Promise<unknown> {
  try {
    return await everything(bytes);
  } catch (error) {
    if (error instanceof CorruptionError) return 'corrupt';
    // Names of comparators, codecs and encodings that do not exist are refused by name.
    if (error instanceof Error && /not known|not supported/.test(error.message)) return 'corrupt';
    throw error;
  }
}

describe.each(['NONE', 'GZ'] as const)('a small file of ours, compression %s', (compression) => {
  it('cut at every byte is an error that names the damage', async () => {
    const { bytes } = await writeCells(CELLS, { ...SMALL, compression });
    expect((await everything(bytes)) as { cells: string[] }).toMatchObject({ cells: EXPECTED });
    for (let length = 0; length < bytes.length; length++) {
      expect(await outcome(bytes.subarray(0, length)), `cut at ${length}`).toBe('corrupt');
    }
  });

  it('with any byte flipped gives the right cells or an error, never another answer', async () => {
    const { bytes } = await writeCells(CELLS, { ...SMALL, compression });
    const whole = await everything(bytes);
    let survived = 0;
    for (let at = 0; at < bytes.length; at++) {
      // The padding of the trailer is all one case.
      if (at > bytes.length - 3800 && at < bytes.length - 8 && at % 64 !== 0) continue;
      for (const flip of [0x01, 0x80, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[at] ^= flip;
        const result = await outcome(damaged);
        if (result === 'corrupt') continue;
        survived++;
        expect(result, `byte ${at} flipped by ${flip}`).toEqual(whole);
      }
    }
    // Nearly nothing may go unnoticed, even where it changes no answer.
    expect(survived).toBeLessThan(10);
  });
});

/** Makes all checksums of a damaged file right again: what a buggy or hostile writer could have made. */
function resealed(damaged: Buffer): Buffer {
  const bytes = Buffer.from(damaged);
  const end = bytes.length - 4096;
  for (let at = 0; at < end; ) {
    const checked = bytes.readUInt32BE(at + 29);
    const step = bytes.readUInt32BE(at + 25);
    let sumAt = at + checked;
    for (let from = at; from < at + checked; from += step, sumAt += 4) {
      bytes.writeUInt32BE(crc32(bytes.subarray(from, Math.min(from + step, at + checked))), sumAt);
    }
    at = sumAt;
  }
  const loadOnOpen = bytes.indexOf(Buffer.from('c53e', 'hex'), end) + 2;
  const own = loadOnOpen + 6;
  const root = bytes.indexOf('IDXROOT2', 0, 'latin1');
  bytes.writeUInt32LE(crc32(bytes.subarray(root, end)), loadOnOpen);
  bytes.writeUInt32LE(0, own);
  bytes.writeUInt32LE(crc32(bytes.subarray(end)), own);
  return bytes;
}

describe('a file whose content is wrong although its checksums are right', () => {
  it('gives cells or an error, but no hang, no read outside, no other failure', async () => {
    const { bytes } = await writeCells(CELLS, SMALL);
    expect(resealed(bytes).equals(bytes)).toBe(true);
    const payloadBytes: number[] = [];
    for (let at = 0; at < bytes.length - 4096; ) {
      const checked = bytes.readUInt32BE(at + 29);
      for (let i = at + 33; i < at + checked; i++) payloadBytes.push(i);
      at += 33 + bytes.readUInt32BE(at + 8);
    }
    const trailerEnd = bytes.indexOf(Buffer.from('c53e', 'hex'), bytes.length - 4096);
    for (let i = bytes.length - 4096 + 10; i < trailerEnd; i++) payloadBytes.push(i);
    let refused = 0;
    for (const at of payloadBytes) {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= [0x01, 0x10, 0x7f, 0xff][at % 4];
      if ((await outcome(resealed(damaged))) === 'corrupt') refused++;
    }
    expect(refused).toBeGreaterThan(payloadBytes.length / 8);
  });
});

/** A file whose bytes come damaged the first `times` that a place of it is read. */
class FlakyFile extends BufferFile {
  times = 0;
  at = 0;
  override async read(offset: number, length: number): Promise<Buffer> {
    return this.#damaged(await super.read(offset, length), offset);
  }
  override tryReadSync(offset: number, length: number): Buffer | undefined {
    const bytes = super.tryReadSync(offset, length);
    return bytes && this.#damaged(bytes, offset);
  }
  #damaged(bytes: Buffer, offset: number): Buffer {
    const within = this.at - offset;
    if (within >= 0 && within < bytes.length && this.times > 0) {
      this.times--;
      bytes[within] ^= 0x10;
    }
    return bytes;
  }
}

describe('bytes that are damaged on their way', () => {
  const modes = ['sync', 'async', 'mixed'] as const;
  it.each(modes)('are read a second time, wherever in the file, from a disk that is %s', async (mode) => {
    const { bytes } = await writeCells(CELLS, SMALL);
    for (let at = 0; at < bytes.length - 4096 + 100; at += 11) {
      for (const access of ['pread', 'stream'] as const) {
        const file = new FlakyFile(Buffer.from(bytes), mode);
        file.at = at;
        file.times = 1;
        const blockCache = new BlockCache(1 << 20);
        const reader = await HFileReader.open(file, { blockCache });
        expect(await readAll(reader, { access }), `byte ${at}`).toEqual(EXPECTED);
        for (const cell of CELLS) expect(await reader.mayContainRow(slabOf(rowOf(cell)), 0, 6)).toBe(true);
        const inBlock = at < reader.trailer.loadOnOpenOffset && file.times === 0;
        // What is read ahead may hold the damaged bytes of a block that is read by itself.
        const readsAhead = access === 'stream' || mode === 'async';
        const counted = [inBlock ? 1 : 0, ...(readsAhead ? [0] : [])];
        expect(counted, `byte ${at}`).toContain(blockCache.statistics.checksumFailures);
      }
    }
  });

  it('are an error when they stay so', async () => {
    const { bytes } = await writeCells(CELLS, SMALL);
    for (const at of [60, bytes.length - 4096 - 50, bytes.length - 4080]) {
      const file = new FlakyFile(Buffer.from(bytes), 'async');
      file.at = at;
      file.times = 100;
      const read = HFileReader.open(file).then((reader) => readAll(reader));
      await expect(read).rejects.toThrow(/^test\/hfile is damaged at offset \d+: .*expected .*, found /);
    }
  });
});

describe('files of HBase', () => {
  it.each(['NONE_0_NONE_ROW', 'FAST_DIFF_2_NONE_ROW', 'DIFF_0_GZ_ROW'])(
    '%s: a flipped byte of a block is noticed',
    async (name) => {
      const bytes = readFileSync(new URL(`../golden/hfile/${name}`, import.meta.url));
      const lines = await readAll(await openBytes(bytes));
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: bytes.length - 4097 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
          const damaged = Buffer.from(bytes);
          damaged[at] ^= flip;
          try {
            expect(await readAll(await openBytes(damaged))).toEqual(lines);
          } catch (error) {
            if (!(error instanceof CorruptionError)) throw error;
            expect(error.message).toMatch(/test\/hfile is damaged at offset \d+/);
          }
        }),
        { seed: SEED, numRuns: 60 },
      );
    },
  );

  it('the error names path, offset, and both checksums', async () => {
    const { bytes } = await writeCells(CELLS, SMALL);
    bytes[60] ^= 4;
    await expect(readAll(await openBytes(bytes))).rejects.toThrow(
      /^test\/hfile is damaged at offset 0: checksum of bytes 0 to \d+ of the block: expected [0-9a-f]{8}, found [0-9a-f]{8}$/,
    );
  });
});

describe(`parsers behind the checksums bear any bytes (SEED=${SEED})`, () => {
  const place = { path: 'p', offset: 5, limit: 100_000 };
  const damage = (bytes: Buffer) =>
    fc
      .array(fc.tuple(fc.nat({ max: Math.max(0, bytes.length - 1) }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 4,
      })
      .map((edits) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of edits) copy[at] = value;
        return copy;
      });
  const mayFail = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof CorruptionError)) throw error;
    }
  };

  it('index blocks', () => {
    const key = firstOnRow(Buffer.from('row')).slab.bytes;
    const leaf = Buffer.concat([
      Buffer.from('00000002000000000000001b00000036', 'hex'),
      ...[1, 900].map((offset) => entry(offset, key)),
    ]);
    expect(decodeNonRootIndex(leaf, place).count).toBe(2);
    const root = Buffer.concat(
      [1, 900].map((offset) => Buffer.concat([entry(offset, Buffer.alloc(0)), Buffer.from([key.length]), key])),
    );
    expect(decodeRootIndex(root, 2, false, place).root.count).toBe(2);
    fc.assert(
      fc.property(
        fc.oneof(
          damage(leaf),
          fc.uint8Array({ maxLength: 80 }).map((b) => Buffer.from(b)),
        ),
        (bytes) => {
          mayFail(() => decodeNonRootIndex(bytes, place));
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          damage(root),
          fc.uint8Array({ maxLength: 80 }).map((b) => Buffer.from(b)),
        ),
        fc.nat(),
        fc.boolean(),
        (bytes, count, multi) => {
          mayFail(() => decodeRootIndex(bytes, count % 5 === 0 ? count : 2, multi, place));
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  function entry(offset: number, key: Buffer): Buffer {
    const head = Buffer.alloc(12);
    head.writeUInt32BE(offset, 4);
    head.writeUInt32BE(50, 8);
    return Buffer.concat([head, key]);
  }

  it.each(['PREFIX', 'DIFF', 'FAST_DIFF', 'ROW_INDEX_V1'])('blocks encoded by %s', (encoding) => {
    const file = {
      PREFIX: 'PREFIX_1_NONE_ROW',
      DIFF: 'DIFF_1_NONE_ROW',
      FAST_DIFF: 'FAST_DIFF_2_NONE_ROW',
      ROW_INDEX_V1: 'ROW_INDEX_V1_1_NONE_ROW',
    }[encoding];
    const bytes = readFileSync(new URL(`../golden/hfile/${file}`, import.meta.url));
    const checked = bytes.readUInt32BE(29);
    expect(crc32c(bytes.subarray(0, Math.min(512, checked)))).toBe(bytes.readUInt32BE(checked));
    const body = bytes.subarray(35, bytes.readUInt32BE(29));
    const fail = (at: number, message: string) => new CorruptionError('p', at, message);
    const context = { hasTags: true, hasMvcc: true, tagsCompressed: encoding === 'FAST_DIFF', fail };
    const decode = (b: Buffer) =>
      new DataBlock(slabOf(dataBlockDecoder(encoding)!.decode(b, context)), 0, context, fail);
    expect(decode(body).table.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(
        fc.oneof(
          damage(body),
          fc.nat({ max: body.length }).map((n) => body.subarray(0, n)),
        ),
        (b) => mayFail(() => decode(b)),
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
