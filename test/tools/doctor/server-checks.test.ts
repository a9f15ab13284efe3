// What is wrong with servers and locks, judged from what was seen of them.
import { describe, expect, it } from 'vitest';
import { catalogCell, openLocationCells, regionInfoCell, stateCell, tableStateCell } from '../../../model/meta-row.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { TableName } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import { sortRows } from '../../../tools/doctor/catalog.ts';
import type { Scene } from '../../../tools/doctor/checks/scene.ts';
import { examine } from '../../../tools/doctor/examine.ts';
import type { Servers } from '../../../tools/doctor/image.ts';
import { type ProcedureFacts, procedureFacts } from '../../../tools/doctor/procedure-facts.ts';

const T = TableName.parse('t');
const REGION = new RegionInfo({ tableName: T, regionId: 7 });
const NAME = REGION.encodedName as string;
const ONE = ServerName.parse('one,16020,1');
const TWO = ServerName.parse('two,16020,1');
const GONE = ServerName.parse('gone,16020,1');

interface World {
  readonly on?: ServerName;
  readonly open?: Record<string, string[] | undefined>;
  readonly servers?: Partial<Servers>;
  readonly procedures?: ProcedureFacts[];
}

/** Table `t` of one region, open on server one, where it should be. */
function scene({
  on = ONE,
  open = { [`${ONE}`]: [NAME], [`${TWO}`]: [] },
  servers = {},
  procedures = [],
}: World): Scene {
  const { tables } = sortRows([
    { row: T.bytes, cells: [tableStateCell('ENABLED')] },
    { row: REGION.name, cells: [regionInfoCell(REGION), stateCell('OPEN'), ...openLocationCells(on, 2)] },
  ]);
  tables.get('t')!.descriptor = new TableDescriptor(T);
  return {
    now: 0,
    catalog: {
      ...{ tables, procedures },
      strangeRows: [],
      namespaces: new Set(['default', 'hbase']),
      badNamespaces: [],
      isWhole: true,
    },
    servers: {
      live: [ONE, TWO],
      dead: [],
      open: new Map(Object.entries(open).map(([name, regions]) => [name, regions && new Set(regions)])),
      openErrors: new Map(),
      inTransition: [],
      locks: [],
      metaFault: undefined,
      metaServer: ONE,
      metaZnode: ONE,
      clusterId: 'a',
      clusterIdZnode: 'a',
      ...servers,
    },
  };
}

const procedure = (className: string, ...messages: [string, Uint8Array][]) =>
  procedureFacts({
    class_name: `org.apache.hadoop.hbase.master.${className}`,
    proc_id: 5,
    submitted_time: 1,
    last_update: 1,
    state: 3,
    state_message: messages.map(([name, value]) => ({ type_url: `type.googleapis.com/hbase.pb.${name}`, value })),
  });
const step = (state: number) =>
  ['StateMachineProcedureData', pb.StateMachineProcedureData.encode({ state: [state] }).finish()] as [
    string,
    Uint8Array,
  ];
const crash = (server: ServerName) =>
  procedure('procedure.ServerCrashProcedure', step(5), [
    'ServerCrashStateData',
    pb.ServerCrashStateData.encode({ server_name: server.toProto() }).finish(),
  ]);
const transit = () =>
  procedure('assignment.TransitRegionStateProcedure', step(3), [
    'RegionInfo',
    pb.RegionInfo.encode(REGION.toProto()).finish(),
  ]);

const DAMAGED = 'data/default/t/x/f/y is damaged at offset 5: no trailer';

describe('of a running cluster', () => {
  it.each<[string, World, string[]]>([
    ['nothing, when all is well', {}, []],
    ['a server that does not answer', { open: { [`${ONE}`]: [NAME], [`${TWO}`]: undefined } }, ['silent-server']],
    ['a dead server that nobody recovers', { on: GONE, open: { [`${ONE}`]: [] } }, ['dead-server']],
    ['not one that is being recovered', { on: GONE, open: { [`${ONE}`]: [] }, procedures: [crash(GONE)] }, []],
    ['a region on two servers', { open: { [`${ONE}`]: [NAME], [`${TWO}`]: [NAME] } }, ['open-twice']],
    ['not while it moves', { open: { [`${ONE}`]: [NAME], [`${TWO}`]: [NAME] }, procedures: [transit()] }, []],
    ['a region on another server than meta says', { open: { [`${TWO}`]: [NAME] } }, ['open-elsewhere']],
    ['a region that its server does not have', { open: { [`${ONE}`]: [] } }, ['not-open']],
    ['a region that nothing names', { open: { [`${ONE}`]: [NAME, 'f'.repeat(32)] } }, ['open-unknown']],
    ['no server at all', { on: GONE, open: {}, servers: { live: [] } }, ['dead-server', 'no-region-server']],
    [
      'a lock of a procedure that is gone',
      { servers: { locks: [{ resource: 't', isExclusive: true, owner: 9 }] } },
      ['stale-lock'],
    ],
    [
      'not one of a procedure at work',
      { servers: { locks: [{ resource: 't', isExclusive: true, owner: 5 }] }, procedures: [transit()] },
      [],
    ],
    ['znodes of another cluster', { servers: { clusterIdZnode: 'b' } }, ['cluster-id-mismatch']],
    ['a znode that leads elsewhere', { servers: { metaZnode: TWO } }, ['stale-meta-location']],
    ['hbase:meta that cannot be read', { servers: { metaFault: 'nobody has it' } }, ['meta-unavailable']],
    [
      'a region that cannot be opened, while it is tried',
      {
        open: { [`${ONE}`]: [] },
        procedures: [transit()],
        servers: { openErrors: new Map([[NAME, { server: ONE, error: DAMAGED }]]) },
      },
      ['cannot-open'],
    ],
  ])('it finds %s', (_, world, kinds) => {
    const found = examine(scene(world)).filter(({ level }) => level === 'damage');
    expect(found.map(({ kind }) => kind).sort()).toEqual(kinds);
    for (const { repair, advice } of found) expect(repair !== undefined || advice !== undefined).toBe(true);
  });

  it('it says who is at work, in which step, and why it takes long', () => {
    const [finding] = examine(
      scene({
        open: { [`${ONE}`]: [] },
        procedures: [transit()],
        servers: { openErrors: new Map([[NAME, { server: ONE, error: DAMAGED }]]) },
      }),
    );
    expect(finding.words).toBe(
      `region ${NAME} (all rows) could not be opened: one,16020,1 said: ${DAMAGED}. pid=5 TransitRegionStateProcedure in CONFIRM_OPENED (WAITING) tries again`,
    );
    expect(finding.advice).toContain('put a good copy of that file in its place');
  });

  it('it leaves repairs of files to when the cluster stands still', () => {
    const seen = scene({});
    const rows = seen.catalog.tables.get('t')!.rows;
    rows[0] = {
      ...rows[0],
      parsed: undefined,
      fault: 'it has no info:regioninfo',
      cells: [catalogCell('state', Buffer.from('OPEN'))],
    };
    const damage = examine(seen).filter(({ kind }) => kind === 'region-row-damaged');
    expect(damage).toMatchObject([{ advice: expect.stringContaining('colonnade doctor --data') }]);
    expect(damage[0].repair).toBe(undefined);
  });
});
