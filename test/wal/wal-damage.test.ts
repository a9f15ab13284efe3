// Every cut and every flipped byte of a small log: what comes back is a prefix of what was written, nothing synced is missing without an error.
import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import type { WALCompression } from '../../wal/wal-compression.ts';
import { END_MARK } from '../../wal/wal-format.ts';
import { entryText, fileOf, keyOf, openWAL, put, readAll } from './support.ts';

/** A log of six entries, in groups of one to three; `attested` is what its entries say was synced. */
async function smallLog(close: boolean, compression?: WALCompression): Promise<Buffer> {
  const disk = new MemoryDisk();
  const wal = await openWAL(disk.logs, { compression });
  const path = wal.currentPath;
  let sequenceId = 10;
  for (const size of [1, 3, 2]) {
    let txid = 0;
    for (let i = 0; i < size; i++) {
      txid = wal.append(
        keyOf(sequenceId, { nonce: 77n, nonceGroup: -1n }),
        put(`row${sequenceId}`, `value ${sequenceId}`),
      );
      sequenceId++;
    }
    await wal.syncAsync(txid, 'data');
  }
  if (close) await wal.close();
  return disk.files.readFile(path);
}

const DICTIONARIES: WALCompression = { tags: true, values: undefined };
const VALUES: WALCompression = { tags: true, values: 'GZ' };

describe.each([
  ['closed', 'plain', undefined],
  ['open', 'plain', undefined],
  ['closed', 'compressed', DICTIONARIES],
  ['open', 'compressed', DICTIONARIES],
  ['open', 'value-compressed', VALUES],
] as const)('a small %s %s log', (name, _, compression) => {
  const closed = name === 'closed';
  it('reads back', async () => {
    const bytes = await smallLog(closed, compression);
    const { entries, end, error } = await readAll(fileOf(bytes));
    expect(error).toBeUndefined();
    expect(end).toEqual({ kind: name, offset: closed ? bytes.length - 24 : bytes.length });
    expect(entries.map(entryText)).toEqual(
      [10, 11, 12, 13, 14, 15].map(
        (id) => `${id} ns:t 9f08f7543715570c8ef00f7015f58dcc: row${id}/f:q/1000/4/value ${id}`,
      ),
    );
    expect(entries[3].key).toMatchObject({ nonce: 77n, nonceGroup: -1n, attestedOffset: entries[1].offset });
    expect(entries.map(({ key }) => key.attestedOffset)).toEqual([0, 1, 1, 1, 4, 4].map((i) => entries[i].offset));
  });

  it('cut at every byte: the whole entries before the cut, never an error', async () => {
    const bytes = await smallLog(closed, compression);
    const { entries } = await readAll(fileOf(bytes));
    const ends = entries.map((_, i) => entries[i + 1]?.offset ?? bytes.length - (closed ? 24 : 0));
    for (let cut = 0; cut < bytes.length; cut++) {
      const result = await readAll(fileOf(bytes.subarray(0, cut)));
      expect(result.error, `cut at ${cut}`).toBeUndefined();
      expect(result.entries.length, `cut at ${cut}`).toBe(ends.filter((end) => end <= cut).length);
      const boundary = cut === entries[0].offset || ends.includes(cut);
      const kind = cut < entries[0].offset ? 'empty' : boundary ? 'open' : 'torn';
      expect(result.end?.kind, `cut at ${cut}`).toBe(kind);
    }
  });

  it('every bit of every byte flipped: corruption named where it was synced, a torn tail above', async () => {
    const bytes = await smallLog(closed, compression);
    const whole = await readAll(fileOf(bytes));
    const attested = closed ? bytes.length - 24 : Math.max(...whole.entries.map(({ key }) => key.attestedOffset!));
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[at] ^= mask;
        const what = `byte ${at} ^ ${mask}`;
        const { entries, end, error } = await readAll(fileOf(damaged));
        const before = whole.entries.filter((_, i) => (whole.entries[i + 1]?.offset ?? attested) <= at);
        if (at < attested) {
          const offset =
            at < whole.entries[0].offset ? 0 : whole.entries.findLast((entry) => entry.offset <= at)!.offset;
          expect(error, what).toMatchObject({ name: 'CorruptionError', path: 'WALs/s/log.1', offset });
          expect(entries.map(entryText), what).toEqual(before.map(entryText));
        } else {
          expect(error, what).toBeUndefined();
          expect(end?.kind, what).toBe('torn');
          expect(entries.map(entryText), what).toEqual(
            whole.entries
              .filter((_, i) => (whole.entries[i + 1]?.offset ?? (closed ? attested : bytes.length)) <= at)
              .map(entryText),
          );
        }
      }
    }
  });

  it('zeros after the last entry are the end', async () => {
    const bytes = await smallLog(false, compression);
    const { entries, end, error } = await readAll(fileOf(Buffer.concat([bytes, Buffer.alloc(5000)])));
    expect(error).toBeUndefined();
    expect(entries.length).toBe(6);
    expect(end).toMatchObject({ kind: 'torn', offset: bytes.length });
  });
});

