// Rows of hbase:meta, table by table: regions' rows and states, tables' states, descriptors.
import { ColumnFamilyDescriptor, FAMILY_DEFAULTS } from '../../../model/column-family-descriptor.ts';
import { metaRowKey, regionInfoCell, tableStateCell } from '../../../model/meta-row.ts';
import { parseRegionName } from '../../../model/region-info.ts';
import { NAMESPACE_TABLE_DESCRIPTOR, TableDescriptor } from '../../../model/table-descriptor.ts';
import { NAMESPACE_TABLE_NAME } from '../../../model/table-name.ts';
import type { TableState } from '../../../model/table-state.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { realTables } from '../catalog.ts';
import type { Finding, Repair, Step } from '../finding.ts';
import type { RegionRow, TableFacts } from '../image.ts';
import { quoted, range, some } from '../words.ts';
import {
  changeOf,
  folderOf,
  infoOf,
  isReplaced,
  lastEditsOf,
  live,
  locationOf,
  procedureOf,
  type ReadableRow,
  readable,
  type Scene,
  startCells,
} from './scene.ts';

export function catalogChecks(scene: Scene): Finding[] {
  const { catalog } = scene;
  const findings: Finding[] = catalog.strangeRows.map(({ row, cells, fault }) => ({
    kind: 'strange-row',
    level: 'damage',
    subject: row.toString('latin1'),
    words: `hbase:meta has a row ${quoted(row)} of which ${fault}`,
    repair: { words: 'take it out of hbase:meta', steps: [{ kind: 'delete-meta', row, cells }] },
  }));
  for (const facts of realTables(catalog)) {
    if (changeOf(scene, facts.name.name) !== undefined) continue;
    findings.push(...descriptorChecks(scene, facts), ...tableStateChecks(scene, facts));
    for (const row of facts.rows) if (row.parsed === undefined) findings.push(unreadableRow(scene, facts, row));
    if (facts.rows.every(({ parsed }) => parsed !== undefined)) findings.push(...regionStateChecks(scene, facts));
  }
  return findings;
}

function unreadableRow(scene: Scene, facts: TableFacts, { row, cells, fault }: RegionRow): Finding {
  const encodedName = parseRegionName(row).encodedName ?? '';
  const folder = folderOf(scene, facts.name.name, encodedName);
  const info = folder === undefined ? undefined : infoOf(folder);
  const finding = {
    kind: 'region-row-damaged',
    level: 'damage',
    table: facts.name.name,
    subject: encodedName === '' ? row.toString('latin1') : encodedName,
  } as const;
  const words = `the row of region ${encodedName} in hbase:meta cannot be used: ${fault}`;
  if (info?.name.equals(row)) {
    const put: Step = {
      kind: 'put-meta',
      row,
      cells: [regionInfoCell(info), ...startCells(scene, facts, encodedName)],
    };
    // Cells that cannot be read would still stand beside the new ones.
    return {
      ...finding,
      words,
      repair: {
        words: 'write it anew from the .regioninfo in the region’s folder',
        steps: [{ kind: 'delete-meta', row, cells }, put],
      },
    };
  }
  if (scene.root !== undefined && folder === undefined)
    return {
      ...finding,
      words: `${words}; it has no folder either`,
      repair: { words: 'take the row out of hbase:meta', steps: [{ kind: 'delete-meta', row, cells }] },
    };
  return { ...finding, words, advice: 'stop the cluster and let colonnade doctor --data look at the region’s folder' };
}

// States of tables.

function tableStateChecks(scene: Scene, facts: TableFacts): Finding[] {
  const { name, state, stateFault, rows } = facts;
  const { root } = scene;
  const finding = { level: 'damage', table: name.name, subject: name.name } as const;
  const set = (to: TableState): Repair => ({
    words: `write ${to}`,
    steps: [
      root === undefined
        ? { kind: 'set-table-state', table: name, state: to }
        : { kind: 'put-meta', row: name.bytes, cells: [tableStateCell(to)] },
    ],
  });
  const regions = rows.length + (root?.folders.get(name.name)?.size ?? 0);
  if (stateFault !== undefined)
    return [
      {
        ...finding,
        kind: 'table-state-damaged',
        words: `the state of the table cannot be read: ${stateFault}`,
        repair: set('ENABLED'),
      },
    ];
  if (state === undefined) {
    if (regions === 0)
      return [
        {
          ...finding,
          level: 'note',
          kind: 'leftover-table-folder',
          words: `${layout.tableFolder(name)} is there, with no region in it and nothing in hbase:meta: left by a deletion, or by a creation that never came to its end`,
        },
      ];
    return [
      {
        ...finding,
        kind: 'table-without-state',
        words: 'hbase:meta has no state for it, so clients are told that there is no such table',
        repair: set('ENABLED'),
      },
    ];
  }
  if (regions === 0 && root !== undefined && facts.descriptor === undefined)
    return [
      {
        ...finding,
        kind: 'table-state-without-regions',
        words: `hbase:meta says that it is ${state}, but it has no region, no folder and no descriptor: nothing is left of it but that`,
        repair: {
          words: 'take its state out of hbase:meta',
          steps: [{ kind: 'delete-meta', row: name.bytes, cells: [tableStateCell(state)] }],
        },
      },
    ];
  if (state === 'ENABLING' || state === 'DISABLING') {
    const to = state === 'ENABLING' ? 'ENABLED' : 'DISABLED';
    return [
      {
        ...finding,
        kind: 'table-state-stuck',
        words: `it is ${state}, and no procedure is at work on it: it stays so for ever`,
        repair: set(to),
      },
    ];
  }
  return [];
}

