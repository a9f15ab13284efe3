// The report for people: what was looked at, what is wrong, what is only worth knowing, what is under way, and what to type next.
import { procedureOf, type Scene } from './checks/scene.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';
import { describeProcedure } from './procedure-facts.ts';
import { bytes, count, duration } from './words.ts';

export interface Visit {
  /** Undefined: one finding forbade to look. */
  readonly scene: Scene | undefined;
  readonly findings: readonly Finding[];
}

interface Style {
  readonly width: number;
}

const MOST_PROCEDURES = 20;

/** `isLast`: no repair follows, so it says what to type next. */
export function* report(patient: Patient, visit: Visit, style: Style, isLast: boolean): Generator<string> {
  const { scene, findings } = visit;
  yield `Looked at ${patient.where}.`;
  if (scene !== undefined) yield `  ${summary(scene)}`;
  const problems = findings.filter(({ level }) => level === 'damage');
  yield '';
  if (problems.length === 0) yield 'Nothing is wrong.';
  else {
    yield `${count(problems.length, 'problem')}:`;
    yield* sections(problems, style);
  }
  yield* notes(findings, style);
  if (scene !== undefined) {
    yield* inTransition(scene, style);
    yield* underWay(scene, style);
  }
  if (isLast) yield* next(patient, problems, style);
}

function summary({ catalog, root, servers }: Scene): string {
  const parts = [count(catalog.tables.size, 'table')];
  // The one region of hbase:meta has no row.
  const regions = [...catalog.tables].map(([name, { rows }]) => (name === 'hbase:meta' ? 1 : rows.length));
  parts.push(
    count(
      regions.reduce((sum, each) => sum + each, 0),
      'region',
    ),
  );
  if (root !== undefined) {
    const files = [...root.folders.values()].flatMap((regions) =>
      [...regions.values()].flatMap((folder) => folder.files),
    );
    parts.push(`${count(files.length, 'store file')} (${bytes(files.reduce((sum, { length }) => sum + length, 0))})`);
    parts.push(`${count(root.logs.length, 'log')} (${bytes(root.logs.reduce((sum, { length }) => sum + length, 0))})`);
  }
  if (servers !== undefined) parts.push(count(servers.live.length, 'region server'));
  return parts.join(', ');
}

function* sections(findings: readonly Finding[], style: Style): Generator<string> {
  for (const [table, group] of Map.groupBy(findings, (finding) => finding.table)) {
    yield '';
    yield table === undefined ? '  The cluster' : `  Table ${table}`;
    for (const finding of group) {
      yield* wrap(`${finding.kind}: ${finding.words}.`, '    ', '      ', style);
      if (finding.repair !== undefined)
        yield* wrap(
          `${finding.repair.sidelines === true ? '--repair --sideline' : '--repair'}: ${finding.repair.words}.`,
          '      → ',
          '        ',
          style,
        );
      if (finding.advice !== undefined)
        yield* wrap(
          `${finding.repair === undefined ? 'by hand' : 'better by hand'}: ${finding.advice}.`,
          '      → ',
          '        ',
          style,
        );
    }
  }
}

function* notes(findings: readonly Finding[], style: Style): Generator<string> {
  const found = findings.filter(({ level }) => level === 'note');
  if (found.length === 0) return;
  yield '';
  yield `${count(found.length, 'note')} (no harm done; nothing to do):`;
  for (const { table, kind, words } of found)
    yield* wrap(`${kind}: ${table === undefined ? '' : `${table}: `}${words}.`, '  ', '    ', style);
}

/** Each region that is not where it should be yet, with who is at work on it, in which step, and why it takes long. */
function* inTransition(scene: Scene, style: Style): Generator<string> {
  const { catalog, servers, now } = scene;
  if (servers === undefined || servers.inTransition.length === 0) return;
  yield '';
  yield `${count(servers.inTransition.length, 'region')} in transition:`;
  const tables = new Map<string, string>();
  for (const facts of catalog.tables.values())
    for (const { parsed } of facts.rows)
      if (parsed !== undefined) tables.set(parsed.regionInfo.encodedName, facts.name.name);
  for (const { encodedName, state, since } of servers.inTransition.slice(0, MOST_PROCEDURES)) {
    const procedure = procedureOf(scene, encodedName);
    const failure = servers.openErrors.get(encodedName);
    const who = procedure === undefined ? 'no procedure is at work on it' : describeProcedure(procedure);
    const why = failure === undefined ? '' : `; ${failure.server} said: ${failure.error}`;
    const table = tables.get(encodedName) ?? 'hbase:meta';
    yield* wrap(`${encodedName} of ${table}: ${state} for ${duration(now - since)}; ${who}${why}`, '  ', '    ', style);
  }
  const more = servers.inTransition.length - MOST_PROCEDURES;
  if (more > 0) yield `  and ${more} more (--json lists them all)`;
}

