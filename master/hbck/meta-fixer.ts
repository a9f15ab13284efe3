// FixMeta (HBase's MetaFixer): holes between the regions of a table get regions, regions that overlap are merged. A folder that holds just the rows
// of a hole is put back with what it holds, where HBase makes an empty region beside it.
import { ColonnadeError, hbaseError, StorageError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { readRegionInfoFile } from '../../rootdir/region-info-file.ts';
import type { CatalogJanitor } from '../catalog-janitor.ts';
import type { MasterServices } from '../master-services.ts';
import { submitMerge } from '../split-merge.ts';
import type { HbckChore } from './hbck-chore.ts';
import type { RangeProblem } from './range-problems.ts';

type Hole = Extract<RangeProblem, { kind: 'hole' }>;
type Overlap = Extract<RangeProblem, { kind: 'overlap' }>;

export class MetaFixer {
  readonly #env: MasterServices;
  readonly #janitor: CatalogJanitor;
  readonly #hbck: HbckChore;

  constructor(env: MasterServices, janitor: CatalogJanitor, hbck: HbckChore) {
    this.#env = env;
    this.#janitor = janitor;
    this.#hbck = hbck;
  }

  /** Resolves when all is begun; throws DoNotRetryIOException that names what could not be, after the rest was. */
  async fix(user: string): Promise<void> {
    const left: string[] = [];
    const attempt = async (problem: RangeProblem, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof ColonnadeError)) throw error;
        left.push(`${problem.text}: ${error.message}`);
      }
    };
    const problems = this.#janitor.rangeProblems();
    for (const table of this.#janitor.inTransition()) left.push(`${table} has regions in transition; try again`);
    const orphans = problems.some(({ kind }) => kind === 'hole') ? await this.#orphans() : [];
    for (const problem of problems) {
      if (problem.kind === 'hole') await attempt(problem, () => this.#fill(problem, orphans));
      else if (problem.kind === 'no-region') left.push(`${problem.text}; \`colonnade doctor\` looks for its regions`);
    }
    for (const overlaps of groupsOf(problems)) await attempt(overlaps[0], () => this.#merge(user, overlaps));
    if (left.length > 0) throw hbaseError('DoNotRetryIOException', left.join('; '));
  }

  async #fill(hole: Hole, orphans: readonly RegionInfo[]): Promise<void> {
    const { assignment, clock, fileSystem, logger, regionStateStore, tableDescriptors, tableStates } = this.#env;
    const { table, startKey, endKey } = hole;
    const wanted = new RegionInfo({ tableName: table, startKey, endKey, regionId: clock.now() });
    const inTheWay = orphans.filter((region) => region.overlaps(wanted));
    const found = inTheWay.find((region) => region.startKey.equals(startKey) && region.endKey.equals(endKey));
    if (inTheWay.length > (found === undefined ? 0 : 1))
      throw hbaseError(
        'DoNotRetryIOException',
        `there are folders of regions with rows of it: ${inTheWay.map(({ encodedName }) => encodedName).join(', ')}; \`colonnade doctor\` says what they hold`,
      );
    if (found !== undefined) await this.#checkUnserved(found);
    else this.#checkNoParent(wanted);
    const region = found ?? wanted;
    if (found === undefined) await fileSystem.createRegion(await tableDescriptors.check(table), region);
    const isEnabled = tableStates.isEnabled(table);
    // What is offline the next master assigns, should this one not come to it.
    const state = isEnabled ? 'OFFLINE' : 'CLOSED';
    await regionStateStore.addRegions([region], state);
    const node = assignment.states.getOrCreate(region);
    node.setState(state);
    logger.warn({ region: region.toString(), restored: found !== undefined }, 'a hole in hbase:meta is closed');
    if (isEnabled) await assignment.submit(assignment.createAssign(node));
  }

  /** A parent whose daughters are gone still has their rows. */
  #checkNoParent(wanted: RegionInfo): void {
    const nodes = this.#env.assignment.states.ofTable(wanted.tableName);
    const parent = nodes.find((node) => node.isSplitParent && node.info.overlaps(wanted));
    if (parent !== undefined)
      throw hbaseError('DoNotRetryIOException', `${parent} was split and still has rows of it; its daughters are lost`);
  }

  /** Heartbeats may be old, and of a server that just came there is none: they are asked. */
  async #checkUnserved({ encodedName }: RegionInfo): Promise<void> {
    const { servers, calls } = this.#env;
    for (const { name } of servers.online())
      if ((await calls.onlineRegions(name)).some((region) => region.encodedName === encodedName))
        throw hbaseError(
          'DoNotRetryIOException',
          `${name} has ${encodedName} open, unknown to the master; stop that server first: two must not serve one region`,
        );
  }

  async #orphans(): Promise<RegionInfo[]> {
    const found: RegionInfo[] = [];
    for (const { table, encodedName } of await this.#hbck.orphansOnDisk())
      try {
        found.push(await readRegionInfoFile(this.#env.files, layout.regionFolder(table, encodedName)));
      } catch (error) {
        if (!(error instanceof StorageError) || error.reason !== 'not-found') throw error;
      }
    return found;
  }

  async #merge(user: string, overlaps: readonly Overlap[]): Promise<void> {
    const regions = new Map<string, RegionInfo>();
    for (const { left, right } of overlaps) for (const each of [left, right]) regions.set(each.encodedName, each);
    await submitMerge(this.#env, { user, regions: [...regions.values()], forcible: true });
  }
}

/** Overlaps of regions that become one. */
function groupsOf(problems: readonly RangeProblem[]): Overlap[][] {
  const groups: Overlap[][] = [];
  for (const problem of problems) {
    if (problem.kind !== 'overlap') continue;
    const last = groups.at(-1);
    const isLinked = last?.some(({ left, right }) => left.equals(problem.left) || right.equals(problem.left)) ?? false;
    if (isLinked) last!.push(problem);
    else groups.push([problem]);
  }
  return groups;
}
