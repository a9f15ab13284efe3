// Each kind of damage to a stopped cluster: it is found by its name, what can be repaired is, nothing else is wrong afterwards, and the cluster
// starts and serves what it should.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstOnRow } from '../../../cell/seek-key.ts';
import {
  catalogCell,
  openLocationCells,
  regionInfoCell,
  splitCells,
  stateCell,
  tableStateCell,
} from '../../../model/meta-row.ts';
import { META_REGION_INFO, RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { TableName } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import { encodeReference, referenceTo } from '../../../rootdir/reference.ts';
import { SystemEdits } from '../../../tools/doctor/stopped/system-edits.ts';
import { makeCluster, ROWS, type Seen, type Stopped } from './support/stopped-cluster.ts';

let killed: Stopped;
let clean: Stopped;
beforeAll(async () => {
  killed = await makeCluster('kill');
  clean = await makeCluster('stop');
});

const T = TableName.parse('t');
const golden = (file: string) => readFileSync(`test/golden/snapshot/s_ref/${file}`);

interface Damage {
  readonly name: string;
  /** Default: the killed cluster. */
  readonly clean?: boolean;
  readonly deep?: boolean;
  readonly make: (cluster: Stopped, regions: readonly string[]) => Promise<unknown>;
  /** What is wrong, by kind, in order. */
  readonly kinds: readonly string[];
  /** Of all that is said. */
  readonly says?: RegExp;
  /** How it is repaired; `hand`: not at all. Default `safe`. */
  readonly by?: 'safe' | 'sideline' | 'hand';
  /** Kinds that are left after the repair. */
  readonly left?: readonly string[];
  /** Rows of `t` (and ns:u) once it is started again; undefined: not started. Default all. */
  readonly rows?: readonly string[] | null;
}

const without = (...rows: string[]) => ROWS.filter((row) => !rows.includes(row));

const DAMAGE: Damage[] = [
  {
    name: 'a row of hbase:meta is missing, the region’s folder is there',
    make: (c, [, second]) => c.dropRow('t', second),
    kinds: ['hole'],
    says: /no region has rows from 'g' up to 'n'.*The folder of that region is there/,
  },
  {
    name: 'a row and the folder of a region are missing',
    make: async (c, [, , third]) => {
      await c.dropRow('t', third);
      await c.disk.files.delete(c.folder('t', third));
    },
    kinds: ['hole'],
    says: /the folder is gone, but logs hold edits.*make 1 region anew under the old name/,
  },
  {
    name: 'a row and the folder of a region are missing, and nothing is in a log',
    clean: true,
    make: async (c, [, , third]) => {
      await c.dropRow('t', third);
      await c.disk.files.delete(c.folder('t', third));
    },
    kinds: ['hole'],
    says: /No folder has them either.*make 1 new, empty region for rows from 'n' up to 't'/,
    rows: without('p', 'q'),
  },
  {
    name: 'the last rows of hbase:meta are missing, one folder too',
    clean: true,
    make: async (c, [, , third, fourth]) => {
      await c.dropRow('t', third);
      await c.dropRow('t', fourth);
      await c.disk.files.delete(c.folder('t', fourth));
    },
    kinds: ['hole'],
    says: /rows from 'n' to the last.*1 new, empty region for rows from 't' to the last/,
    rows: without('x', 'y'),
  },
  {
    name: 'two regions have the same rows, one of them holds nothing',
    make: (c) => {
      const spare = new RegionInfo({ tableName: T, startKey: Buffer.from('g'), endKey: Buffer.from('k'), regionId: 5 });
      return c.editMeta((edits) => edits.put(spare.name, [regionInfoCell(spare), stateCell('OPEN')]));
    },
    kinds: ['open-nowhere', 'same-start', 'region-without-folder'],
    says: /both begin at 'g'/,
  },
  {
    name: 'a region overlaps its neighbours',
    make: async (c) => {
      const wide = new RegionInfo({ tableName: T, startKey: Buffer.from('k'), endKey: Buffer.from('r'), regionId: 5 });
      await c.editMeta((edits) => edits.put(wide.name, [regionInfoCell(wide), stateCell('OFFLINE')]));
      await c.disk.files.writeFile(`${c.folder('t', wide.encodedName)}/.regioninfo`, wide.toDelimitedBytes());
    },
    kinds: ['overlap', 'overlap'],
    says: /a row that both have is written to one and not read from the other/,
    by: 'hand',
    left: ['overlap', 'overlap'],
    rows: null,
  },
  {
    name: 'a table has two first regions',
    make: (c) => {
      const spare = new RegionInfo({ tableName: T, endKey: Buffer.from('g'), regionId: 5 });
      return c.editMeta((edits) => edits.put(spare.name, [regionInfoCell(spare), stateCell('OFFLINE')]));
    },
    kinds: ['same-start', 'region-without-folder'],
    says: /both begin at the first row/,
  },
  {
    name: 'a folder of an empty region that no row names',
    make: async (c) => {
      const spare = new RegionInfo({ tableName: T, startKey: Buffer.from('g'), endKey: Buffer.from('n'), regionId: 5 });
      await c.disk.files.writeFile(`${c.folder('t', spare.encodedName)}/.regioninfo`, spare.toDelimitedBytes());
    },
    kinds: ['orphan-folder'],
    says: /It holds nothing/,
  },
  {
    name: 'a folder with rows that no row names, whose rows others have',
    make: async (c, [first]) => {
      const spare = new RegionInfo({ tableName: T, endKey: Buffer.from('g'), regionId: 5 });
      const from = await c.file(`${c.folder('t', first)}/f`, /^[0-9a-f]{32}$/);
      await c.disk.files.writeFile(`${c.folder('t', spare.encodedName)}/.regioninfo`, spare.toDelimitedBytes());
      const bytes = await c.disk.files.readFile(from);
      await c.disk.files.writeFile(`${c.folder('t', spare.encodedName)}/f/${'a'.repeat(32)}`, bytes);
    },
    kinds: ['orphan-folder'],
    says: /other regions have its rows now.*that nobody serves/,
    by: 'hand',
    left: ['orphan-folder'],
  },
  {
    name: 'daughters of a split that did not come about',
    make: async (c, [first]) => {
      const from = await c.file(`${c.folder('t', first)}/f`, /^[0-9a-f]{32}$/);
      const name = `${from.slice(from.lastIndexOf('/') + 1)}.${first}`;
      const daughter = new RegionInfo({ tableName: T, endKey: Buffer.from('b'), regionId: 5 });
      await c.disk.files.writeFile(`${c.folder('t', daughter.encodedName)}/.regioninfo`, daughter.toDelimitedBytes());
      const reference = encodeReference(referenceTo('BOTTOM', Buffer.from('b')));
      await c.disk.files.writeFile(`${c.folder('t', daughter.encodedName)}/f/${name}`, reference);
    },
    kinds: ['orphan-folder'],
    says: /daughter of a split of [0-9a-f]{32} that did not come about/,
  },
  {
    name: 'a region of hbase:meta has no folder',
    make: (c, [, second]) => c.disk.files.delete(c.folder('t', second)),
    kinds: ['region-without-folder'],
    says: /edits of it in logs are recovered at the next start/,
  },
  {
    name: 'a region of hbase:meta has no folder, and nothing is in a log',
    clean: true,
    make: (c, [, second]) => c.disk.files.delete(c.folder('t', second)),
    kinds: ['region-without-folder'],
    says: /put it back before you start the cluster/,
    rows: without('h', 'i'),
  },
  {
    name: '.regioninfo missing',
    make: (c, [, second]) => c.disk.files.delete(`${c.folder('t', second)}/.regioninfo`),
    kinds: ['regioninfo'],
    says: /is missing/,
  },
  {
    name: '.regioninfo damaged',
    make: (c, [, second]) => c.flip(`${c.folder('t', second)}/.regioninfo`, 4),
    kinds: ['regioninfo'],
    says: /is damaged at offset 0/,
  },
  {
    name: '.regioninfo of another region',
    make: async (c, [, second, third]) => {
      const bytes = await c.disk.files.readFile(`${c.folder('t', third)}/.regioninfo`);
      await c.change(`${c.folder('t', second)}/.regioninfo`, () => bytes);
    },
    kinds: ['regioninfo-contradicts'],
    says: /is of another region/,
  },
  {
    name: 'a row of hbase:meta damaged',
    make: (c, [, second]) => damageRow(c, second, (value) => value.fill(0xff, 4, 20)),
    kinds: ['region-row-damaged'],
    says: /the row of region [0-9a-f]{32} in hbase:meta cannot be used/,
  },
  {
    name: 'a row of hbase:meta of another region',
    make: async (c, [, second, third]) => {
      const other = (await c.metaRow('t', third)).cells.find(({ qualifier }) => qualifier.toString() === 'regioninfo')!;
      await damageRow(c, second, () => other.value);
    },
    kinds: ['region-row-damaged'],
    says: /its info:regioninfo is of another region/,
  },
  {
    name: 'a row of hbase:meta that is nothing',
    make: (c) => c.editMeta((edits) => edits.put(Buffer.from('a,b'), [catalogCell('state', Buffer.from('OPEN'))])),
    kinds: ['strange-row'],
  },
  {
    name: '.tableinfo missing',
    make: (c) => c.disk.files.delete('data/default/t/.tabledesc'),
    kinds: ['tableinfo'],
    says: /no \.tableinfo.*settings that drop nothing/,
  },
  {
    name: '.tableinfo damaged',
    make: async (c) => c.flip(await c.file('data/default/t/.tabledesc', /tableinfo/), 3),
    kinds: ['tableinfo'],
    says: /its descriptor cannot be used/,
  },
  {
    name: 'a table without a state',
    make: (c) => c.editMeta((edits) => edits.delete(T.bytes, [tableStateCell('ENABLED')])),
    kinds: ['table-without-state'],
    says: /clients are told that there is no such table/,
  },
  {
    name: 'a table of which only the state is left',
    make: (c) => c.editMeta((edits) => edits.put(Buffer.from('gone'), [tableStateCell('ENABLED')])),
    kinds: ['table-state-without-regions'],
  },
  {
    name: 'a table of which nothing but the folders is left',
    make: async (c, regions) => {
      for (const region of regions) await c.dropRow('t', region);
      await c.editMeta((edits) => edits.delete(T.bytes, [tableStateCell('ENABLED')]));
    },
    kinds: ['table-without-state', 'hole'],
    says: /no region has all rows.*4 regions/,
  },
  {
    name: 'ENABLING without a procedure',
    make: (c) => c.editMeta((edits) => edits.put(T.bytes, [tableStateCell('ENABLING')])),
    kinds: ['table-state-stuck'],
  },
  {
    name: 'DISABLING without a procedure',
    make: (c) => c.editMeta((edits) => edits.put(TableName.parse('off').bytes, [tableStateCell('DISABLING')])),
    kinds: ['table-state-stuck'],
  },
  {
    name: 'the state of a table damaged',
    make: (c) =>
      c.editMeta((edits) => edits.put(T.bytes, [{ ...tableStateCell('ENABLED'), value: Buffer.from([8, 99]) }])),
    kinds: ['table-state-damaged'],
  },
  ...(['OPENING', 'CLOSING', 'FAILED_OPEN', 'CLOSED', 'SPLITTING'] as const).map((state) => ({
    name: `a region is ${state} without a procedure`,
    make: async (c: Stopped, [, second]: readonly string[]) => {
      const { row } = await c.metaRow('t', second);
      await c.editMeta((edits) => edits.put(row, [stateCell(state)]));
    },
    kinds: [state === 'FAILED_OPEN' ? 'failed-open' : state === 'CLOSED' ? 'region-closed' : 'region-stuck'],
  })),
  {
    name: 'a region is open nowhere',
    make: async (c, [, second]) => {
      const { row } = await c.metaRow('t', second);
      await c.editMeta((edits) => edits.put(row, [catalogCell('server', Buffer.alloc(0))]));
    },
    kinds: ['open-nowhere'],
  },
  {
    name: 'hbase:meta has a region on a server that never was, and its edits are in the log of another',
    make: async (c, [, second]) => {
      const { row } = await c.metaRow('t', second);
      const never = ServerName.parse('nowhere.example,16020,1');
      await c.editMeta((edits) => edits.put(row, openLocationCells(never, 2)));
    },
    kinds: ['edits-elsewhere'],
    says: /on nowhere\.example,16020,1, but its last edits are in the logs of 127\.0\.0\.1/,
  },
  {
    name: 'a region of a disabled table is open',
    make: async (c) => {
      const [first] = await c.regions('off');
      const { row } = await c.metaRow('off', first);
      await c.editMeta((edits) => edits.put(row, [stateCell('OPEN')]));
    },
    kinds: ['open-in-disabled-table'],
  },
  {
    name: 'the trailer of a store file',
    make: async (c, [, second]) => c.flip(await c.file(`${c.folder('t', second)}/f`, /^[0-9a-f]{32}$/), -30),
    kinds: ['store-file-damaged'],
    says: /f\/[0-9a-f]{32} \(.*\) is damaged at offset \d+/,
    by: 'sideline',
    // What was in it is in the log, too: nothing was archived before the region could be opened.
    rows: ROWS,
  },
  {
    name: 'a block of a store file, found by looking deep',
    deep: true,
    make: async (c, [, second]) => c.flip(await c.file(`${c.folder('t', second)}/f`, /^[0-9a-f]{32}$/), 60),
    kinds: ['store-file-damaged'],
    by: 'sideline',
    rows: ROWS,
  },
  {
    name: 'an empty store file',
    clean: true,
    make: (c, [, second]) => c.disk.files.writeFile(`${c.folder('t', second)}/f/${'b'.repeat(32)}`, Buffer.alloc(0)),
    kinds: ['store-file-damaged'],
    by: 'sideline',
  },
  {
    name: 'a store file of another region',
    clean: true,
    make: async (c, [first, second]) => {
      const bytes = await c.disk.files.readFile(await c.file(`${c.folder('t', first)}/f`, /^[0-9a-f]{32}$/));
      await c.disk.files.writeFile(`${c.folder('t', second)}/f/${'b'.repeat(32)}`, bytes);
    },
    kinds: ['store-file-outside-region'],
    by: 'hand',
    left: ['store-file-outside-region'],
  },
  {
    name: 'a reference to a file that is gone',
    clean: true,
    make: (c, [, second]) =>
      c.disk.files.writeFile(
        `${c.folder('t', second)}/f/${'b'.repeat(32)}.${'c'.repeat(32)}`,
        encodeReference({ range: 'TOP', splitKey: firstOnRow(Buffer.from('h')).slab.bytes }),
      ),
    kinds: ['dangling-reference'],
    says: /refers to a file of region c+ that is nowhere/,
    by: 'sideline',
  },
  {
    name: 'a link to a file that is gone',
    clean: true,
    make: (c, [, second]) =>
      c.disk.files.writeFile(`${c.folder('t', second)}/f/u=${'c'.repeat(32)}-${'b'.repeat(32)}`, Buffer.alloc(0)),
    kinds: ['dangling-link'],
    by: 'sideline',
  },
  {
    name: 'the manifest of a snapshot is damaged',
    clean: true,
    make: async (c) => {
      await c.disk.files.writeFile('.hbase-snapshot/s/.snapshotinfo', golden('.snapshotinfo'));
      await c.disk.files.writeFile('.hbase-snapshot/s/data.manifest', golden('data.manifest').subarray(1));
    },
    kinds: ['snapshot-damaged'],
    says: /snapshot s: .hbase-snapshot\/s\/data.manifest cannot be read: .*nothing of tables is removed from the archive/,
    by: 'sideline',
  },
  {
    name: 'files of a snapshot are gone',
    clean: true,
    make: async (c) => {
      for (const file of ['.snapshotinfo', 'data.manifest'])
        await c.disk.files.writeFile(`.hbase-snapshot/s/${file}`, golden(file));
    },
    kinds: ['snapshot-incomplete'],
    says: /snapshot s of table g: \d+ store files of it are not as it says/,
    by: 'hand',
    left: ['snapshot-incomplete'],
  },
  {
    name: 'recovered edits damaged',
    clean: true,
    make: (c, [, second]) =>
      c.disk.files.writeFile(
        `${c.folder('t', second)}/recovered.edits/0000000000000000099`,
        Buffer.from('PWAL nonsense'),
      ),
    kinds: ['recovered-edits-damaged'],
    by: 'sideline',
  },
  {
    name: 'a log',
    make: async (c) => c.flip(await logOf(c, /\d$/), 1800),
    kinds: ['log-damaged'],
    says: /is damaged at offset \d+: .* a start refuses to go on/,
    by: 'sideline',
    rows: ['a', 'h', 'p', 'x'],
  },
  {
    name: 'the log of hbase:meta',
    make: async (c) => c.flip(await logOf(c, /\.meta$/), 1500),
    kinds: ['log-damaged'],
    says: /without it the cluster does not know its tables.*what is missing in it proves nothing/,
    by: 'hand',
    left: ['log-damaged'],
    rows: null,
  },
  {
    name: 'a store file of hbase:meta',
    clean: true,
    make: async (c) => c.flip(await c.file('data/hbase/meta/1588230740/info', /^[0-9a-f]{32}$/), -30),
    kinds: ['system-table-damaged', 'store-file-damaged'],
    by: 'hand',
    left: ['system-table-damaged', 'store-file-damaged'],
    rows: null,
  },
  {
    name: 'a split parent whose daughters are gone',
    clean: true,
    make: async (c, [, second]) => {
      const { row, cells } = await c.metaRow('t', second);
      const parent = RegionInfo.fromBytes(cells.find(({ qualifier }) => qualifier.toString() === 'regioninfo')!.value);
      const daughter = (startKey: string, endKey: string) =>
        new RegionInfo({
          tableName: T,
          startKey: Buffer.from(startKey),
          endKey: Buffer.from(endKey),
          regionId: Date.now(),
        });
      await c.editMeta((edits) =>
        edits.put(row, [
          regionInfoCell(parent.with({ split: true, offline: true })),
          ...splitCells(daughter('g', 'i'), daughter('i', 'n')),
          stateCell('SPLIT'),
        ]),
      );
    },
    kinds: ['split-daughters-gone'],
    says: /The parent's files are still there/,
  },
  {
    name: 'a namespace without its row',
    make: async (c) => {
      const { namespace } = await c.read();
      const edits = new SystemEdits(namespace!, Date.now());
      edits.delete(Buffer.from('ns'), [catalogCell('d', Buffer.alloc(0))]);
      await edits.commit();
    },
    kinds: ['namespace-missing'],
    says: /namespace ns has 1 table/,
  },
  {
    name: 'master:store does not know hbase:meta',
    clean: true,
    make: (c) => c.editStore((edits) => edits.delete(META_REGION_INFO.name, [catalogCell('state', Buffer.alloc(0))])),
    kinds: ['meta-location-missing'],
  },
  {
    name: 'a procedure that is no procedure',
    make: (c) => putProcedure(c, 900, Buffer.from('nonsense')),
    kinds: ['procedure-damaged'],
    says: /procedure 900 in master:store cannot be used/,
  },
  {
    name: 'a procedure of a class that nobody knows',
    make: (c) =>
      putProcedure(
        c,
        901,
        Buffer.from(
          pb.Procedure.encode({
            class_name: 'org.example.Foo',
            proc_id: 901,
            submitted_time: 1,
            last_update: 1,
            state: 2,
          }).finish(),
        ),
      ),
    kinds: ['procedure-damaged'],
    says: /org\.example\.Foo/,
  },
  {
    name: 'a procedure whose state is damaged',
    make: (c) =>
      putProcedure(
        c,
        902,
        Buffer.from(
          pb.Procedure.encode({
            class_name: 'org.apache.hadoop.hbase.master.assignment.TransitRegionStateProcedure',
            proc_id: 902,
            submitted_time: 1,
            last_update: 1,
            state: 2,
          }).finish(),
        ),
      ),
    kinds: ['procedure-damaged'],
    says: /StateMachineProcedureData/,
  },
  {
    name: 'hbase.version missing',
    make: (c) => c.disk.files.delete('hbase.version'),
    kinds: ['version-file'],
  },
  {
    name: 'hbase.version damaged',
    make: (c) => c.flip('hbase.version', 0),
    kinds: ['version-file'],
  },
  {
    name: 'hbase.version newer',
    make: (c) => c.change('hbase.version', () => Buffer.from('PBUF\n\x019', 'latin1')),
    kinds: ['other-version'],
    says: /use the release that wrote it/,
    by: 'hand',
    left: ['other-version'],
    rows: null,
  },
  {
    name: 'hbase.id damaged',
    make: (c) => c.flip('hbase.id', 0),
    kinds: ['cluster-id-file'],
    says: /write it anew with the id that ZooKeeper has/,
  },
];

/** Damage of no harm, which is only mentioned. */
const NOTES: { name: string; make: Damage['make']; kind: string; clean?: boolean }[] = [
  {
    name: 'a leftover of a flush',
    make: (c, [first]) => c.disk.files.writeFile(`${c.folder('t', first)}/.tmp/f/x`, Buffer.from('x')),
    kind: 'leftover-files',
  },
  {
    name: 'a leftover of a creation',
    make: (c) => c.disk.files.writeFile('.tmp/data/default/x/.tabledesc/.tableinfo.0000000001.1', Buffer.from('x')),
    kind: 'leftover-files',
  },
  {
    name: 'a leftover of a snapshot',
    make: (c) => c.disk.files.writeFile('.hbase-snapshot/.tmp/s/region-manifest.x', Buffer.from('x')),
    kind: 'leftover-files',
  },
  {
    name: 'a WAL folder that was being split, and no procedure',
    make: async (c) => {
      const [{ name }] = await c.disk.logs.list('WALs');
      await c.disk.logs.fence(`WALs/${name}`, `WALs/${name}-splitting`);
    },
    kind: 'splitting-folder',
  },
  {
    name: 'a folder of a table that was deleted',
    make: (c) => c.disk.files.makeDirectory('data/default/deleted'),
    kind: 'leftover-table-folder',
  },
  {
    name: 'a file that is none of a store',
    make: (c, [first]) => c.disk.files.writeFile(`${c.folder('t', first)}/f/notes.txt`, Buffer.from('x')),
    kind: 'strange-file',
  },
];

async function damageRow(c: Stopped, region: string, change: (value: Buffer) => Buffer): Promise<void> {
  const { row, cells } = await c.metaRow('t', region);
  const info = cells.find(({ qualifier }) => qualifier.toString() === 'regioninfo')!;
  await c.editMeta((edits) => edits.put(row, [catalogCell('regioninfo', change(Buffer.from(info.value)))]));
}

async function putProcedure(c: Stopped, procId: number, value: Buffer): Promise<void> {
  const row = Buffer.alloc(8);
  row.writeBigUInt64BE(BigInt(procId));
  await c.editStore((edits) => edits.put(row, [{ family: Buffer.from('proc'), qualifier: Buffer.from('d'), value }]));
}

async function logOf(c: Stopped, pattern: RegExp): Promise<string> {
  const [{ name }] = await c.disk.logs.list('WALs');
  return c.file(`WALs/${name}`, pattern);
}

const kindsOf = (seen: Seen) => seen.json.problems.map(({ kind }) => kind).sort();

describe('damage of a stopped cluster', () => {
  it.each(DAMAGE)('$name', async ({ make, kinds, says, by = 'safe', left = [], rows = ROWS, clean: isClean, deep }) => {
    const cluster = (isClean ? clean : killed).clone();
    cluster.deep = deep ?? false;
    await make(cluster, await cluster.regions('t'));
    const seen = await cluster.doctor();
    expect(kindsOf(seen)).toEqual([...kinds].sort());
    expect(seen.status).toBe(1);
    if (says !== undefined) expect(seen.text.replace(/\s+/g, ' ')).toMatch(says);
    if (by === 'sideline') {
      const safe = await cluster.doctor({ repair: true });
      expect(safe.json.repaired).toEqual([]);
      expect(seen.text).toContain('--repair --sideline');
    }
    const repaired = await cluster.doctor({ repair: true, sideline: by === 'sideline' });
    expect(repaired.json.repaired.filter(({ failure }) => failure !== null)).toEqual([]);
    expect(kindsOf(repaired)).toEqual([...left].sort());
    expect(repaired.status).toBe(left.length > 0 ? 1 : 0);
    if (rows === null) return;
    expect(await cluster.rows('t')).toEqual([rows]);
  });

  it.each(NOTES)('$name is only mentioned', async ({ make, kind, clean: isClean }) => {
    const cluster = (isClean ? clean : killed).clone();
    await make(cluster, await cluster.regions('t'));
    const seen = await cluster.doctor();
    expect(seen.problems).toEqual([]);
    expect(seen.status).toBe(0);
    expect(seen.json.notes.map((note) => note.kind)).toContain(kind);
  });
});