// Descriptors.

function descriptorChecks(scene: Scene, facts: TableFacts): Finding[] {
  const { root } = scene;
  const { name, descriptorFault } = facts;
  if (descriptorFault === undefined) return [];
  if (root === undefined)
    return [
      {
        kind: 'tableinfo',
        level: 'damage',
        table: name.name,
        subject: name.name,
        words:
          'the master has no descriptor of it that it can read; regions that are open stay open, and none can be opened again',
        advice:
          'do not stop its servers one by one. Put its .tableinfo back from a backup, or stop the cluster and run colonnade doctor --data',
      },
    ];
  const folders = [...(root.folders.get(name.name)?.values() ?? [])];
  if (folders.length === 0 && facts.rows.length === 0) return [];
  const families = [...new Set(folders.flatMap((folder) => folder.families))].sort();
  const folder = layout.tableDescriptorFolder(name);
  const finding = { level: 'damage', table: name.name, subject: name.name } as const;
  const words =
    descriptorFault === 'none'
      ? `it has no descriptor (no .tableinfo in ${folder})`
      : `its descriptor cannot be used: ${descriptorFault}`;
  if (families.length === 0)
    return [
      {
        ...finding,
        kind: 'tableinfo',
        words: `${words}, and no folder of a region says which families it has`,
        advice: 'put the .tableinfo file back from a backup',
      },
    ];
  const steps: Step[] = descriptorFault === 'none' ? [] : [{ kind: 'move-aside', path: folder }];
  const isNamespace = name.equals(NAMESPACE_TABLE_NAME);
  steps.push({
    kind: 'write-table-info',
    descriptor: isNamespace ? NAMESPACE_TABLE_DESCRIPTOR : keepEverything(facts, families),
  });
  return [
    {
      ...finding,
      kind: 'tableinfo',
      words: `${words}; none of its regions can be opened`,
      repair: {
        words: isNamespace
          ? 'write it anew'
          : `write one with the families its regions have (${some(families, 8)}) and settings that drop nothing: VERSIONS 2147483647, no TTL. Alter them to what they were`,
        steps,
      },
    },
  ];
}

/** What its settings were is not known: none of these lets a compaction drop a cell that a reader of before could see. */
function keepEverything({ name }: TableFacts, families: readonly string[]): TableDescriptor {
  return new TableDescriptor(
    name,
    families.map((family) =>
      ColumnFamilyDescriptor.of(family, { ...Object.fromEntries(FAMILY_DEFAULTS), VERSIONS: 2147483647 }),
    ),
  );
}

// States of regions.

function regionStateChecks(scene: Scene, facts: TableFacts): Finding[] {
  const findings: Finding[] = [];
  for (const row of live(facts)) {
    const finding = stateOfRegion(scene, facts, row);
    if (finding !== undefined) findings.push(finding);
  }
  for (const row of readable(facts)) {
    const { regionInfo } = row.parsed;
    if (!isReplaced(row) && (regionInfo.split || regionInfo.offline))
      findings.push({
        kind: 'region-half-split',
        level: 'note',
        table: facts.name.name,
        subject: regionInfo.encodedName,
        words: `region ${regionInfo.encodedName} is marked ${regionInfo.split ? 'split' : 'offline'}, yet not as a split parent`,
      });
  }
  return findings;
}

