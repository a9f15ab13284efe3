// Table `formats`: a family for each encoding with each codec, blooms and tags of all kinds among them, in two files each.
import { expect } from 'vitest';
import { CODEC_NAMES } from '../../../base/codec-registry.ts';
import { connect, type FamilySettings } from '../../../client/index.ts';
import { BLOOM_TYPES, DATA_BLOCK_ENCODINGS } from '../../../model/column-family-descriptor.ts';

const NAME = 'formats';
const ROWS = Array.from({ length: 60 }, (_, i) => `row${String(i * 7).padStart(4, '0')}`);
const DELETED = new Set(ROWS.filter((_, i) => i % 11 === 3));
/** Long enough that no test ends after it. */
const TTL_MS = 10_000_000;

const FAMILIES: readonly FamilySettings[] = DATA_BLOCK_ENCODINGS.flatMap((dataBlockEncoding, e) =>
  CODEC_NAMES.map((compression, c) => ({
    name: `${dataBlockEncoding}-${compression}`.toLowerCase().replaceAll('_', '-'),
    dataBlockEncoding,
    compression,
    blockSizeBytes: 1024,
    bloomFilter: BLOOM_TYPES[(e + c) % BLOOM_TYPES.length],
    configuration: { 'RowPrefixBloomFilter.prefix_length': '5' },
    attributes: {
      COMPRESS_TAGS: String(c % 2 === 0),
      COMPRESSION_COMPACT_MAJOR: CODEC_NAMES[(c + 1) % CODEC_NAMES.length],
    },
  })),
);
const NAMES = FAMILIES.map(({ name }) => String(name));

/** Writes the rows, flushes half way and at the end; every third cell has a tag. What was flushed first is compacted. */
export async function makeFormats(quorum: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  const table = connection.table(NAME);
  await admin.createTable({ name: NAME, families: FAMILIES });
  for (const half of [ROWS.slice(0, 30), ROWS.slice(30)]) {
    for (const [i, row] of half.entries()) {
      const cells = NAMES.flatMap((family) => [
        { family, qualifier: 'q', value: `${row} ${family}` },
        { family, qualifier: 'second', value: '' },
      ]);
      await table.put({ row, cells, ...(i % 3 === 0 && { ttlMs: TTL_MS }) });
    }
    await admin.flush(NAME);
    if (half[0] === ROWS[0]) await admin.majorCompact(NAME);
  }
  for (const row of DELETED) await table.delete({ row });
  await admin.flush(NAME);
}

/** Every row by a scan, by gets that blooms are asked for, and rows that are not there. */
export async function checkFormats(quorum: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const table = connection.table(NAME);
  const expected = ROWS.filter((row) => !DELETED.has(row)).map((row) => [
    row,
    ...NAMES.map((name) => `${row} ${name}`),
  ]);
  const scanned: string[][] = [];
  for await (const row of table.scan({}))
    scanned.push([row.key.toString(), ...NAMES.map((name) => String(row.value(name, 'q')))]);
  expect(scanned).toEqual(expected);
  for (const row of ROWS.slice(0, 20)) {
    const one = await table.get({ row, columns: NAMES.map((family) => ({ family, qualifier: 'q' })) });
    const values = one === undefined || one.cells.length === 0 ? [] : NAMES.map((name) => String(one.value(name, 'q')));
    expect(values, row).toEqual(DELETED.has(row) ? [] : NAMES.map((name) => `${row} ${name}`));
    const absent = await table.get({ row: `${row}x` });
    expect(absent?.cells ?? []).toEqual([]);
  }
}

/** Has all files rewritten, by whoever serves the table. */
export async function rewriteFormats(quorum: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  await admin.majorCompact(NAME);
  const files = async () => {
    const { liveServers } = await admin.clusterStatus();
    const regions = liveServers.flatMap((server) => server.regions);
    return regions.find(({ name }) => name.toString().startsWith(`${NAME},`))?.storeFileCount;
  };
  await expect.poll(files, { interval: 300 }).toBe(NAMES.length);
}
