import type { RegionInfo } from '../../model/region-info.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import type { SnapshotManifest, SnapshotStoreFile } from '../../rootdir/snapshot-manifest.ts';
import { findTarget, targetOf } from '../../rootdir/snapshot-region.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

export type FileState = 'CORRUPTED' | 'NOT FOUND' | 'archive';

/** A file that a snapshot holds; references, whose content it has itself, are none. */
export interface HeldFile {
  readonly region: RegionInfo;
  readonly family: string;
  readonly name: string;
  /** −1: it is nowhere. */
  readonly bytes: number;
  readonly state: FileState | undefined;
}

export interface SnapshotStats {
  readonly files: readonly HeldFile[];
  readonly archivedCount: number;
  readonly mobCount: number;
  readonly missingCount: number;
  readonly corruptedCount: number;
  readonly totalBytes: number;
  /** Of files that still stand where the table has its own. */
  readonly sharedBytes: number;
  readonly mobBytes: number;
}

export async function readSnapshotStats(files: FileStorage, { regions }: SnapshotManifest): Promise<SnapshotStats> {
  const held: HeldFile[] = [];
  const stats = { archivedCount: 0, mobCount: 0, missingCount: 0, corruptedCount: 0 };
  const bytes = { totalBytes: 0, sharedBytes: 0, mobBytes: 0 };
  for (const { info, families } of regions)
    for (const family of families)
      for (const file of family.files) {
        if (file.reference !== undefined) continue;
        const found = await findTarget(files, targetOf(file.parsed, info), family.name);
        const state = stateOf(file, found);
        held.push({ region: info, family: family.name, name: file.name, bytes: found?.length ?? -1, state });
        if (state === 'CORRUPTED') stats.corruptedCount++;
        if (found === undefined) {
          stats.missingCount++;
          continue;
        }
        bytes.totalBytes += found.length;
        if (isBelow(found.path, layout.archiveFolder)) stats.archivedCount++;
        else if (isBelow(found.path, layout.mobFolder)) {
          stats.mobCount++;
          bytes.mobBytes += found.length;
        } else bytes.sharedBytes += found.length;
      }
  return { files: held, ...stats, ...bytes };
}

function stateOf(file: SnapshotStoreFile, found: { path: string; length: number } | undefined): FileState | undefined {
  if (found === undefined) return 'NOT FOUND';
  if (file.length !== undefined && file.length !== found.length) return 'CORRUPTED';
  return isBelow(found.path, layout.archiveFolder) ? 'archive' : undefined;
}
function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