function* underWay({ catalog, root }: Scene, style: Style): Generator<string> {
  const procedures = catalog.procedures.filter(({ isFinished }) => !isFinished);
  if (procedures.length === 0) return;
  yield '';
  yield `${count(procedures.length, 'procedure')} under way${root === undefined ? '' : '; the next start goes on with them'}:`;
  for (const procedure of procedures.slice(0, MOST_PROCEDURES)) {
    const about = [...procedure.tables, ...procedure.regions, ...procedure.servers].slice(0, 3).join(' ');
    yield* wrap(`${describeProcedure(procedure)}  ${about}`, '  ', '    ', style);
  }
  if (procedures.length > MOST_PROCEDURES)
    yield `  and ${procedures.length - MOST_PROCEDURES} more (--json lists them all)`;
}

function* next({ options }: Patient, problems: readonly Finding[], style: Style): Generator<string> {
  if (problems.length === 0) return;
  const safe = problems.filter(({ repair }) => repair !== undefined && repair.sidelines !== true).length;
  const sidelined = problems.filter(({ repair }) => repair?.sidelines === true).length;
  yield '';
  yield 'What next:';
  if (safe > 0) {
    yield `  colonnade doctor ${options} --repair`;
    yield* wrap(
      `repairs ${safe === problems.length ? (safe === 1 ? 'it' : 'all of it') : `${safe} of ${problems.length}`}; nothing is deleted, what gives way is kept in .colonnade/doctor.`,
      '      ',
      '      ',
      style,
    );
  }
  if (sidelined > 0) {
    yield `  colonnade doctor ${options} --repair --sideline`;
    yield* wrap(
      `also moves ${count(sidelined, 'unreadable file')} aside. What ${sidelined === 1 ? 'it' : 'they'} held is then not served any more: only without a copy.`,
      '      ',
      '      ',
      style,
    );
  }
  const byHand = problems.length - safe - sidelined;
  if (byHand > 0)
    yield* wrap(
      `${count(byHand, 'problem')} ${byHand === 1 ? 'needs' : 'need'} your hands: see “by hand” above.`,
      '  ',
      '  ',
      style,
    );
}

export const repairReport = {
  *before(findings: readonly Finding[], style: Style): Generator<string> {
    yield '';
    yield `Repairing ${count(findings.length, 'problem')}:`;
    for (const { kind, table, subject, repair } of findings) {
      const saysTable = table === undefined || subject.split(' ')[0] === table || subject.includes('/');
      const about = saysTable ? subject : `${subject} of ${table}`;
      yield* wrap(`${kind} ${about}: ${repair!.words}`, '  ', '    ', style);
    }
  },
  *after(done: readonly { finding: Finding; failure: string | undefined }[]): Generator<string> {
    const failed = done.filter(({ failure }) => failure !== undefined);
    yield `  done: ${done.length - failed.length} of ${done.length}`;
    for (const { finding, failure } of failed) yield `  failed: ${finding.kind} ${finding.subject}: ${failure}`;
  },
  *end(patient: Patient, { findings }: Visit, didAny: boolean, style: Style): Generator<string> {
    yield '';
    const left = findings.filter(({ level }) => level === 'damage');
    if (!didAny) yield left.length === 0 ? 'There was nothing to repair.' : 'Nothing of it can be repaired safely.';
    else if (left.length === 0) yield 'Looked again: nothing is wrong any more.';
    else {
      yield `Looked again: ${count(left.length, 'problem')} left:`;
      yield* sections(left, style);
    }
    yield* next(patient, left, style);
    if (patient.keptIn === undefined) return;
    yield '';
    yield* wrap(`What gave way is kept in ${patient.keptIn}.`, '', '', style);
  },
};

/** Breaks at spaces; a word longer than a line stays whole. */
export function* wrap(text: string, first: string, rest: string, { width }: Style): Generator<string> {
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && width > 0 && line.length + 1 + word.length > width) {
      yield line;
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  yield line;
}
