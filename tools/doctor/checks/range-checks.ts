// Whether the regions of a table cover every row once: holes, and what may fill them; overlaps; daughters that are gone; folders that nobody names.
import { metaRowKey, regionInfoCell } from '../../../model/meta-row.ts';
import { parseRegionName, RegionInfo } from '../../../model/region-info.ts';
import { realTables } from '../catalog.ts';
import type { Finding, Repair, Step } from '../finding.ts';
import type { RegionFolder, TableFacts } from '../image.ts';
import { bytes, count, quoted, range, some } from '../words.ts';
import { daughterSteps } from './daughters.ts';
import {
  changeOf,
  familiesOf,
  folderOf,
  infoOf,
  isEmpty,
  isReplaced,
  live,
  orphansOf,
  type ReadableRow,
  readable,
  rowOf,
  type Scene,
  startCells,
} from './scene.ts';

interface Range {
  readonly startKey: Buffer;
  /** Empty: to the table's end. */
  readonly endKey: Buffer;
}

export function rangeChecks(scene: Scene): Finding[] {
  const findings: Finding[] = [];
  for (const facts of realTables(scene.catalog)) {
    if (changeOf(scene, facts.name.name) !== undefined) continue;
    // A row that cannot be read may be what is missing.
    if (facts.rows.some(({ parsed }) => parsed === undefined)) continue;
    findings.push(...tableRanges(scene, facts));
  }
  return findings;
}

function tableRanges(scene: Scene, facts: TableFacts): Finding[] {
  const regions = live(facts);
  const orphans = orphansOf(scene, facts);
  const isNothing = regions.length === 0 && orphans.length === 0 && facts.descriptor === undefined;
  if (isNothing || (facts.state === undefined && regions.length === 0 && orphans.length === 0)) return [];
  const { holes, overlaps } = layOut(regions);
  const findings: Finding[] = [];
  const adopted = new Set<string>();
  for (const hole of holes) findings.push(holeFinding(scene, facts, hole, adopted));
  findings.push(...overlapFindings(scene, facts, overlaps));
  for (const folder of orphans)
    if (!adopted.has(folder.encodedName)) findings.push(orphanFinding(scene, facts, folder));
  return findings;
}

/** Goes along the rows, from the first to the last. */
export function layOut(regions: readonly ReadableRow[]): { holes: Range[]; overlaps: [ReadableRow, ReadableRow][] } {
  const holes: Range[] = [];
  const overlaps: [ReadableRow, ReadableRow][] = [];
  let reached = Buffer.alloc(0);
  /** Undefined: nothing yet. The region that reaches farthest. */
  let farthest: ReadableRow | undefined;
  const isAtEnd = () => farthest !== undefined && reached.length === 0;
  for (const region of regions) {
    const { startKey, endKey } = region.parsed.regionInfo;
    if (isAtEnd() || Buffer.compare(startKey, reached) < 0) overlaps.push([farthest!, region]);
    else if (Buffer.compare(startKey, reached) > 0) holes.push({ startKey: reached, endKey: startKey });
    if (farthest === undefined || (!isAtEnd() && (endKey.length === 0 || Buffer.compare(endKey, reached) > 0))) {
      reached = Buffer.from(endKey);
      farthest = region;
    }
  }
  if (!isAtEnd()) holes.push({ startKey: reached, endKey: Buffer.alloc(0) });
  return { holes, overlaps };
}

function isWithin(inner: Range, outer: Range): boolean {
  return (
    Buffer.compare(inner.startKey, outer.startKey) >= 0 &&
    (outer.endKey.length === 0 || (inner.endKey.length > 0 && Buffer.compare(inner.endKey, outer.endKey) <= 0))
  );
}

// Holes.

