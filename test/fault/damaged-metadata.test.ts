// Damage of what the cluster knows of itself: a start either heals it, or refuses by a name that the doctor knows too. Nothing is lost either way.
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogCell, openLocationCells, stateCell, tableStateCell } from '../../model/meta-row.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { SystemEdits } from '../../tools/doctor/stopped/system-edits.ts';
import { makeCluster, ROWS, type Stopped } from '../tools/doctor/support/stopped-cluster.ts';

let killed: Stopped;
beforeAll(async () => {
  killed = await makeCluster('kill');
});

const T = TableName.parse('t');

async function putProcedure(c: Stopped, procId: number, value: Uint8Array): Promise<void> {
  const row = Buffer.alloc(8);
  row.writeBigUInt64BE(BigInt(procId));
  const cell = { family: Buffer.from('proc'), qualifier: Buffer.from('d'), value: Buffer.from(value) };
  await c.editStore((edits) => edits.put(row, [cell]));
}

const procedure = (procId: number, fields: Partial<pb.Procedure.$Properties>) =>
  pb.Procedure.encode({
    class_name: 'org.apache.hadoop.hbase.master.assignment.TransitRegionStateProcedure',
    proc_id: procId,
    submitted_time: 1,
    last_update: 1,
    state: 2,
    ...fields,
  }).finish();

const garbage = {
  type_url: 'type.googleapis.com/hbase.pb.StateMachineProcedureData',
  value: Buffer.from([0xff, 0xff]),
};

interface Refusal {
  readonly name: string;
  readonly make: (cluster: Stopped, regions: readonly string[]) => Promise<unknown>;
  readonly refused: RegExp;
}

const REFUSED: Refusal[] = [
  {
    name: 'a procedure that is none',
    make: (c) => putProcedure(c, 900, Buffer.from('nonsense')),
    refused: /procedure 900 in master:store.*colonnade doctor/,
  },
  {
    name: 'a procedure of an unknown class',
    make: (c) => putProcedure(c, 901, procedure(901, { class_name: 'org.example.Foo' })),
    refused: /procedure 901 in master:store.*org\.example\.Foo.*colonnade doctor/,
  },
  {
    name: 'a procedure without its state',
    make: (c) => putProcedure(c, 902, procedure(902, {})),
    refused: /procedure 902 in master:store.*StateMachineProcedureData.*colonnade doctor/,
  },
  {
    name: 'a procedure whose state is damaged',
    make: (c) => putProcedure(c, 903, procedure(903, { state_message: [garbage] })),
    refused: /procedure 903 in master:store.*colonnade doctor/,
  },
  {
    name: 'a row of hbase:meta whose region cannot be read',
    make: async (c, [, second]) => {
      const { row } = await c.metaRow('t', second);
      const value = Buffer.concat([Buffer.from('PBUF'), Buffer.alloc(16, 0xff)]);
      await c.editMeta((edits) => edits.put(row, [catalogCell('regioninfo', value)]));
    },
    refused: /row 't,g,\d+\.[0-9a-f]+\.' of hbase:meta.*colonnade doctor/,
  },
  {
    name: 'a row of hbase:meta with a state that is none',
    make: async (c, [, second]) => {
      const { row } = await c.metaRow('t', second);
      await c.editMeta((edits) => edits.put(row, [catalogCell('state', Buffer.from('FLOATING'))]));
    },
    refused: /row 't,g,\d+\.[0-9a-f]+\.' of hbase:meta.*FLOATING.*colonnade doctor/,
  },
  {
    name: 'a state of a table that is none',
    make: (c) =>
      c.editMeta((edits) => edits.put(T.bytes, [{ ...tableStateCell('ENABLED'), value: Buffer.from([8, 99]) }])),
    refused: /row 't' of hbase:meta.*state.*colonnade doctor/,
  },
  {
    name: 'a row of hbase:namespace that cannot be read',
    make: async (c) => {
      const { namespace } = await c.read();
      const edits = new SystemEdits(namespace!, Date.now());
      edits.put(Buffer.from('ns'), [catalogCell('d', Buffer.alloc(8, 0xff))]);
      await edits.commit();
    },
    refused: /row 'ns' of hbase:namespace.*colonnade doctor/,
  },
  {
    name: 'nothing that says where hbase:meta is, whose rows are in a log only',
    make: (c) =>
      c.editStore((edits) => edits.delete(Buffer.from('hbase:meta,,1'), [catalogCell('state', Buffer.alloc(0))])),
    refused: /hbase:meta.*is not made anew.*colonnade doctor/,
  },
  {
    name: 'where hbase:meta is cannot be read',
    make: (c) =>
      c.editStore((edits) => edits.put(Buffer.from('hbase:meta,,1'), [catalogCell('state', Buffer.from('FLOATING'))])),
    refused: /row 'hbase:meta,,1' of master:store.*colonnade doctor/,
  },
];

const HEALED: Omit<Refusal, 'refused'>[] = [
  {
    name: '.regioninfo missing',
    make: (c, [, second]) => c.disk.files.delete(`${c.folder('t', second)}/.regioninfo`),
  },
  {
    name: '.regioninfo damaged',
    make: (c, [, second]) => c.flip(`${c.folder('t', second)}/.regioninfo`, 4),
  },
  {
    name: '.regioninfo of another region',
    make: async (c, [, second, third]) => {
      const bytes = await c.disk.files.readFile(`${c.folder('t', third)}/.regioninfo`);
      await c.change(`${c.folder('t', second)}/.regioninfo`, () => bytes);
    },
  },
  {
    name: 'hbase:meta names a server that never was',
    make: async (c, [, second]) => {
      const { row } = await c.metaRow('t', second);
      const never = ServerName.parse('nowhere.example,16020,1');
      await c.editMeta((edits) => edits.put(row, [...openLocationCells(never, 2), stateCell('OPEN')]));
    },
  },
];

describe('a start', () => {
  it.each(REFUSED)('with $name is refused by name; the doctor repairs it, and all rows are there', async (damage) => {
    const cluster = killed.clone();
    await damage.make(cluster, await cluster.regions('t'));
    for (let attempt = 0; attempt < 2; attempt++) await expect(cluster.rows('t')).rejects.toThrow(damage.refused);
    expect((await cluster.doctor()).status).toBe(1);
    expect((await cluster.doctor({ repair: true })).problems).toEqual([]);
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
  });
});

describe('a start heals', () => {
  it.each(HEALED)('$name', async ({ make }) => {
    const cluster = killed.clone();
    await make(cluster, await cluster.regions('t'));
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
    expect((await cluster.doctor()).problems).toEqual([]);
  });
});

describe('a start with a table that cannot be opened', () => {
  it.each([
    [
      'whose .tableinfo is damaged',
      async (c: Stopped) => c.flip(await c.file('data/default/t/.tabledesc', /tableinfo/), 3),
    ],
    ['whose .tableinfo is missing', (c: Stopped) => c.disk.files.delete('data/default/t/.tabledesc')],
  ])('%s serves the others, and says which it is', async (_, make) => {
    const cluster = killed.clone();
    await make(cluster);
    cluster.scanPatienceMs = 4000;
    const [failed, others] = await cluster.rows('t', 'ns:u');
    cluster.scanPatienceMs = 60_000;
    expect(others).toEqual(ROWS);
    expect(typeof failed).toBe('string');
    expect(cluster.log.join('\n')).toMatch(/tableinfo|descriptor/);
    // Nothing of it is lost: mended, it has all its rows.
    expect((await cluster.doctor({ repair: true })).problems).toEqual([]);
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
  });
});
