import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom } from '../../base/random.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { FaultStorage } from '../../storage/fault-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { type Disk, observeFiles } from '../../storage/wrapped-storage.ts';
import {
  listRecoveredEdits,
  readEditsFolder,
  readRegionSequenceId,
  writeRegionSequenceId,
} from '../../wal/recovered-edits.ts';
import { compactionMarker, flushMarker, regionEventMarker } from '../../wal/wal-edit.ts';
import { type LastFlushed, type LastFlushedIds, WALSplitter } from '../../wal/wal-splitter.ts';
import { entryText, fileOf, golden, keyOf, openWAL, put, readAll } from './support.ts';

const A = Buffer.from('a'.repeat(32));
const B = Buffer.from('b'.repeat(32));
const GONE = Buffer.from('c'.repeat(32));
const INFO = new RegionInfo({ tableName: TableName.parse('ns:t'), regionId: 1 });
const folderOf = (_: string, region: string) => `data/ns/t/${region}`;
const editsOf = (table: string, region: string) => `${folderOf(table, region)}/recovered.edits`;

function splitter({ files, logs }: Disk): WALSplitter {
  return new WALSplitter({ files, logs, logger: silentLogger, regionFolder: folderOf, recoveredEditsFolder: editsOf });
}

async function makeRegion({ files }: Disk, region: string): Promise<void> {
  await files.writeFile(`${folderOf('', region)}/.regioninfo`, Buffer.from('x'));
}

let attempts = 0;
async function split(disk: Disk, path: string, lastFlushed: LastFlushed) {
  const one = splitter(disk);
  const result = await one.write(path, `attempt-${attempts++}`, lastFlushed);
  return { ...result, outputs: await one.commit(result.edits) };
}

const nonceOf = (sequenceId: number) => ([4, 8, 9].includes(sequenceId) ? BigInt(sequenceId) : 0n);

/** A killed server's log over three regions, one of them gone. */
async function killedServer(): Promise<{ disk: MemoryDisk; path: string }> {
  const disk = new MemoryDisk();
  for (const region of [A, B]) await makeRegion(disk, region.toString());
  const wal = await openWAL(disk.logs);
  const add = (region: Buffer, sequenceId: number, cells: ReturnType<typeof put>) =>
    wal.append(keyOf(sequenceId, { encodedRegionName: region, nonceGroup: 5n, nonce: nonceOf(sequenceId) }), cells);
  const server = { host_name: 'h', port: 1, start_code: 1 };
  add(A, 3, regionEventMarker(INFO, 'REGION_OPEN', 2, server, [], 1));
  add(A, 4, put('r1', 'v4', 'f'));
  add(B, 9, put('x1', 'v9', 'f'));
  add(GONE, 5, put('y', 'v5', 'f'));
  const both = put('r2', 'v5', 'f');
  both.addKeyValue({ row: Buffer.from('r2'), family: Buffer.from('g'), timestamp: 1000n, value: Buffer.from('v5g') });
  add(A, 5, both);
  add(A, 6, flushMarker(INFO, 'START_FLUSH', 5, [], 1));
  add(A, 7, compactionMarker(INFO, Buffer.from('f'), ['in1', 'in2'], ['out'], 1));
  await wal.syncAsync(add(A, 8, put('r3', 'v8', 'g')), 'data');
  return { disk, path: wal.currentPath };
}

const FLUSHED: Record<string, LastFlushedIds> = {
  [A.toString()]: { region: 3, families: new Map([['f', 5]]) },
};
const lastFlushed = (region: string) => FLUSHED[region];

async function editsIn({ files }: Disk, region: Buffer): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { path } of await listRecoveredEdits(files, editsOf('', region.toString()))) {
    const { entries, end, error } = await readAll(fileOf(await files.readFile(path), path));
    expect(error).toBeUndefined();
    expect(end?.kind).toBe('closed');
    found[path.slice(path.lastIndexOf('/') + 1)] = entries.map((entry) =>
      entryText(entry).replace(/.*?: /, '').slice(0, 60),
    );
    for (const { key } of entries) expect(key.nonce).toBe(nonceOf(key.sequenceId));
  }
  return found;
}