function holeFinding(scene: Scene, facts: TableFacts, hole: Range, adopted: Set<string>): Finding {
  const finding = {
    kind: 'hole',
    level: 'damage',
    table: facts.name.name,
    subject: `${facts.name} ${range(hole)}`,
  } as const;
  const words = `no region has ${range(hole)}: they can be neither read nor written`;
  if (scene.root === undefined)
    return {
      ...finding,
      words,
      advice: 'stop the cluster and run colonnade doctor --data: it sees whether the region’s folder is still there',
    };
  const parent = splitParentOver(scene, facts, hole);
  if (parent !== undefined) return daughtersGone(scene, facts, parent, { ...finding, words });
  const pieces = fill(scene, facts, hole);
  for (const { folder } of pieces) if (folder !== undefined) adopted.add(folder.encodedName);
  const found = pieces.filter(({ folder }) => folder !== undefined);
  const logged = pieces.filter(({ isLogged }) => isLogged === true);
  const made = pieces.filter(({ folder, isLogged }) => folder === undefined && isLogged !== true);
  const there = found.map(({ folder }) => `${folder!.encodedName} (${contentOf(folder!)})`);
  const unknown = orphansOf(scene, facts).filter((folder) => infoOf(folder) === undefined);
  if (unknown.length > 0 && made.length > 0)
    return {
      ...finding,
      words: `${words}. Perhaps they are in ${some(unknown.map(({ path }) => path))}, whose .regioninfo does not say which rows it has`,
      advice:
        'put the .regioninfo back from a backup and look again; only then can the hole be closed without losing rows',
    };
  if (familiesOf(facts).length === 0 && made.length > 0)
    return { ...finding, words, advice: 'the table has no descriptor: mend that first, then look again' };
  return {
    ...finding,
    words: `${words}. ${whatIsLeft(there, logged)}`,
    repair: {
      words: [
        ...(found.length === 0
          ? []
          : [`write the ${found.length === 1 ? 'row' : 'rows'} of ${count(found.length, 'region')} into hbase:meta`]),
        ...(logged.length === 0
          ? []
          : [`make ${count(logged.length, 'region')} anew under the old name, which the edits in the logs go to`]),
        ...(made.length === 0
          ? []
          : [`make ${count(made.length, 'new, empty region')} for ${some(made.map(({ info }) => range(info)))}`]),
      ].join(', and '),
      steps: pieces.flatMap(({ folder, info }) => [
        ...(folder === undefined ? [{ kind: 'make-region', region: info, families: familiesOf(facts) } as const] : []),
        putRegion(scene, facts, info),
      ]),
    },
  };
}

function putRegion(scene: Scene, facts: TableFacts, info: RegionInfo): Step {
  const cells = [regionInfoCell(info), ...startCells(scene, facts, info.encodedName)];
  return { kind: 'put-meta', row: metaRowKey(info), cells };
}

function whatIsLeft(there: readonly string[], logged: readonly Piece[]): string {
  const folders = `The folder of ${there.length === 1 ? 'that region' : 'those regions'} is there: ${some(there)}`;
  const logs = `Of ${some(logged.map(({ info }) => info.encodedName))} the folder is gone, but logs hold edits`;
  if (there.length === 0) return logged.length === 0 ? 'No folder has them either' : logs;
  return logged.length === 0 ? folders : `${folders}. ${logs}`;
}

function contentOf(folder: RegionFolder): string {
  const size = folder.files.reduce((sum, { length }) => sum + length, 0);
  const edits = folder.recoveredEdits.length > 0 ? ' and recovered edits' : '';
  return folder.files.length === 0
    ? `no store file${edits}`
    : `${count(folder.files.length, 'store file')}${edits}, ${bytes(size)}`;
}

interface Piece {
  readonly info: RegionInfo;
  /** Undefined: it is to be made. */
  readonly folder: RegionFolder | undefined;
  /** Its folder is gone, and edits of it are in logs. */
  readonly isLogged?: boolean;
}

/** Regions side by side from the hole's start to its end: those whose folder is there, those of which logs tell, and new ones between them. */
function fill(scene: Scene, facts: TableFacts, hole: Range): Piece[] {
  const pieces: Piece[] = [];
  let at = hole.startKey;
  let done = false;
  const candidates = [...foldersIn(scene, facts, hole), ...loggedIn(scene, facts, hole)].sort(
    (a, b) =>
      Buffer.compare(a.info.startKey, b.info.startKey) ||
      preference(scene, a) - preference(scene, b) ||
      b.info.regionId - a.info.regionId,
  );
  const makeUpTo = (endKey: Buffer) => {
    const regionId = scene.now + pieces.length;
    pieces.push({ info: new RegionInfo({ tableName: facts.name, startKey: at, endKey, regionId }), folder: undefined });
  };
  for (const [i, candidate] of candidates.entries()) {
    if (done || Buffer.compare(candidate.info.startKey, at) < 0) continue;
    if (Buffer.compare(candidate.info.startKey, at) > 0) makeUpTo(candidate.info.startKey);
    if (candidate.isLogged === true) {
      // A log does not say where it ended: it goes as far as it can.
      const next = candidates.slice(i + 1).find(({ info }) => !info.startKey.equals(candidate.info.startKey));
      pieces.push({ ...candidate, info: candidate.info.with({ endKey: next?.info.startKey ?? hole.endKey }) });
    } else pieces.push(candidate);
    at = pieces.at(-1)!.info.endKey;
    done = at.length === 0;
  }
  if (!done && (at.length === 0 || !at.equals(hole.endKey))) makeUpTo(hole.endKey);
  return pieces;
}

