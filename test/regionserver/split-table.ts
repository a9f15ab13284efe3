// The regions of one table on one disk, split, merged, cleaned up after and crashed at will: what masters and region servers do to files,
// without masters and servers.
import type { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom } from '../../base/random.ts';
import { daughtersOf, mergedRegionOf } from '../../master/daughter-regions.ts';
import { FileSystemManager } from '../../master/file-system-manager.ts';
import { HFileCleaner } from '../../master/hfile-cleaner.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { Scan } from '../../model/scan.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import type { MemoryDisk } from '../../storage/memory-disk.ts';
import { type FixtureOptions, RegionFixture, regionInfoOf, splitAll } from './region-fixture.ts';

export class SplitTable {
  disk: MemoryDisk;
  /** In order of their rows. */
  regions: RegionFixture[] = [];
  #options: FixtureOptions & { clock: ManualClock };
  #starts = 1;
  /** Split or merged, and still on the disk, with what was made of them. */
  #parents: { readonly parents: readonly RegionInfo[]; readonly children: readonly RegionInfo[] }[] = [];

  private constructor(disk: MemoryDisk, options: FixtureOptions & { clock: ManualClock }) {
    this.disk = disk;
    this.#options = options;
  }
  static async open(disk: MemoryDisk, options: FixtureOptions & { clock: ManualClock }): Promise<SplitTable> {
    const table = new SplitTable(disk, options);
    table.regions = [await table.#open(regionInfoOf())];
    return table;
  }

  regionOf(row: string): RegionFixture {
    return this.regions.find(({ region }) => region.info.containsRow(Buffer.from(row)))!;
  }
  /** Of each region in its turn. */
  async scan(shape: (scan: Scan) => void): Promise<string[]> {
    const texts: string[] = [];
    let reversed = false;
    for (const region of this.regions) {
      const ofRegion = await region.scan((scan) => {
        shape(scan);
        reversed = scan.reversed;
      });
      if (reversed) texts.unshift(...ofRegion);
      else texts.push(...ofRegion);
    }
    return texts;
  }
  hasReferences({ region }: RegionFixture): boolean {
    return region.stores.some((store) => store.hasReferences);
  }

  async kindsOfFiles(): Promise<Record<string, number>> {
    const kinds: Record<string, number> = {};
    for (const { region } of this.regions)
      for (const { name } of region.stores.flatMap((store) => store.storeFiles)) {
        const kind = parseStoreFileName(name)!.kind;
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      }
    return kinds;
  }

  async split(parent: RegionFixture, row: string): Promise<void> {
    const { info } = parent.region;
    await this.#close(parent);
    const daughters = daughtersOf(info, Buffer.from(row), info.regionId + 1);
    await this.#files.createDaughters(parent.region.descriptor, info, ...daughters);
    await this.#replace([parent], daughters);
  }
  async merge(parents: readonly RegionFixture[]): Promise<void> {
    const infos = parents.map(({ region }) => region.info);
    for (const parent of parents) await this.#close(parent);
    const merged = mergedRegionOf(infos);
    await this.#files.createMerged(parents[0].region.descriptor, infos, merged);
    await this.#replace(parents, [merged]);
  }
  async #replace(parents: readonly RegionFixture[], children: readonly RegionInfo[]): Promise<void> {
    const infos = parents.map(({ region }) => region.info);
    await this.#files.handOnEdits(infos, children);
    this.#parents.push({ parents: infos, children });
    const at = this.regions.indexOf(parents[0]);
    const opened: RegionFixture[] = [];
    for (const child of children) opened.push(await this.#open(child));
    const number = Math.max(...parents.map(({ region }) => region.mvcc.writePoint));
    for (const { region } of opened)
      if (region.openSequenceNumber <= number)
        throw new Error(`${region.name} opened at ${region.openSequenceNumber}, its parents were at ${number}`);
    this.regions.splice(at, parents.length, ...opened);
  }

  /** Archives the parents that nothing refers to, and then deletes all of the archive that no link needs. */
  async clean(): Promise<void> {
    for (const entry of [...this.#parents]) {
      const inUse = await Promise.all(entry.children.map((child) => this.#files.hasReferences(child)));
      if (inUse.includes(true)) continue;
      for (const parent of entry.parents) await this.#files.archiveRegion(parent);
      this.#parents.splice(this.#parents.indexOf(entry), 1);
    }
    this.#options.clock.advance(1000);
    const cleaner = new HFileCleaner({
      files: this.disk.files,
      clock: this.#options.clock,
      logger: silentLogger,
      ttlMs: 10,
      snapshots: { isBusy: false, changes: 0 },
    });
    for (let i = 0; i < 2; i++) await cleaner.run();
  }

  /** The power fails; what was not synced is gone. All regions recover. */
  async crash(): Promise<void> {
    const infos = this.regions.map(({ region }) => region.info);
    for (const fixture of this.regions) {
      await fixture.wal.abandon();
      await fixture.region.close({ abort: true });
    }
    this.disk = this.disk.crashClone();
    await splitAll(this.disk);
    this.regions = [];
    for (const info of infos) this.regions.push(await this.#open(info));
  }
  async close(): Promise<void> {
    for (const fixture of this.regions) await this.#close(fixture);
  }

  get #files(): FileSystemManager {
    return new FileSystemManager({
      files: this.disk.files,
      clock: this.#options.clock,
      random: new SeededRandom(1),
      logger: silentLogger,
    });
  }
  #open(info: RegionInfo): Promise<RegionFixture> {
    return RegionFixture.open({ ...this.#options, disk: this.disk, info, startCode: this.#starts++ });
  }
  async #close({ region, wal }: RegionFixture): Promise<void> {
    await region.close();
    await wal.close();
  }
}