const EXPECTED_A = {
  '0000000000000000008': [
    // Flushed, but for its nonce.
    '',
    'r2/g:/1000/4/v5g',
    expect.stringContaining('METAFAMILY:HBASE::COMPACTION'),
    'r3/g:q/1000/4/v8',
  ],
};
const EXPECTED_B = { '0000000000000000009': ['x1/f:q/1000/4/v9'] };

describe('WALSplitter', () => {
  it('writes what replay needs, by region: skips the flushed by region and family, regions gone, other markers', async () => {
    const { disk, path } = await killedServer();
    const result = await split(disk, path, lastFlushed);
    expect(result).toMatchObject({ entries: 8, skipped: 3, end: { kind: 'open' } });
    expect(await editsIn(disk, A)).toEqual(EXPECTED_A);
    expect(await editsIn(disk, B)).toEqual(EXPECTED_B);
    expect(await disk.files.stat(folderOf('', GONE.toString()))).toBeUndefined();
    expect(result.outputs.map((output) => output.slice(-19)).sort()).toEqual([
      '0000000000000000008',
      '0000000000000000009',
    ]);
    expect((await disk.files.list(editsOf('', A.toString()))).length).toBe(1);
    // All of it is on the disk.
    expect(await editsIn(disk.crashClone(), A)).toEqual(EXPECTED_A);
  });

  it('done twice gives the same', async () => {
    const { disk, path } = await killedServer();
    await split(disk, path, lastFlushed);
    await split(disk, path, lastFlushed);
    expect(await editsIn(disk, A)).toEqual(EXPECTED_A);
    expect((await disk.files.list(editsOf('', B.toString()))).length).toBe(1);
  });

  it('of two outputs with one last id the one that begins earlier stays', async () => {
    const { disk, path } = await killedServer();
    await split(disk, path, () => undefined);
    const all = await editsIn(disk, A);
    await split(disk, path, lastFlushed);
    expect(await editsIn(disk, A)).toEqual(all);
    expect(all['0000000000000000008'].length).toBe(4);
  });

  it('another one at the same time, or one that goes on when its region was opened already, does no harm', async () => {
    const { disk, path } = await killedServer();
    const one = splitter(disk);
    const slow = await one.write(path, 'slow', lastFlushed);
    const quick = await one.write(path, 'quick', () => undefined);
    // Begun again, the first one's temporary files are gone: it fails, having changed nothing.
    await expect(one.commit(slow.edits)).rejects.toMatchObject({ reason: 'not-found' });
    await one.commit(quick.edits);
    const committed = await editsIn(disk, A);
    // One that was written before the other was committed, and is committed after it.
    const late = await one.write(path, 'late', lastFlushed);
    expect(await editsIn(disk, A)).toEqual(committed);
    await one.commit(late.edits);
    expect(await editsIn(disk, A)).toEqual(committed);
    expect((await disk.files.list(editsOf('', A.toString()))).length).toBe(1);
    // One that is committed when the region has replayed and deleted the edits leaves them once more, whole.
    const zombie = await one.write(path, 'zombie', lastFlushed);
    for (const { path: edits } of await listRecoveredEdits(disk.files, editsOf('', A.toString())))
      await disk.files.delete(edits);
    await one.commit(zombie.edits);
    expect(await editsIn(disk, A)).toEqual(EXPECTED_A);
  });

  it('makes no folder of a table that is dropped meanwhile', async () => {
    const { disk, path } = await killedServer();
    const files = observeFiles(disk.files, async ({ name, path: created }) => {
      if (name === 'create' && created.endsWith('.temp') && (await disk.files.stat('data/ns/t')) !== undefined)
        await disk.files.rename('data/ns/t', '.tmp/data/ns/t');
    });
    await expect(split({ files, logs: disk.logs }, path, lastFlushed)).rejects.toMatchObject({
      reason: 'not-found',
    });
    expect(await disk.files.list('data/ns')).toEqual([]);
    expect(await split(disk, path, lastFlushed)).toMatchObject({ skipped: 8, outputs: [] });
  });

  it('fails at any operation, or loses power there, and is done again', async () => {
    for (let n = 0; ; n++) {
      const { disk, path } = await killedServer();
      const faulty = new FaultStorage(disk, { operation: n, failure: 'io', forever: true });
      let failed = false;
      try {
        await split(faulty, path, lastFlushed);
      } catch {
        failed = true;
      }
      const crashed = disk.crashClone({ random: new SeededRandom(n) });
      await split(crashed, path, lastFlushed);
      expect(await editsIn(crashed, A), `operation ${n}`).toEqual(EXPECTED_A);
      expect(await editsIn(crashed, B), `operation ${n}`).toEqual(EXPECTED_B);
      if (!failed) break;
      expect(n).toBeLessThan(100);
    }
  });

  it('a damaged log is refused by name and offset, and leaves nothing', async () => {
    const { disk } = await killedServer();
    const bytes = golden('meta.gz');
    const { entries } = await readAll(fileOf(bytes));
    // The tag of the key's first field.
    bytes[entries[20].offset + 1] = 0x0f;
    await disk.files.writeFile('WALs/dead/meta', bytes);
    await makeRegion(disk, '1588230740');
    await expect(split(disk, 'WALs/dead/meta', () => undefined)).rejects.toMatchObject({
      name: 'CorruptionError',
      path: 'WALs/dead/meta',
      offset: entries[20].offset,
    });
    expect(await disk.files.list(editsOf('', '1588230740'))).toEqual([]);
  });

  it('splits the log of a killed HBase', async () => {
    const disk = new MemoryDisk();
    await disk.files.writeFile('WALs/dead/log', golden('server.gz'));
    const { entries } = await readAll(fileOf(golden('server.gz')));
    const regions = new Set(entries.map(({ key }) => key.encodedRegionName.toString()));
    for (const region of regions) await makeRegion(disk, region);
    const result = await split(disk, 'WALs/dead/log', () => undefined);
    expect(result.entries).toBe(2629);
    let replayed = 0;
    for (const region of regions) {
      for (const { path } of await listRecoveredEdits(disk.files, editsOf('', region))) {
        replayed += (await readAll(fileOf(await disk.files.readFile(path)))).entries.length;
      }
    }
    expect(replayed).toBe(result.entries - result.skipped);
    expect(replayed).toBeGreaterThan(2500);
  });
});

