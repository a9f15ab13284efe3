// Folders of the regions that hbase:meta names, and the files in them.
import { META_REGION_INFO, type RegionInfo } from '../../../model/region-info.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import type { Finding, Step } from '../finding.ts';
import type { RegionFolder, StoreFileFacts, TableFacts } from '../image.ts';
import { bytes, count, range, some } from '../words.ts';
import { missingOr } from './cluster-checks.ts';
import { daughterSteps } from './daughters.ts';
import { changeOf, familiesOf, folderOf, isReplaced, lastServerOf, readable, rowOf, type Scene } from './scene.ts';

export function folderChecks(scene: Scene): Finding[] {
  const { root, catalog } = scene;
  if (root === undefined) return [];
  const findings: Finding[] = [];
  for (const facts of catalog.tables.values()) {
    const isChanging = changeOf(scene, facts.name.name) !== undefined;
    for (const folder of root.folders.get(facts.name.name)?.values() ?? []) {
      const info = facts.name.isMeta ? META_REGION_INFO : rowOf(facts, folder.encodedName)?.parsed.regionInfo;
      if (info !== undefined && !isChanging) findings.push(...infoChecks(folder, info));
      findings.push(...fileChecks(facts, folder, info), ...editsChecks(facts, folder), ...leftovers(facts, folder));
    }
    if (!facts.name.isMeta && !isChanging) findings.push(...missingFolders(scene, facts));
  }
  return findings;
}

// Folders.

function missingFolders(scene: Scene, facts: TableFacts): Finding[] {
  const findings: Finding[] = [];
  for (const row of readable(facts)) {
    const { regionInfo } = row.parsed;
    const { encodedName } = regionInfo;
    if (isReplaced(row) || folderOf(scene, facts.name.name, encodedName) !== undefined) continue;
    const finding = {
      kind: 'region-without-folder',
      level: 'damage',
      table: facts.name.name,
      subject: encodedName,
    } as const;
    const logs =
      lastServerOf(scene, encodedName) === undefined ? '' : ' (edits of it in logs are recovered at the next start)';
    const words = `region ${encodedName} (${range(regionInfo)}) has no folder: its store files are gone from ${layout.regionFolder(facts.name, encodedName)}${logs}`;
    const parent = readable(facts).find(
      (other) => isReplaced(other) && [other.parsed.splitA, other.parsed.splitB].some((d) => d?.equals(regionInfo)),
    );
    const anew = parent === undefined ? undefined : daughterSteps(scene, parent, regionInfo, familiesOf(facts));
    if (anew !== undefined) {
      findings.push({
        ...finding,
        words,
        repair: { words: 'make it anew, with references to the files of the region it was split from', steps: anew },
      });
      continue;
    }
    findings.push({
      ...finding,
      words,
      advice: `if you have a backup of that folder, put it back before you start the cluster`,
      repair: {
        words: 'make an empty folder, so that its rows can be written again (a start would do the same)',
        steps: [{ kind: 'make-region', region: regionInfo, families: familiesOf(facts) }],
      },
    });
  }
  return findings;
}

function infoChecks({ path, encodedName, table, info, infoFault }: RegionFolder, known: RegionInfo): Finding[] {
  const file = `${path}/.regioninfo`;
  const finding = { level: 'damage', table: table.name, subject: encodedName } as const;
  const repair = (isThere: boolean) => {
    const aside: Step[] = isThere ? [{ kind: 'move-aside', path: file }] : [];
    return {
      words: 'write it anew from hbase:meta',
      steps: [...aside, { kind: 'write-region-info', region: known } as const],
    };
  };
  if (infoFault !== undefined)
    return [
      {
        ...finding,
        kind: 'regioninfo',
        words: `the .regioninfo of region ${encodedName} ${missingOr(infoFault)}`,
        repair: repair(infoFault !== 'none'),
      },
    ];
  if (info === undefined || info.equals(known)) return [];
  return [
    {
      ...finding,
      kind: 'regioninfo-contradicts',
      words: `the .regioninfo of region ${encodedName} is of another region, ${info.encodedName} of ${info.tableName} (${range(info)})`,
      repair: repair(true),
    },
  ];
}

// Store files.

function fileChecks(facts: TableFacts, folder: RegionFolder, info: RegionInfo | undefined): Finding[] {
  const findings: Finding[] = [];
  const replaced = new Set(
    folder.files.flatMap(({ family, replaces }) => (replaces ?? []).map((name) => `${family}/${name}`)),
  );
  const left: StoreFileFacts[] = [];
  for (const file of folder.files) {
    if (replaced.has(`${file.family}/${file.name}`)) left.push(file);
    else findings.push(...fileCheck(facts, file, info), ...mobCheck(facts, file));
  }
  if (left.length > 0)
    findings.push({
      kind: 'compaction-leftovers',
      level: 'note',
      table: facts.name.name,
      subject: folder.encodedName,
      words: `region ${folder.encodedName} has ${count(left.length, 'store file')} that a compaction replaced; the next open of the region archives them`,
    });
  return findings;
}

