// Looks, says what is wrong, and, when asked to, repairs what can be repaired safely, looks again, and says what is left.
import { procedureOf } from './checks/scene.ts';
import { examine } from './examine.ts';
import { type Finding, keyOf, targetsOf } from './finding.ts';
import type { Patient } from './patient.ts';
import { repairReport, report, type Visit } from './report.ts';

export interface DoctorOptions {
  readonly repair: boolean;
  /** Also move files aside that cannot be read: what they held is no longer served. */
  readonly sideline: boolean;
  readonly json: boolean;
  /** Columns of the terminal; 0: as wide as needed. */
  readonly width: number;
  readonly print: (line: string) => void;
}

/** One repair may bring to light what only the next look can see; more rounds than this mean that something does not help. */
const MAX_ROUNDS = 6;

/** Exit status: 0 nothing wrong, 1 something is (or is left). Throws when the cluster cannot be looked at. */
export async function runDoctor(patient: Patient, options: DoctorOptions): Promise<number> {
  let visit = await look(patient);
  if (!options.json) for (const line of report(patient, visit, options, !options.repair)) options.print(line);
  const repaired: RepairedFinding[] = [];
  if (options.repair) {
    const tried = new Set<string>();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const todo = nextRound(
        visit.findings.filter((finding) => isRepairable(finding, options) && !tried.has(keyOf(finding))),
      );
      if (todo.length === 0) break;
      for (const finding of todo) tried.add(keyOf(finding));
      if (!options.json) for (const line of repairReport.before(todo, options)) options.print(line);
      const failures = await patient.perform(todo.map(({ repair }) => repair!));
      const done = todo.map((finding, i) => ({ finding, failure: failures[i] }));
      repaired.push(...done);
      if (!options.json) for (const line of repairReport.after(done)) options.print(line);
      visit = await look(patient);
    }
    if (!options.json)
      for (const line of repairReport.end(patient, visit, repaired.length > 0, options)) options.print(line);
  }
  const status = visit.findings.some(({ level }) => level === 'damage') ? 1 : 0;
  if (options.json) options.print(JSON.stringify(asJson(patient, visit, repaired, status), null, 2));
  return status;
}

export interface RepairedFinding {
  readonly finding: Finding;
  readonly failure: string | undefined;
}

function isRepairable({ level, repair }: Finding, { sideline }: DoctorOptions): boolean {
  return level === 'damage' && repair !== undefined && (sideline || repair.sidelines !== true);
}

/** Repairs that do not touch one another; those that take something away come first, and what was wrong with it goes along. */
function nextRound(findings: readonly Finding[]): Finding[] {
  const takesAway = ({ repair }: Finding) => repair!.steps.some(({ kind }) => kind === 'delete-meta');
  const chosen: Finding[] = [];
  const taken = new Set<string>();
  for (const finding of [...findings].sort((a, b) => Number(takesAway(b)) - Number(takesAway(a)))) {
    const targets = targetsOf(finding.repair!);
    if (![...targets].some((target) => taken.has(target))) chosen.push(finding);
    for (const target of targets) taken.add(target);
  }
  return chosen;
}

async function look(patient: Patient): Promise<Visit> {
  const first = await lookOnce(patient);
  const isWell = first.findings.every(({ level }) => level === 'note');
  if (isWell || patient.pauseBeforeSecondLook === undefined) return first;
  await patient.pauseBeforeSecondLook();
  const second = await lookOnce(patient);
  const before = new Set(first.findings.map(keyOf));
  return {
    ...second,
    findings: second.findings.filter((finding) => finding.level === 'note' || before.has(keyOf(finding))),
  };
}

async function lookOnce(patient: Patient): Promise<Visit> {
  const seen = await patient.look();
  if ('kind' in seen) return { scene: undefined, findings: [seen] };
  return { scene: seen, findings: examine(seen) };
}

function asJson(patient: Patient, { scene, findings }: Visit, repaired: readonly RepairedFinding[], status: number) {
  return {
    where: patient.where,
    healthy: status === 0,
    problems: findings.filter(({ level }) => level === 'damage').map(findingAsJson),
    notes: findings.filter(({ level }) => level === 'note').map(findingAsJson),
    procedures: (scene?.catalog.procedures ?? [])
      .filter(({ isFinished }) => !isFinished)
      .map(({ tables, regions, servers, ...facts }) => ({
        ...facts,
        tables: [...tables],
        regions: [...regions],
        servers: [...servers],
      })),
    regionsInTransition: (scene?.servers?.inTransition ?? []).map(({ encodedName, state, since }) => ({
      region: encodedName,
      state,
      since,
      procedure: procedureOf(scene!, encodedName)?.procId ?? null,
      error: scene!.servers!.openErrors.get(encodedName)?.error ?? null,
    })),
    repaired: repaired.map(({ finding, failure }) => ({
      kind: finding.kind,
      subject: finding.subject,
      what: finding.repair!.words,
      failure: failure ?? null,
    })),
    keptIn: patient.keptIn ?? null,
  };
}

function findingAsJson({ kind, table, subject, words, advice, repair }: Finding) {
  return {
    kind,
    table: table ?? null,
    subject,
    words,
    advice: advice ?? null,
    repair: repair === undefined ? null : { words: repair.words, sidelines: repair.sidelines ?? false },
  };
}
