// Write-ahead logs of a stopped cluster, and the stored procedures.
import type { Finding } from '../finding.ts';
import type { LogFacts, Root } from '../image.ts';
import { describeProcedure } from '../procedure-facts.ts';
import { bytes, count, some } from '../words.ts';
import { crashOf, type Scene, unfinished } from './scene.ts';

export function logChecks(scene: Scene): Finding[] {
  const { root } = scene;
  if (root === undefined) return [];
  const findings: Finding[] = [];
  for (const log of root.logs) {
    if (log.damage !== undefined) findings.push(damaged(log, log.damage));
    else if (log.end?.kind === 'torn')
      findings.push({
        kind: 'log-torn',
        level: 'note',
        subject: log.path,
        words: `${log.path} ends torn at offset ${log.end.offset} (${log.end.reason}): what stood there was never acknowledged, and recovery drops it`,
      });
  }
  findings.push(...folders(scene, root));
  return findings;
}

function damaged({ path, isMaster }: LogFacts, { offset, fault }: NonNullable<LogFacts['damage']>): Finding {
  const isSystem = isMaster || path.endsWith('.meta');
  const place = fault.startsWith('at offset') ? fault : `at offset ${offset}: ${fault}`;
  return {
    kind: 'log-damaged',
    level: 'damage',
    subject: path,
    words: `${path} is damaged ${place}. What stood there may have been acknowledged, so a start refuses to go on`,
    advice: isSystem
      ? 'put a good copy of it in its place; without it the cluster does not know its tables'
      : 'put a good copy of it in its place',
    ...(isSystem
      ? {}
      : {
          repair: {
            words: 'move it aside: what was only in it is lost',
            steps: [{ kind: 'move-aside', path } as const],
            sidelines: true,
          },
        }),
  };
}

/** Folders that a crash left: which recovery has begun, and which is still to come. */
function folders(scene: Scene, root: Root): Finding[] {
  const findings: Finding[] = [];
  const servers = Map.groupBy(
    root.logs.filter(({ isMaster, damage }) => !isMaster && damage === undefined),
    ({ server }) => server,
  );
  for (const [server, logs] of servers) {
    const crash = crashOf(scene, server);
    const size = `${count(logs.length, 'log')}, ${bytes(logs.reduce((sum, { length }) => sum + length, 0))}`;
    const split = logs.some(({ isSplitting }) => isSplitting);
    findings.push({
      kind: split && crash === undefined ? 'splitting-folder' : 'unrecovered-server',
      level: 'note',
      subject: server,
      words: split
        ? crash === undefined
          ? `the logs of ${server} were being split (${size}), and no procedure remembers it; the next start splits them anew`
          : `the logs of ${server} were being split (${size}) by ${describeProcedure(crash)}; the next start goes on`
        : `${server} was not stopped cleanly (${size}); the next start recovers what it had not flushed`,
    });
  }
  return findings;
}

// Procedures.

export function procedureChecks(scene: Scene): Finding[] {
  const { root, catalog } = scene;
  const findings: Finding[] = (root?.badProcedures ?? []).map(({ procId, row, bytes, fault }) => ({
    kind: 'procedure-damaged',
    level: 'damage',
    subject: `pid=${procId}`,
    words: `procedure ${procId} in master:store cannot be used: ${fault}. The master refuses to start with it`,
    repair: {
      words: 'keep its bytes and empty its row; what it had half done is looked at next',
      steps: [
        { kind: 'keep', name: `procedure-${procId}`, bytes },
        {
          kind: 'put-store',
          row,
          family: 'proc',
          cells: [{ family: Buffer.from('proc'), qualifier: Buffer.from('d'), value: Buffer.alloc(0) }],
        },
      ],
    },
  }));
  const known = new Set(catalog.procedures.map(({ procId }) => procId));
  const orphans = unfinished(scene).filter(({ parentId }) => parentId !== undefined && !known.has(parentId));
  if (orphans.length > 0)
    findings.push({
      kind: 'procedure-without-parent',
      level: 'note',
      subject: orphans.map(({ procId }) => `pid=${procId}`).join(' '),
      words: `${count(orphans.length, 'stored procedure')} belong to one that is gone (${some(orphans.map(describeProcedure))}); the master passes over them`,
    });
  return findings;
}