/** Of several for the same rows: the one with data, then one that logs tell of, then one that holds nothing. */
function preference(scene: Scene, { folder }: Piece): number {
  return folder === undefined ? 1 : isEmpty(scene, folder) ? 2 : 0;
}

function foldersIn(scene: Scene, facts: TableFacts, hole: Range): Piece[] {
  return orphansOf(scene, facts)
    .map((folder) => ({ folder, info: infoOf(folder)! }))
    .filter(
      ({ info }) => info !== undefined && !info.split && !info.offline && info.replicaId === 0 && isWithin(info, hole),
    );
}

/** Regions without a row and a folder: under their old names the edits in the logs find them. */
function loggedIn(scene: Scene, facts: TableFacts, hole: Range): Piece[] {
  const found = new Map<string, Piece>();
  for (const { edits, regionNames, isMaster } of scene.root?.logs ?? []) {
    for (const [encodedName, name] of isMaster ? [] : regionNames) {
      const { tableName, startKey, regionId } = parseRegionName(name);
      if (!edits.has(encodedName) || !tableName.equals(facts.name)) continue;
      if (rowOf(facts, encodedName) !== undefined || folderOf(scene, tableName.name, encodedName) !== undefined)
        continue;
      const isIn =
        Buffer.compare(startKey, hole.startKey) >= 0 &&
        (hole.endKey.length === 0 || Buffer.compare(startKey, hole.endKey) < 0);
      if (isIn)
        found.set(encodedName, {
          info: new RegionInfo({ tableName, startKey, regionId }),
          folder: undefined,
          isLogged: true,
        });
    }
  }
  return [...found.values()];
}

// Split parents whose daughters are gone.

function splitParentOver(scene: Scene, facts: TableFacts, hole: Range): ReadableRow | undefined {
  return readable(facts).find((row) => {
    const { regionInfo, splitA, splitB } = row.parsed;
    if (!isReplaced(row) || splitA === undefined || splitB === undefined) return false;
    const gone = [splitA, splitB].filter(({ encodedName }) => rowOf(facts, encodedName) === undefined);
    return (
      gone.some((daughter) => isWithin(daughter, hole)) &&
      gone.every(({ encodedName }) => folderOf(scene, facts.name.name, encodedName) === undefined) &&
      (folderOf(scene, facts.name.name, regionInfo.encodedName)?.files.length ?? 0) > 0
    );
  });
}

function daughtersGone(scene: Scene, facts: TableFacts, parent: ReadableRow, hole: Finding): Finding {
  const { regionInfo, splitA, splitB } = parent.parsed;
  const gone = [splitA!, splitB!].filter(({ encodedName }) => rowOf(facts, encodedName) === undefined);
  const steps = gone.flatMap((daughter) => {
    const made = daughterSteps(scene, parent, daughter, familiesOf(facts));
    return made === undefined ? [] : [...made, putRegion(scene, facts, daughter)];
  });
  return {
    ...hole,
    kind: 'split-daughters-gone',
    subject: regionInfo.encodedName,
    words: `region ${regionInfo.encodedName} was split, but of its daughters ${some(gone.map(({ encodedName }) => encodedName))} ${gone.length === 1 ? 'is' : 'are'} gone: ${hole.words}. The parent's files are still there`,
    ...(steps.length === 0
      ? { advice: 'the parent has recovered edits or references of its own; restore the daughters from a backup' }
      : {
          repair: {
            words: `make ${count(gone.length, 'daughter')} anew, with references to the parent's files`,
            steps,
          } satisfies Repair,
        }),
  };
}

