// `recovered.edits` of a region:
//   <%019d last sequence id>                      a log of this region's edits alone, to be replayed when it opens
//   <%019d first sequence id>-<name of log>.<attempt>.temp  one being written by a split; never read. Each attempt has names of its own: one that
//                                                 is given up (its server was only slow) may go on writing beside the next
//   <sequence id>.seqid                           empty; no open of the region may start below its id
import { hbaseError } from '../base/errors.ts';
import type { FileStorage } from '../storage/file-storage.ts';

const EDITS_NAME = /^-?[0-9]+$/;
const TEMPORARY_SUFFIX = '.temp';
const SEQUENCE_ID_NAME = /^([0-9]+)(?:\.seqid|_seqid)$/;

/** One file to replay. */
export interface RecoveredEditsFile {
  readonly path: string;
  /** Its name: the highest sequence id in it. */
  readonly maxSequenceId: number;
}

export function recoveredEditsName(sequenceId: number): string {
  return String(sequenceId).padStart(19, '0');
}

export function temporaryEditsName(firstSequenceId: number, walName: string, attempt: string): string {
  return `${recoveredEditsName(firstSequenceId)}-${walName}.${attempt}${TEMPORARY_SUFFIX}`;
}

/**
 * Deletes what splits had begun and not ended; with a log's name, only what is of that log. An attempt that lost its file so can not give it its
 * name any more, fails, and is made again.
 */
export async function deleteTemporaryEdits(files: FileStorage, folder: string, walName?: string): Promise<void> {
  for (const { name } of await files.list(folder)) {
    if (!name.endsWith(TEMPORARY_SUFFIX)) continue;
    if (walName === undefined || name.includes(`-${walName}.`)) await files.delete(`${folder}/${name}`);
  }
}

/** Files to replay, in order. Temporary ones, `.seqid` and files moved aside are not among them. */
export async function listRecoveredEdits(files: FileStorage, folder: string): Promise<RecoveredEditsFile[]> {
  return (await files.list(folder))
    .filter(({ name, isDirectory }) => !isDirectory && EDITS_NAME.test(name))
    .map(({ name }) => ({ path: `${folder}/${name}`, maxSequenceId: Math.abs(Number(name)) }))
    .sort((a, b) => a.maxSequenceId - b.maxSequenceId);
}

/** The highest n of the `<n>.seqid` files; -1 when there is none. */
export async function readRegionSequenceId(files: FileStorage, folder: string): Promise<number> {
  const ids = (await sequenceIdFiles(files, folder)).map(({ sequenceId }) => sequenceId);
  return Math.max(-1, ...ids);
}

/** Writes `<sequenceId>.seqid` and deletes the older ones. A smaller id than one that stands there is an error. */
export async function writeRegionSequenceId(files: FileStorage, folder: string, sequenceId: number): Promise<void> {
  const former = await sequenceIdFiles(files, folder);
  const highest = Math.max(-1, ...former.map((file) => file.sequenceId));
  if (sequenceId < highest) {
    throw hbaseError(
      'IOException',
      `The new max sequence id ${sequenceId} is less than the old max sequence id ${highest} in ${folder}`,
    );
  }
  if (sequenceId > highest) await files.writeFile(`${folder}/${sequenceId}.seqid`, Buffer.alloc(0));
  for (const file of former) if (file.sequenceId < sequenceId) await files.delete(file.path);
}

async function sequenceIdFiles(
  files: FileStorage,
  folder: string,
): Promise<Array<{ path: string; sequenceId: number }>> {
  const found: Array<{ path: string; sequenceId: number }> = [];
  for (const { name } of await files.list(folder)) {
    const match = SEQUENCE_ID_NAME.exec(name);
    if (match !== null) found.push({ path: `${folder}/${name}`, sequenceId: Number(match[1]) });
  }
  return found;
}
