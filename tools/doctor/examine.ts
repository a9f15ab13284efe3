import { catalogChecks } from './checks/catalog-checks.ts';
import { clusterChecks } from './checks/cluster-checks.ts';
import { folderChecks } from './checks/folder-checks.ts';
import { logChecks, procedureChecks } from './checks/log-checks.ts';
import { rangeChecks } from './checks/range-checks.ts';
import type { Scene } from './checks/scene.ts';
import { serverChecks } from './checks/server-checks.ts';
import { snapshotChecks } from './checks/snapshot-checks.ts';
import type { Finding, Step } from './finding.ts';

/** All that is wrong with what was seen, the whole first, then table by table. */
export function examine(scene: Scene): Finding[] {
  const { catalog } = scene;
  const findings = [...clusterChecks(scene), ...logChecks(scene), ...procedureChecks(scene), ...serverChecks(scene)];
  if (catalog.isWhole) findings.push(...catalogChecks(scene), ...rangeChecks(scene));
  else
    findings.push({
      kind: 'not-judged',
      level: 'note',
      subject: 'hbase:meta',
      words:
        'as a part of hbase:meta cannot be read, what is missing in it proves nothing: rows, states and ranges of tables were not judged',
    });
  // Without rows to compare with, the folders still show which files are damaged.
  findings.push(...folderChecks(scene).filter(({ kind }) => catalog.isWhole || !NEEDS_META.has(kind)));
  findings.push(...snapshotChecks(scene));
  const seen = scene.root === undefined ? findings.map(withoutFiles) : findings;
  return seen.sort(
    (a, b) => Number(a.table !== undefined) - Number(b.table !== undefined) || compare(a.table ?? '', b.table ?? ''),
  );
}

const BY_SERVERS: ReadonlySet<Step['kind']> = new Set([
  'assign',
  'close-on',
  'set-region-state',
  'set-table-state',
  'recover-server',
]);

/** What is repaired on files waits until the cluster stands still. */
function withoutFiles(finding: Finding): Finding {
  const { repair, advice, ...rest } = finding;
  if (repair === undefined || repair.steps.every(({ kind }) => BY_SERVERS.has(kind))) return finding;
  return { ...rest, advice: advice ?? 'stop the cluster and run colonnade doctor --data: there it can be repaired' };
}

const NEEDS_META: ReadonlySet<string> = new Set([
  'region-without-folder',
  'regioninfo',
  'regioninfo-contradicts',
  'store-file-outside-region',
]);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