// Overlaps.

function overlapFindings(scene: Scene, facts: TableFacts, overlaps: readonly [ReadableRow, ReadableRow][]): Finding[] {
  return overlaps.map(([first, second]) => {
    const [a, b] = [first.parsed.regionInfo, second.parsed.regionInfo];
    const same = a.startKey.equals(b.startKey);
    const what = same ? `both begin at ${a.startKey.length === 0 ? 'the first row' : quoted(a.startKey)}` : 'overlap';
    const finding: Finding = {
      kind: same ? 'same-start' : 'overlap',
      level: 'damage',
      table: facts.name.name,
      subject: `${a.encodedName} ${b.encodedName}`,
      words: `regions ${a.encodedName} (${range(a)}) and ${b.encodedName} (${range(b)}) ${what}: a row that both have is written to one and not read from the other`,
    };
    const spare = [first, second].find((row) => isSpare(scene, facts, row, row === first ? second : first));
    if (spare !== undefined) {
      const { regionInfo } = spare.parsed;
      const folder = folderOf(scene, facts.name.name, regionInfo.encodedName);
      return {
        ...finding,
        repair: {
          words: `take ${regionInfo.encodedName}, which holds nothing, out of hbase:meta${folder === undefined ? '' : ' and move its folder aside'}`,
          steps: [
            ...(folder === undefined ? [] : [{ kind: 'move-aside', path: folder.path } as const]),
            { kind: 'delete-meta', row: spare.row, cells: spare.cells },
          ],
        },
      };
    }
    return {
      ...finding,
      advice:
        scene.root === undefined
          ? `merge them: merge_region '${a.encodedName}', '${b.encodedName}', true (in the shell)`
          : `both hold data. Start the cluster and merge them: merge_region '${a.encodedName}', '${b.encodedName}', true (in the shell)`,
    };
  });
}

/** It holds nothing, and without it the other covers its rows. */
function isSpare(scene: Scene, facts: TableFacts, row: ReadableRow, other: ReadableRow): boolean {
  if (scene.root === undefined || row.parsed.mergeParents.length > 0) return false;
  const folder = folderOf(scene, facts.name.name, row.parsed.regionInfo.encodedName);
  const nothing = folder === undefined || isEmpty(scene, folder);
  return nothing && isWithin(row.parsed.regionInfo, other.parsed.regionInfo);
}

// Folders that nobody names.

function orphanFinding(scene: Scene, facts: TableFacts, folder: RegionFolder): Finding {
  const info = infoOf(folder);
  const finding = {
    kind: 'orphan-folder',
    level: 'damage',
    table: facts.name.name,
    subject: folder.encodedName,
  } as const;
  const rows = info === undefined ? '' : ` (${range(info)})`;
  const words = `${folder.path}${rows} is in no row of hbase:meta`;
  const aside = (why: string): Finding => ({
    ...finding,
    words: `${words}. ${why}`,
    repair: { words: 'move it aside', steps: [{ kind: 'move-aside', path: folder.path }] },
  });
  if (isEmpty(scene, folder)) return aside('It holds nothing');
  const parents = new Set(folder.files.map(({ kind, parent }) => (kind === 'reference' ? parent : undefined)));
  const [parent] = parents;
  if (parents.size === 1 && parent !== undefined && folder.recoveredEdits.length === 0) {
    const row = rowOf(facts, parent);
    if (row !== undefined && !isReplaced(row))
      return aside(
        `It is a daughter of a split of ${parent} that did not come about: it only refers to that region’s files, and that region serves`,
      );
  }
  if (info === undefined)
    return {
      ...finding,
      words: `${words}, and its .regioninfo does not say which rows it has. It holds ${contentOf(folder)}`,
      advice: 'put its .regioninfo back from a backup, and look again',
    };
  const covering = live(facts).filter(({ parsed }) => parsed.regionInfo.overlaps(info));
  return {
    ...finding,
    words: `${words}, and other regions have its rows now (${some(covering.map(({ parsed }) => parsed.regionInfo.encodedName))}). It holds ${contentOf(folder)} that nobody serves`,
    advice: `look at what it holds before you let go of it: copy its rows back where they are missing, then move ${folder.path} out of the directory`,
  };
}
