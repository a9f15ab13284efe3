// `.tmp/.bulkload/<name>` of a region: [{ family, temporary }], so that several files of one load become part of their stores as a whole or not
// at all. `<name>.begun` is written before they are brought in, and renamed to `<name>` when they are all there: whoever opens the region and finds
// it commits what is left; of one that had only begun it deletes what there is.
import { CorruptionError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { moveFile } from '../../rootdir/move-file.ts';
import type { StoreFileTracker } from '../../rootdir/store-file-tracker.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

/** `temporary`: path below the root; its last part is the file's name for good. */
export type BulkLoadIntent = readonly { readonly family: string; readonly temporary: string }[];

const FOLDER = '.bulkload';
const BEGUN = '.begun';

/** What is written down of one load. */
export class BulkLoadNote {
  readonly #files: FileStorage;
  readonly #path: string;

  constructor(files: FileStorage, tempFolder: string, name: string) {
    this.#files = files;
    this.#path = `${tempFolder}/${FOLDER}/${name}`;
  }

  begin(intent: BulkLoadIntent): Promise<void> {
    return this.#files.writeFile(`${this.#path}${BEGUN}`, Buffer.from(JSON.stringify(intent)));
  }
  /** From here on all of it will be done, by whom ever. */
  decide(): Promise<void> {
    return moveFile(this.#files, `${this.#path}${BEGUN}`, this.#path);
  }
  async end(): Promise<void> {
    await this.#files.delete(this.#path);
  }
  async giveUp(): Promise<void> {
    await this.#files.delete(`${this.#path}${BEGUN}`);
  }
}

/** At opening, while the work folder still stands. */
export async function finishBulkLoads(
  files: FileStorage,
  logger: Logger,
  tempFolder: string,
  trackerOf: (family: string) => StoreFileTracker | undefined,
): Promise<void> {
  const folder = `${tempFolder}/${FOLDER}`;
  for (const { name } of await files.list(folder)) {
    // One that was being written when the server died.
    if (name.startsWith('.')) continue;
    const path = `${folder}/${name}`;
    for (const { family, temporary } of parse(path, await files.readFile(path))) {
      if (name.endsWith(BEGUN)) {
        await files.delete(temporary);
        continue;
      }
      // The family may have been dropped since.
      const tracker = trackerOf(family);
      const hfile = temporary.slice(temporary.lastIndexOf('/') + 1);
      if (tracker === undefined || (await tracker.list()).some((listed) => listed.name === hfile)) continue;
      // A tracker that renames and then lists may have come half way.
      if ((await files.stat(temporary)) === undefined) await tracker.add([hfile]);
      else await tracker.commit([temporary]);
      logger.info({ file: temporary, family }, 'finished a bulk load that was cut short');
    }
    await files.delete(path);
  }
}

function parse(path: string, bytes: Buffer): BulkLoadIntent {
  try {
    return JSON.parse(bytes.toString());
  } catch (cause) {
    throw new CorruptionError(path, 0, 'it does not say which files a bulk load was to bring', { cause });
  }
}
