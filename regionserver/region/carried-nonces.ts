// Nonces go where their region goes. What an increment or append did is in store files when the region has closed, and when replayed edits were
// flushed; that it was done, so that a client that had no answer may ask again, stands in a file beside the region's recovered edits: entries of a log
// with keys and without cells. The next server to open the region reads it, a split's daughters and a merge's child have it of their parents, and
// it is replaced when the region closes.
import { CellList } from '../../cell/cell-list.ts';
import { carriedNoncesName, type EditsFolder, readEditsFolder } from '../../wal/recovered-edits.ts';
import { commitEdits, RecoveredEditsWriter } from '../../wal/recovered-edits-writer.ts';
import type { Region } from './region.ts';
import { recoveredEditsFolderOf } from './region-files.ts';

/** Of one region, the youngest: a client asks again at once, or within the minutes its operation may take. */
const MAX_CARRIED = 50_000;
const NO_CELLS = new CellList();
const WRITER = 'nonces';

/** Writes down what was done to the region, as far as a client may ask for it again; durable when it resolves, and then earlier such files are gone. */
export async function carryNonces(region: Region, known?: EditsFolder): Promise<void> {
  const { files, serverName } = region.options;
  const folder = known ?? (await readEditsFolder(files, recoveredEditsFolderOf(region)));
  const done = region.nonceManager?.ofRegion(region.info.encodedName, MAX_CARRIED) ?? [];
  // No older than any of them, and younger than whatever was written before.
  const name = carriedNoncesName(region.mvcc.writePoint);
  if (done.length > 0) {
    const key = (sequenceId: number, writeTime: number, nonceGroup: bigint, nonce: bigint) => ({
      ...{ encodedRegionName: region.encodedNameBytes, tableName: region.tableNameBytes },
      ...{ sequenceId, writeTime, nonceGroup, nonce },
    });
    const keys = done.map(({ sequenceId, writeTime, group, nonce }) => key(sequenceId, writeTime, group, nonce));
    const attempt = `${serverName.startCode}-${region.mvcc.writePoint}`;
    const writer = new RecoveredEditsWriter(files, folder.folder, WRITER, attempt, keys[0]);
    try {
      for (const each of keys) if (writer.append(each, NO_CELLS)) await writer.drain();
      await commitEdits(files, await writer.finish(), name);
    } catch (error) {
      await writer.abort().catch(() => undefined);
      throw error;
    }
  }
  const outdated = folder.nonces.filter(({ path }) => !path.endsWith(`/${name}`));
  await Promise.all(outdated.map(({ path }) => files.delete(path)));
}
