// Snapshots: whether their manifests can be read, and whether what they name is there.
import { layout } from '../../../rootdir/directory-layout.ts';
import type { Finding } from '../finding.ts';
import type { SnapshotFacts } from '../image.ts';
import { count, some } from '../words.ts';
import type { Scene } from './scene.ts';

export function snapshotChecks({ root }: Scene): Finding[] {
  if (root === undefined) return [];
  const findings = root.snapshots.flatMap(checksOf);
  if (root.workingSnapshots.length > 0)
    findings.push({
      kind: 'leftover-files',
      level: 'note',
      subject: layout.workingSnapshotsFolder,
      words: `${count(root.workingSnapshots.length, 'snapshot')} that ${root.workingSnapshots.length === 1 ? 'was' : 'were'} being taken or deleted (${some(root.workingSnapshots)}); the next start goes on with it, or removes it`,
    });
  return findings;
}

function checksOf({ name, path, table, fault, problems }: SnapshotFacts): Finding[] {
  const finding = { level: 'damage', subject: name } as const;
  if (fault !== undefined)
    return [
      {
        ...finding,
        kind: 'snapshot-damaged',
        words: `snapshot ${name}: ${fault}. As long as it stands nothing of tables is removed from the archive`,
        advice: `put a good copy of it in its place, or delete the snapshot once the cluster runs (delete_snapshot '${name}')`,
        repair: {
          words: 'move its folder aside: it can no longer be cloned or restored',
          steps: [{ kind: 'move-aside', path }],
          sidelines: true,
        },
      },
    ];
  if (problems.length === 0) return [];
  return [
    {
      ...finding,
      kind: 'snapshot-incomplete',
      words: `snapshot ${name} of table ${table}: ${count(problems.length, 'store file')} of it ${problems.length === 1 ? 'is' : 'are'} not as it says, so that it can not be cloned or restored: ${some(problems, 2)}`,
      advice: `put good copies of the files into the archive, or delete the snapshot once the cluster runs (delete_snapshot '${name}')`,
    },
  ];
}
