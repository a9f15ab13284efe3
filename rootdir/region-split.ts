// The files of new regions that are made of old ones (HBase 2.6.1, HRegionFileSystem): a split's daughters, a merge's child.
//
//   split, per store file of the parent   rows on both sides: a Reference in each daughter, <hfile>.<parent>, BOTTOM and TOP of the split row
//                                         rows on one side only: an HFileLink in that daughter, a back reference beside the file's archive place
//                                         no rows: nothing
//   merge, per store file of each parent  a Reference, <hfile>.<parent>, TOP of that parent's start key: the whole file
//
// A new region's folder is made from scratch each time: its files, then what its store file trackers say of them, and last `.regioninfo`, with which it
// is complete.
import { hbaseError } from '../base/errors.ts';
import type { StoreFileReader } from '../hfile/store-file-reader.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { layout } from './directory-layout.ts';
import { createLink } from './hfile-link.ts';
import { listFamilyFolders, withoutReplaced } from './live-store-files.ts';
import { encodeReference, type Reference, referenceTo } from './reference.ts';
import { writeRegionInfoFile } from './region-info-file.ts';
import { type LinkTarget, linkName, referenceName, type StoreFileName } from './store-file-name.ts';
import { openStoreFile } from './store-file-opener.ts';
import type { StoreFileTracker } from './store-file-tracker.ts';

/** What knows the files of a region's family. */
export type StoreTrackers = (
  region: Pick<RegionInfo, 'tableName' | 'encodedName'>,
  family: string,
) => Pick<StoreFileTracker, 'list' | 'add'>;

interface ParentFile {
  readonly name: string;
  readonly family: string;
  readonly parsed: StoreFileName;
  readonly reader: StoreFileReader;
}

const FILES_AT_ONCE = 8;

export class RegionSplitFiles {
  readonly #files: FileStorage;

  constructor(files: FileStorage) {
    this.#files = files;
  }

  /** The folders of both daughters, with all that the parent's files hold. May be done again. */
  async split(parent: RegionInfo, bottom: RegionInfo, top: RegionInfo, trackers: StoreTrackers): Promise<void> {
    const splitRow = top.startKey;
    const made = new NewFiles(trackers);
    await this.#remake([bottom, top]);
    await this.#eachFile(parent, trackers, async (file) => {
      const [first, last] = rowsOf(file.reader);
      if (first === undefined || last === undefined) return;
      const hasBottom = Buffer.compare(first, splitRow) < 0;
      const hasTop = Buffer.compare(last, splitRow) >= 0;
      if (hasBottom && hasTop) {
        made.add(bottom, file, await this.#refer(parent, file, bottom, referenceTo('BOTTOM', splitRow)));
        made.add(top, file, await this.#refer(parent, file, top, referenceTo('TOP', splitRow)));
      } else {
        const daughter = hasBottom ? bottom : top;
        made.add(daughter, file, await this.#link(parent, file, daughter));
      }
    });
    await made.track();
    for (const daughter of [bottom, top]) await writeRegionInfoFile(this.#files, daughter);
  }

  /** The folder of the region that `parents` become. May be done again. */
  async merge(parents: readonly RegionInfo[], child: RegionInfo, trackers: StoreTrackers): Promise<void> {
    const made = new NewFiles(trackers);
    await this.#remake([child]);
    for (const parent of parents)
      await this.#eachFile(parent, trackers, async (file) =>
        made.add(child, file, await this.#refer(parent, file, child, referenceTo('TOP', parent.startKey))),
      );
    await made.track();
    await writeRegionInfoFile(this.#files, child);
  }

  /** Undoes either: nobody has served the new regions. */
  async discard(regions: readonly RegionInfo[]): Promise<void> {
    for (const { tableName, encodedName } of regions)
      await this.#files.delete(layout.regionFolder(tableName, encodedName));
  }

  async #remake(regions: readonly RegionInfo[]): Promise<void> {
    await this.discard(regions);
    for (const { tableName, encodedName } of regions)
      await this.#files.makeDirectory(layout.regionFolder(tableName, encodedName));
  }

  /** Those that count, open; closed afterwards. */
  async #eachFile(
    parent: RegionInfo,
    trackers: StoreTrackers,
    work: (file: ParentFile) => Promise<void>,
  ): Promise<void> {
    for (const family of await listFamilyFolders(this.#files, parent.tableName, parent.encodedName)) {
      const opened = await this.#openFamily(parent, family, trackers);
      try {
        const { live } = withoutReplaced(opened);
        for (const file of live) checkNoReference(file, parent);
        for (let i = 0; i < live.length; i += FILES_AT_ONCE)
          await Promise.all(live.slice(i, i + FILES_AT_ONCE).map(work));
      } finally {
        await Promise.all(opened.map(({ reader }) => reader.close()));
      }
    }
  }

  async #openFamily(parent: RegionInfo, family: string, trackers: StoreTrackers): Promise<ParentFile[]> {
    const place = { files: this.#files, table: parent.tableName, family };
    const opened: ParentFile[] = [];
    try {
      for (const tracked of await trackers(parent, family).list()) {
        const { name, parsed } = tracked;
        opened.push({ name, family, parsed, reader: await openStoreFile(tracked, place) });
      }
      return opened;
    } catch (error) {
      await Promise.all(opened.map(({ reader }) => reader.close()));
      throw error;
    }
  }

  async #refer(parent: RegionInfo, file: ParentFile, to: RegionInfo, reference: Reference): Promise<string> {
    const name = referenceName(file.name, parent.encodedName);
    const path = layout.storeFile(to.tableName, to.encodedName, file.family, name);
    await this.#files.writeFile(path, encodeReference(reference));
    return name;
  }

  async #link(parent: RegionInfo, file: ParentFile, to: RegionInfo): Promise<string> {
    const place = { table: to.tableName, region: to.encodedName, family: file.family };
    const target = targetOf(parent, file);
    await createLink(this.#files, target, place);
    return linkName(target);
  }
}

/** The files of new regions, by region and family. */
class NewFiles {
  readonly #trackers: StoreTrackers;
  readonly #made: { readonly region: RegionInfo; readonly family: string; readonly names: string[] }[] = [];

  constructor(trackers: StoreTrackers) {
    this.#trackers = trackers;
  }

  add(region: RegionInfo, { family }: ParentFile, name: string): void {
    const known = this.#made.find((made) => made.region === region && made.family === family);
    if (known !== undefined) known.names.push(name);
    else this.#made.push({ region, family, names: [name] });
  }
  async track(): Promise<void> {
    for (const { region, family, names } of this.#made) await this.#trackers(region, family).add(names.sort());
  }
}

/** A link to a link leads to the file itself. */
function targetOf(parent: RegionInfo, { parsed, name }: ParentFile): LinkTarget {
  if (parsed.kind === 'link') return parsed.target;
  return { table: parent.tableName, region: parent.encodedName, hfile: name };
}

function checkNoReference({ parsed, name }: ParentFile, parent: RegionInfo): void {
  if (parsed.kind !== 'reference') return;
  throw hbaseError('IOException', `${parent.encodedName} still holds the reference ${name}: compact it first`);
}

function rowsOf({ firstKey, lastKey }: StoreFileReader): [Buffer | undefined, Buffer | undefined] {
  return [firstKey && rowOf(firstKey), lastKey && rowOf(lastKey)];
}
function rowOf(key: Buffer): Buffer {
  return key.subarray(2, 2 + key.readUInt16BE(0));
}
