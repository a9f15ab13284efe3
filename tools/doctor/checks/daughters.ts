// A daughter of a split made anew: what CREATE_DAUGHTER_REGIONS of HBase's SplitTableRegionProcedure leaves, from the parent's files.
import type { RegionInfo } from '../../../model/region-info.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { encodeReference, referenceTo } from '../../../rootdir/reference.ts';
import { referenceName } from '../../../rootdir/store-file-name.ts';
import type { Step } from '../finding.ts';
import { folderOf, type ReadableRow, type Scene } from './scene.ts';

/** Undefined when the parent's folder does not allow it: gone, edits that are in no file yet, or files that are references themselves. */
export function daughterSteps(
  scene: Scene,
  parent: ReadableRow,
  daughter: RegionInfo,
  families: readonly string[],
): Step[] | undefined {
  const { regionInfo, splitA, splitB } = parent.parsed;
  const folder = folderOf(scene, regionInfo.tableName.name, regionInfo.encodedName);
  if (folder === undefined || splitA === undefined || splitB === undefined) return undefined;
  if (folder.recoveredEdits.length > 0 || folder.files.some(({ kind }) => kind === 'reference')) return undefined;
  const side = daughter.equals(splitA) ? 'BOTTOM' : 'TOP';
  const reference = encodeReference(referenceTo(side, splitB.startKey));
  const steps: Step[] = [{ kind: 'make-region', region: daughter, families }];
  for (const { family, name, kind } of folder.files) {
    if (kind === 'strange') continue;
    const path = layout.storeFile(
      daughter.tableName,
      daughter.encodedName,
      family,
      referenceName(name, regionInfo.encodedName),
    );
    steps.push({ kind: 'write-file', path, bytes: reference });
  }
  return steps;
}