function stateOfRegion(scene: Scene, facts: TableFacts, row: ReadableRow): Finding | undefined {
  const { regionInfo } = row.parsed;
  const { encodedName } = regionInfo;
  if (procedureOf(scene, encodedName) !== undefined) return undefined;
  const { state, server, targetServer } = locationOf(row);
  const isOff = facts.state === 'DISABLED' || facts.state === 'DISABLING';
  const region = `region ${encodedName} (${range(regionInfo)})`;
  const finding = { level: 'damage', table: facts.name.name, subject: encodedName } as const;
  const repair = repairOf(scene, facts, row);
  if (isOff)
    return state === 'OPEN' || state === 'OPENING' || state === 'CLOSING'
      ? {
          ...finding,
          kind: 'open-in-disabled-table',
          words: `${region} is ${state} on ${server ?? targetServer}, though the table is ${facts.state}`,
          repair,
        }
      : undefined;
  switch (state) {
    case 'FAILED_OPEN': {
      const failure = scene.servers?.openErrors.get(encodedName);
      const why = failure === undefined ? '' : `; ${failure.server} said: ${failure.error}`;
      return {
        ...finding,
        kind: 'failed-open',
        words: `${region} could not be opened, and nobody tries any more${why}`,
        repair,
      };
    }
    case 'OPENING':
    case 'CLOSING':
    case 'SPLITTING':
    case 'MERGING':
    case 'SPLITTING_NEW':
    case 'MERGING_NEW':
    case 'FAILED_CLOSE':
      return {
        ...finding,
        kind: 'region-stuck',
        words: `${region} is ${state}${targetServer === undefined ? '' : ` on ${targetServer}`}, and no procedure is at work on it`,
        repair,
      };
    case 'CLOSED':
      return {
        ...finding,
        kind: 'region-closed',
        words: `${region} is CLOSED, though the table is ${facts.state ?? 'ENABLED'}: its rows are not served`,
        repair,
      };
    case 'OPEN':
      if (server !== undefined) return editsElsewhere(scene, row, { ...finding, words: region }, repair);
      return {
        ...finding,
        kind: 'open-nowhere',
        words: `${region} is OPEN, but hbase:meta does not say on which server`,
        repair,
      };
    case undefined:
    case 'OFFLINE':
    case 'ABNORMALLY_CLOSED':
      // The next start of a master opens it; a running one has had its chance.
      if (scene.servers === undefined) return undefined;
      return {
        ...finding,
        kind: 'region-closed',
        words: `${region} is ${state ?? 'without a state'}: its rows are not served`,
        repair,
      };
    default:
      return undefined;
  }
}

/** What a server wrote into its log after the region was opened anywhere else, and into no store file, was written by who had it last. */
function editsElsewhere(
  scene: Scene,
  row: ReadableRow,
  finding: Omit<Finding, 'kind'>,
  repair: Repair,
): Finding | undefined {
  const { tableName, encodedName } = row.parsed.regionInfo;
  const { server, openSequenceNumber } = locationOf(row);
  const last = lastEditsOf(scene, encodedName);
  const files = folderOf(scene, tableName.name, encodedName)?.files ?? [];
  const covered = Math.max(openSequenceNumber - 1, ...files.map(({ maxSequenceId }) => maxSequenceId ?? -1));
  if (last === undefined || last.server.equals(server!) || last.sequenceId <= covered) return undefined;
  return {
    ...finding,
    kind: 'edits-elsewhere',
    words: `hbase:meta has ${finding.words} on ${server}, but its last edits are in the logs of ${last.server}: opened from ${server} it would lack them`,
    repair,
  };
}

function repairOf(scene: Scene, facts: TableFacts, row: ReadableRow): Repair {
  const { regionInfo } = row.parsed;
  const isOff = facts.state === 'DISABLED' || facts.state === 'DISABLING';
  if (scene.root !== undefined) {
    const cells = startCells(scene, facts, regionInfo.encodedName);
    const words = isOff
      ? 'mark it CLOSED'
      : cells.length === 1
        ? 'mark it OFFLINE: the next start opens it'
        : 'mark it open on the server whose logs hold its last edits: the next start recovers and opens it';
    return { words, steps: [{ kind: 'put-meta', row: metaRowKey(regionInfo), cells }] };
  }
  if (isOff) return { words: 'close it', steps: [{ kind: 'set-region-state', region: regionInfo, state: 'CLOSED' }] };
  const assign: Step = { kind: 'assign', region: regionInfo };
  const known = locationOf(row).state;
  if (known !== undefined && ['CLOSED', 'OFFLINE', 'ABNORMALLY_CLOSED', 'FAILED_OPEN'].includes(known))
    return { words: 'have it opened', steps: [assign] };
  return {
    words: 'mark it CLOSED and have it opened',
    steps: [{ kind: 'set-region-state', region: regionInfo, state: 'CLOSED' }, assign],
  };
}