describe.each([[undefined], [DICTIONARIES], [VALUES]])('an end mark, compression %o', (compression) => {
  async function marked() {
    const log = await smallLog(false, compression);
    const { entries } = await readAll(fileOf(log));
    return { log, entries, bytes: Buffer.concat([log, END_MARK, Buffer.alloc(3000)]) };
  }

  it('is the end of an open log, wherever the zeros behind it are cut', async () => {
    const { log, entries, bytes } = await marked();
    for (let cut = log.length; cut <= bytes.length; cut++) {
      const result = await readAll(fileOf(bytes.subarray(0, cut)));
      expect(result.error, `cut at ${cut}`).toBeUndefined();
      expect(result.entries.map(entryText), `cut at ${cut}`).toEqual(entries.map(entryText));
      const isWhole = cut === log.length || cut >= log.length + END_MARK.length;
      expect(result.end, `cut at ${cut}`).toMatchObject({ kind: isWhole ? 'open' : 'torn', offset: log.length });
    }
  });

  it('changes nothing about flipped bytes before it; its own are no entry', async () => {
    const { log, entries, bytes } = await marked();
    const attested = Math.max(...entries.map(({ key }) => key.attestedOffset!));
    for (let at = entries[0].offset; at < log.length + END_MARK.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 0x81;
      const result = await readAll(fileOf(damaged));
      const offset = at < log.length ? entries.findLast((entry) => entry.offset <= at)!.offset : log.length;
      expect(result.entries.length, `byte ${at}`).toBe(entries.filter((entry) => entry.offset < offset).length);
      if (at < attested) expect(result.error, `byte ${at}`).toMatchObject({ name: 'CorruptionError', offset });
      else expect(result.end, `byte ${at}`).toMatchObject({ kind: 'torn', offset });
    }
  });

  it('that came back over a synced entry is damage', async () => {
    const { entries, bytes } = await marked();
    END_MARK.copy(bytes, entries[1].offset);
    const { entries: read, error } = await readAll(fileOf(bytes));
    expect(read.length).toBe(1);
    expect(error).toMatchObject({ name: 'CorruptionError', offset: entries[1].offset });
  });
});

describe('what looks like a log', () => {
  it.each([undefined, VALUES])(
    'a hole in the unattested end, with good records behind it, is a torn tail',
    async (kind) => {
      const bytes = await smallLog(false, kind);
      const { entries } = await readAll(fileOf(bytes));
      const holed = Buffer.from(bytes).fill(0, entries[4].offset, entries[5].offset);
      const result = await readAll(fileOf(holed));
      expect(result.error).toBeUndefined();
      expect(result.entries.length).toBe(4);
      expect(result.end).toMatchObject({ kind: 'torn', offset: entries[4].offset });
      // The same hole with a later sync behind it is damage.
      const later = Buffer.from(bytes).fill(0, entries[1].offset, entries[2].offset);
      expect((await readAll(fileOf(later))).error).toMatchObject({ offset: entries[1].offset });
    },
  );

  it('a value that ends like a trailer at the end of a torn file is no trailer', async () => {
    const disk = new MemoryDisk();
    const wal = await openWAL(disk.logs);
    await wal.syncAsync(wal.append(keyOf(1), put('r', 'x\0\0\0\0LAWP')), 'data');
    await wal.syncAsync(wal.append(keyOf(2), put('r', 'x\0\0\0\0LAWP and more')), 'data');
    const bytes = await disk.files.readFile(wal.currentPath);
    const { entries, end, error } = await readAll(fileOf(bytes.subarray(0, bytes.length - ' and more'.length)));
    expect(error).toBeUndefined();
    expect(entries.length).toBe(1);
    expect(end?.kind).toBe('torn');
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['the magic alone', Buffer.from('PWAL'), 'empty'],
    ['zeros', Buffer.alloc(100), 'empty'],
  ])('%s', async (_, bytes, kind) => {
    expect(await readAll(fileOf(bytes))).toMatchObject({ entries: [], end: { kind }, error: undefined });
  });

  it('a file of something else is refused', async () => {
    expect((await readAll(fileOf(Buffer.from('SEQ6 something')))).error).toMatchObject({
      name: 'CorruptionError',
      offset: 0,
    });
  });
});
