// `node bench/hfile.ts [cells]`: writes, seeks and scans of one HFile on the local disk's page cache, then of each encoding and codec.
// Figures: MB/s and ns a cell of writing, seeks a second (cached and not), cells a second of scanning, ns a bloom look-up; ns of processor
// time a cell, and size, by encoding and codec.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { CODEC_NAMES, type CodecName } from '../base/codec-registry.ts';
import { SeededRandom } from '../base/random.ts';
import { slabOf } from '../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import { encodeKeyValue } from '../cell/key-value-builder.ts';
import { firstOnRow } from '../cell/seek-key.ts';
import { BlockCache } from '../hfile/block-cache.ts';
import type { DataBlockEncoding } from '../hfile/hfile-format.ts';
import { HFileReader } from '../hfile/hfile-reader.ts';
import { HFileWriter } from '../hfile/hfile-writer.ts';
import { DATA_BLOCK_ENCODINGS } from '../model/column-family-descriptor.ts';
import type { FileWriter } from '../storage/file-storage.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';

const COUNT = Number(process.argv[2] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
const files = await LocalFileStorage.open(folder);

function row(i: number): Buffer {
  return Buffer.from(`row${String(i).padStart(12, '0')}`);
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = systemClock.monotonic();
  await work();
  return systemClock.monotonic() - start;
}

async function bench(valueBytes: number, count: number, compression: 'NONE' | 'GZ'): Promise<void> {
  const value = new SeededRandom(1).bytes(valueBytes);
  const cells = Array.from({ length: count }, (_, i) =>
    encodeKeyValue({
      row: row(i),
      family: Buffer.from('cf'),
      qualifier: Buffer.from('q'),
      timestamp: 1_700_000_000_000n,
      value,
    }),
  );
  const source = slabOf(Buffer.concat(cells));
  const length = cells[0].length;
  const name = `f${valueBytes}${compression}`;
  let bytes = 0;
  const write = await timed(async () => {
    const writer = HFileWriter.create({
      writer: await files.create(name),
      comparator: KEY_VALUE_COMPARATOR,
      clock: systemClock,
      compression,
    });
    for (let i = 0; i < count; i++) {
      writer.append(source, i * length, length, source, 0, 0, i);
      if (writer.drainNeeded) await writer.drain();
    }
    writer.appendMetadata({ maxSequenceId: count });
    bytes = (await writer.close()).length;
  });
  report(
    `write ${valueBytes} B ${compression}`,
    `${((count * length) / write / 1e3).toFixed(0)} MB/s, ${((write * 1e6) / count).toFixed(0)} ns a cell with syncs, file of ${(bytes / 1e6).toFixed(0)} MB`,
  );
  const memory = await timed(async () => {
    const writer = HFileWriter.create({
      writer: nowhere,
      comparator: KEY_VALUE_COMPARATOR,
      clock: systemClock,
      compression,
    });
    for (let i = 0; i < count; i++) {
      writer.append(source, i * length, length, source, 0, 0, i);
      if (writer.drainNeeded) await writer.drain();
    }
    await writer.close();
  });
  report(
    `  without the disk`,
    `${((count * length) / memory / 1e3).toFixed(0)} MB/s, ${((memory * 1e6) / count).toFixed(0)} ns a cell`,
  );

  const cached = await HFileReader.open(await files.open(name), { blockCache: new BlockCache(1 << 30) });
  const bare = await HFileReader.open(await files.open(name));
  for (const [what, reader, access] of [
    ['cold, streaming', bare, 'stream'],
    ['cold into the cache', cached, 'pread'],
    ['from the cache', cached, 'pread'],
  ] as const) {
    let seen = 0;
    const took = await timed(async () => {
      const cursor = reader.cursor({ access, cacheBlocks: reader === cached });
      for (let p = cursor.seekToFirst(); p !== undefined; p = cursor.seekToFirst()) await p;
      while (cursor.valid) {
        seen++;
        for (let p = cursor.next(); p !== undefined; p = cursor.next()) await p;
      }
    });
    report(
      `scan ${what}`,
      `${(seen / took / 1e3).toFixed(2)} M cells/s, ${((took * 1e6) / seen).toFixed(0)} ns a cell`,
    );
  }

  const random = new SeededRandom(7);
  const keys = Array.from({ length: 20_000 }, () => firstOnRow(row(random.below(count))));
  for (const [what, reader] of [
    ['cached', cached],
    ['not cached', bare],
  ] as const) {
    const cursor = reader.cursor();
    for (const pass of [0, 1]) {
      const took = await timed(async () => {
        for (const key of keys) for (let p = cursor.seek(key); p !== undefined; p = cursor.seek(key)) await p;
      });
      if (pass === 1)
        report(
          `seek ${what}`,
          `${((keys.length / took) * 1e3).toFixed(0)} /s, ${((took * 1e3) / keys.length).toFixed(2)} µs each`,
        );
    }
  }
  const took = await timed(async () => {
    for (const key of keys) await cached.mayContainRow(key.slab, 2, 15);
  });
  report('bloom look-up', `${((took * 1e6) / keys.length).toFixed(0)} ns`);
}

const nowhere = {
  path: 'nowhere',
  length: 0,
  async write() {},
  async sync() {},
  async close() {},
  async abort() {},
};

function report(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(24)} ${figures}\n`);
}

/** Processor time of writing and of decoding, without the disk, and the size; rows of four columns, values of 100 bytes. */
async function benchFormat(encoding: DataBlockEncoding, compression: CodecName, count: number): Promise<void> {
  const random = new SeededRandom(3);
  const cells = Array.from({ length: count }, (_, i) =>
    encodeKeyValue({
      row: row(i >> 2),
      family: Buffer.from('cf'),
      qualifier: Buffer.from(`column${i & 3}`),
      timestamp: 1_700_000_000_000n + BigInt(i >> 3),
      value: Buffer.from(random.bytes(50).toString('hex')),
    }),
  );
  const source = slabOf(Buffer.concat(cells));
  const length = cells[0].length;
  const name = `${encoding}${compression}`;
  const write = async (writer: FileWriter) => {
    const hfile = HFileWriter.create({
      writer,
      comparator: KEY_VALUE_COMPARATOR,
      clock: systemClock,
      compression,
      encoding,
    });
    for (let i = 0; i < count; i++) {
      hfile.append(source, i * length, length, source, 0, 0, i);
      if (hfile.drainNeeded) await hfile.drain();
    }
    return (await hfile.close()).length;
  };
  const bytes = await write(await files.create(name));
  const wrote = await processorTime(() => write(nowhere));
  const reader = await HFileReader.open(await files.open(name));
  let seen = 0;
  const read = await processorTime(async () => {
    seen = 0;
    const cursor = reader.cursor({ access: 'stream', cacheBlocks: false });
    for (let p = cursor.seekToFirst(); p !== undefined; p = cursor.seekToFirst()) await p;
    for (; cursor.valid; seen++) for (let p = cursor.next(); p !== undefined; p = cursor.next()) await p;
  });
  await reader.close();
  const each = (ms: number) => `${((ms * 1e6) / count).toFixed(0)} ns`;
  report(
    `${encoding} ${compression}`,
    `write ${each(wrote)} (${((count * length) / wrote / 1e3).toFixed(0)} MB/s), read ${each(read)}, ${((bytes / (count * length)) * 100).toFixed(0)} % of its cells' size${seen === count ? '' : ' WRONG'}`,
  );
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  await work();
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
}

try {
  await bench(100, COUNT, 'NONE');
  await bench(1000, Math.ceil(COUNT / 5), 'NONE');
  await bench(100, Math.ceil(COUNT / 5), 'GZ');
  for (const encoding of DATA_BLOCK_ENCODINGS) await benchFormat(encoding, 'NONE', Math.ceil(COUNT / 2));
  for (const codec of CODEC_NAMES.slice(1)) await benchFormat('FAST_DIFF', codec, Math.ceil(COUNT / 5));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