describe('recovered.edits', () => {
  it('lists what is to be replayed, in order of the ids', async () => {
    const { files } = new MemoryDisk();
    for (const name of [
      '0000000000000000010',
      '0000000000000000009-log.temp',
      '7.seqid',
      '0000000000000000009',
      '-12',
      'x',
      '11.1700000000000',
    ]) {
      await files.writeFile(`e/${name}`, Buffer.from('x'));
    }
    expect((await listRecoveredEdits(files, 'e')).map(({ maxSequenceId }) => maxSequenceId)).toEqual([9, 10]);
    expect((await readEditsFolder(files, 'e')).nonces.map(({ maxSequenceId }) => maxSequenceId)).toEqual([12]);
    expect(await listRecoveredEdits(files, 'none')).toEqual([]);
  });

  it('the region’s sequence id only rises, and one file keeps it', async () => {
    const { files } = new MemoryDisk();
    expect(await readRegionSequenceId(files, 'e')).toBe(-1);
    await writeRegionSequenceId(files, 'e', 1);
    await (await files.create('e/.7.seqid.writing')).close();
    await writeRegionSequenceId(files, 'e', 10);
    await writeRegionSequenceId(files, 'e', 10);
    expect((await files.list('e')).map(({ name }) => name)).toEqual(['10.seqid']);
    expect(await readRegionSequenceId(files, 'e')).toBe(10);
    await expect(writeRegionSequenceId(files, 'e', 9)).rejects.toThrow('less than the old max sequence id');
  });
});
