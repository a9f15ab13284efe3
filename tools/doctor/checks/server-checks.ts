// What the servers of a running cluster say, beside hbase:meta: who is dead, who has what open, and what the master does about it.
import { META_REGION_INFO, type RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { META_TABLE_NAME } from '../../../model/table-name.ts';
import { realTables } from '../catalog.ts';
import type { Finding, Repair } from '../finding.ts';
import type { Servers } from '../image.ts';
import { describeProcedure } from '../procedure-facts.ts';
import { count, range, some } from '../words.ts';
import { crashOf, live, locationOf, procedureOf, type ReadableRow, readable, type Scene, unfinished } from './scene.ts';

export function serverChecks(scene: Scene): Finding[] {
  const { servers, catalog } = scene;
  if (servers === undefined) return [];
  const findings = [
    ...znodeChecks(servers),
    ...metaChecks(scene, servers),
    ...deadServers(scene, servers),
    ...silentServers(servers),
  ];
  if (servers.live.length === 0)
    findings.push({
      kind: 'no-region-server',
      level: 'damage',
      subject: 'region servers',
      words: 'the master knows of no live region server: nothing can be read or written',
      advice: 'start region servers, and look at the logs of those that ended',
    });
  for (const facts of realTables(catalog))
    for (const row of live(facts)) findings.push(...placeOf(scene, servers, facts.name.name, row));
  findings.push(...failedOpens(scene, servers), ...unknownRegions(scene, servers), ...locks(scene, servers));
  return findings;
}

function znodeChecks({ metaServer, metaZnode, clusterId, clusterIdZnode }: Servers): Finding[] {
  const findings: Finding[] = [];
  if (clusterId !== undefined && clusterIdZnode !== undefined && clusterId !== clusterIdZnode)
    findings.push({
      kind: 'cluster-id-mismatch',
      level: 'damage',
      subject: 'hbaseid',
      words: `the master says that this is cluster ${clusterId}, the znode hbaseid says ${clusterIdZnode}: two clusters use the same znodes`,
      advice: 'give each cluster a zookeeper.znode.parent of its own, and restart them',
    });
  if (metaServer !== undefined && metaZnode !== undefined && !metaServer.equals(metaZnode))
    findings.push({
      kind: 'stale-meta-location',
      level: 'damage',
      subject: 'meta-region-server',
      words: `the znode meta-region-server sends clients to ${metaZnode}, but hbase:meta is on ${metaServer}`,
      advice: `move hbase:meta (move '1588230740' in the shell) or restart the master: either writes the znode anew`,
    });
  return findings;
}

function metaChecks(scene: Scene, { metaFault, openErrors }: Servers): Finding[] {
  if (metaFault === undefined) return [];
  const procedure = procedureOf(scene, META_REGION_INFO.encodedName);
  const failure = openErrors.get(META_REGION_INFO.encodedName);
  const doing =
    procedure === undefined ? 'no procedure is at work on it' : `${describeProcedure(procedure)} is at work on it`;
  const why = failure === undefined ? '' : `; ${failure.server} could not open it: ${failure.error}`;
  return [
    {
      kind: 'meta-unavailable',
      level: 'damage',
      table: META_TABLE_NAME.name,
      subject: META_TABLE_NAME.name,
      words: `hbase:meta cannot be read (${metaFault}); ${doing}${why}`,
      advice:
        procedure === undefined
          ? 'restart the master: it brings hbase:meta back at its start'
          : 'wait for the procedure; if it cannot go on, what it says is why',
    },
  ];
}

/** Servers that hbase:meta puts regions on, which are not alive and whose crash nobody deals with. */
function deadServers(scene: Scene, { live: alive, dead, open }: Servers): Finding[] {
  const known = new Set(alive.map(String));
  const lost = new Map<string, { server: ServerName; regions: string[] }>();
  for (const facts of realTables(scene.catalog)) {
    if (facts.state === 'DISABLED') continue;
    for (const row of live(facts)) {
      const { state, server, targetServer } = locationOf(row);
      const at =
        state === 'OPEN' ? server : state === 'OPENING' || state === 'CLOSING' ? (targetServer ?? server) : undefined;
      const { encodedName } = row.parsed.regionInfo;
      if (at === undefined || known.has(at.toString()) || procedureOf(scene, encodedName) !== undefined) continue;
      // One that is open elsewhere must not be opened once more.
      if ([...open.values()].some((regions) => regions?.has(encodedName))) continue;
      const entry = lost.get(at.toString()) ?? { server: at, regions: [] };
      entry.regions.push(encodedName);
      lost.set(at.toString(), entry);
    }
  }
  const findings: Finding[] = [];
  for (const [name, { server, regions }] of lost) {
    const crash = crashOf(scene, name);
    const isKnown = dead.some((each) => each.equals(server));
    if (crash !== undefined)
      findings.push({
        kind: 'recovering-server',
        level: 'note',
        subject: name,
        words: `${name} is dead; its ${count(regions.length, 'region')} are being recovered by ${describeProcedure(crash)}`,
      });
    else
      findings.push({
        kind: 'dead-server',
        level: 'damage',
        subject: name,
        words: `hbase:meta puts ${count(regions.length, 'region')} (${some(regions)}) on ${name}, which ${isKnown ? 'is dead' : 'the master does not know'}, and no procedure recovers them`,
        repair: { words: 'have the master recover what that server had', steps: [{ kind: 'recover-server', server }] },
      });
  }
  return findings;
}

function silentServers({ open }: Servers): Finding[] {
  return [...open]
    .filter(([, regions]) => regions === undefined)
    .map(([server]) => ({
      kind: 'silent-server',
      level: 'damage',
      subject: server,
      words: `${server} counts as alive, but does not answer`,
      advice: 'if its process hangs, end it: the master recovers its regions then',
    }));
}

/** Whether a region is open where hbase:meta says, and only there. */
function placeOf(scene: Scene, servers: Servers, table: string, row: ReadableRow): Finding[] {
  const { regionInfo } = row.parsed;
  const { encodedName } = regionInfo;
  if (procedureOf(scene, encodedName) !== undefined) return [];
  const { state, server } = locationOf(row);
  const having = [...servers.open].filter(([, regions]) => regions?.has(encodedName)).map(([name]) => name);
  const region = `region ${encodedName} (${range(regionInfo)})`;
  const finding = { level: 'damage', table, subject: encodedName } as const;
  if (having.length > 1) {
    const wrong = having.filter((name) => state !== 'OPEN' || name !== server?.toString());
    // One must stay; when hbase:meta names neither, nobody can say which has the last writes.
    const isClear = state === 'OPEN' && wrong.length < having.length;
    return [
      {
        ...finding,
        kind: 'open-twice',
        words: `${region} is open on ${having.join(' and on ')}: each takes writes that the other does not see`,
        ...(isClear
          ? {
              repair: {
                words: `close it on ${wrong.join(' and ')}, where hbase:meta does not have it`,
                steps: wrong.map(
                  (name) => ({ kind: 'close-on', region: regionInfo, server: ServerName.parse(name) }) as const,
                ),
              },
            }
          : { advice: 'hbase:meta names neither: end one of the servers, the master recovers it' }),
      },
    ];
  }
  if (state !== 'OPEN' || server === undefined) {
    if (having.length === 0 || scene.servers === undefined) return [];
    return [
      {
        ...finding,
        kind: 'open-unrecorded',
        words: `${region} is open on ${having[0]}, though hbase:meta says ${state ?? 'nothing'}: clients do not find it`,
        repair: closeAndOpen(regionInfo, ServerName.parse(having[0])),
      },
    ];
  }
  if (having.length === 1 && having[0] !== server.toString())
    return [
      {
        ...finding,
        kind: 'open-elsewhere',
        words: `${region} is open on ${having[0]}, but hbase:meta has it on ${server}`,
        repair: closeAndOpen(regionInfo, ServerName.parse(having[0])),
      },
    ];
  const regions = servers.open.get(server.toString());
  if (having.length === 0 && regions !== undefined)
    return [
      {
        ...finding,
        kind: 'not-open',
        words: `hbase:meta has ${region} on ${server}, but that server does not have it: its rows are not served`,
        repair: {
          words: 'mark it CLOSED and have it opened',
          steps: [
            { kind: 'set-region-state', region: regionInfo, state: 'CLOSED' },
            { kind: 'assign', region: regionInfo },
          ],
        },
      },
    ];
  return [];
}

function closeAndOpen(region: RegionInfo, server: ServerName): Repair {
  return {
    words: `close it there (which writes what it has in memory), then have it opened`,
    steps: [
      { kind: 'close-on', region, server },
      { kind: 'set-region-state', region, state: 'CLOSED' },
      { kind: 'assign', region },
    ],
  };
}

/** Regions that the master still tries to open, in vain so far. */
function failedOpens(scene: Scene, { openErrors }: Servers): Finding[] {
  const findings: Finding[] = [];
  for (const facts of realTables(scene.catalog))
    for (const row of live(facts)) {
      const { regionInfo } = row.parsed;
      const failure = openErrors.get(regionInfo.encodedName);
      const procedure = procedureOf(scene, regionInfo.encodedName);
      if (failure === undefined || procedure === undefined) continue;
      findings.push({
        kind: 'cannot-open',
        level: 'damage',
        table: facts.name.name,
        subject: regionInfo.encodedName,
        words: `region ${regionInfo.encodedName} (${range(regionInfo)}) could not be opened: ${failure.server} said: ${failure.error}. ${describeProcedure(procedure)} tries again`,
        advice: /is damaged at offset/.test(failure.error)
          ? 'put a good copy of that file in its place: the next attempt finds it. Without a copy: stop the cluster, and colonnade doctor --data … --repair --sideline opens the region without it'
          : 'mend what the error names; the next attempt finds it',
      });
    }
  return findings;
}

function unknownRegions({ catalog }: Scene, { open }: Servers): Finding[] {
  if (!catalog.isWhole) return [];
  const known = new Set<string>([META_REGION_INFO.encodedName]);
  for (const facts of catalog.tables.values())
    for (const row of readable(facts)) known.add(row.parsed.regionInfo.encodedName);
  const findings: Finding[] = [];
  for (const [server, regions] of open) {
    const unknown = [...(regions ?? [])].filter((name) => !known.has(name));
    if (unknown.length > 0)
      findings.push({
        kind: 'open-unknown',
        level: 'damage',
        subject: server,
        words: `${server} has ${count(unknown.length, 'region')} open that hbase:meta does not name (${some(unknown)})`,
        advice: 'stop the cluster and let colonnade doctor --data look at the folders of these regions',
      });
  }
  return findings;
}

function locks(scene: Scene, servers: Servers): Finding[] {
  const known = new Set(unfinished(scene).map(({ procId }) => procId));
  return servers.locks
    .filter(({ isExclusive, owner }) => isExclusive && owner !== undefined && !known.has(owner))
    .map(({ resource, owner }) => ({
      kind: 'stale-lock',
      level: 'damage',
      subject: `${resource} pid=${owner}`,
      words: `${resource} is locked by procedure ${owner}, which is not at work any more`,
      advice: 'restart the master: locks live in its memory, and only procedures that are unfinished take theirs again',
    }));
}