function fileCheck(facts: TableFacts, file: StoreFileFacts, info: RegionInfo | undefined): Finding[] {
  const finding = { level: 'damage', table: facts.name.name, subject: file.path } as const;
  const aside = {
    words: 'move it aside: its region opens without what it held',
    steps: [{ kind: 'move-aside', path: file.path } as const],
    sidelines: true,
  };
  if (file.kind === 'strange')
    return [
      {
        ...finding,
        level: 'note',
        kind: 'strange-file',
        words: `${file.path} is not named as a store file; nobody reads it`,
      },
    ];
  if (file.isDangling === true) {
    const what =
      file.kind === 'link'
        ? 'is a link to a file that is nowhere'
        : `refers to a file of region ${file.parent} that is nowhere`;
    return [
      {
        ...finding,
        kind: file.kind === 'link' ? 'dangling-link' : 'dangling-reference',
        words: `${file.path} ${what}: its region cannot be opened`,
        advice: `put the file back from a backup (${file.fault})`,
        repair: aside,
      },
    ];
  }
  if (file.fault !== undefined)
    return [
      {
        ...finding,
        kind: 'store-file-damaged',
        words: `${file.path} (${bytes(file.length)}) is damaged ${file.fault}`,
        advice: 'put a good copy of it in its place',
        ...(facts.name.isMeta ? {} : { repair: aside }),
      },
    ];
  if (info === undefined || info.isMeta || file.firstRow === undefined || file.lastRow === undefined) return [];
  if (info.containsRow(file.firstRow) && info.containsRow(file.lastRow)) return [];
  return [
    {
      ...finding,
      kind: 'store-file-outside-region',
      words: `${file.path} has rows outside of its region (${range(info)}); they are not served`,
      advice: 'it was put there from another region: move it to the region that has its rows',
    },
  ];
}

function mobCheck(facts: TableFacts, { path, missingMobFiles = [] }: StoreFileFacts): Finding[] {
  if (missingMobFiles.length === 0) return [];
  return [
    {
      kind: 'mob-file-missing',
      level: 'damage',
      table: facts.name.name,
      subject: path,
      words: `${path} refers to ${count(missingMobFiles.length, 'MOB file')} that ${missingMobFiles.length === 1 ? 'is' : 'are'} nowhere: ${some(missingMobFiles)}; reads of their cells fail`,
      advice:
        'put them back from a backup; a compaction of MOB files under hbase.unsafe.mob.discard.miss=true leaves their cells out',
    },
  ];
}

// Recovered edits and what a crash left.

function editsChecks(facts: TableFacts, { encodedName, recoveredEdits }: RegionFolder): Finding[] {
  const findings: Finding[] = [];
  const whole = recoveredEdits.filter(({ fault, isTemporary }) => fault === undefined && !isTemporary);
  if (whole.length > 0)
    findings.push({
      kind: 'recovered-edits',
      level: 'note',
      table: facts.name.name,
      subject: encodedName,
      words: `region ${encodedName} has ${count(whole.length, 'file')} of recovered edits (${bytes(whole.reduce((sum, { length }) => sum + length, 0))}); they are replayed when it opens`,
    });
  for (const { path, fault } of recoveredEdits)
    if (fault !== undefined)
      findings.push({
        kind: 'recovered-edits-damaged',
        level: 'damage',
        table: facts.name.name,
        subject: path,
        words: `${path} is damaged ${fault}: its region cannot be opened, since what was in it may have been acknowledged`,
        advice: 'put a good copy of it in its place',
        repair: {
          words: 'move it aside: its region opens without the edits in it',
          steps: [{ kind: 'move-aside', path }],
          sidelines: true,
        },
      });
  return findings;
}

function leftovers(facts: TableFacts, { encodedName, leftovers, recoveredEdits }: RegionFolder): Finding[] {
  const found = [...leftovers, ...recoveredEdits.filter(({ isTemporary }) => isTemporary).map(({ path }) => path)];
  if (found.length === 0) return [];
  return [
    {
      kind: 'leftover-files',
      level: 'note',
      table: facts.name.name,
      subject: encodedName,
      words: `region ${encodedName} has ${count(found.length, 'file')} that a flush, compaction or split had begun (${some(found.map((path) => path.split('/').slice(4).join('/')))}); they were never part of it`,
    },
  ];
}
