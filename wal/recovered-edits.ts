// `recovered.edits` of a region:
//   <%019d last sequence id>                      a log of this region's edits alone, to be replayed when it opens
//   <%019d first sequence id>-<name of log>.<attempt>.temp  one being written by a split; never read. Each attempt has names of its own: one that
//                                                 is given up (its server was only slow) may go on writing beside the next
//   -<%019d sequence id>                          operations without their cells, which went into store files: their nonces, as long as a client may ask
//                                                 again. HBase, which gives no file such a name, reads it like the first kind
//   <sequence id>.seqid                           empty; no open of the region may start below its id
import { hbaseError } from '../base/errors.ts';
import type { FileStorage } from '../storage/file-storage.ts';

const EDITS_FOLDER = 'recovered.edits';
const EDITS_NAME = /^-?[0-9]+$/;
const NONCES_SIGN = '-';
const TEMPORARY_SUFFIX = '.temp';
/** A small file whose writer died before it had its name. */
const UNFINISHED_NAME = /^\..*\.writing$/;
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

/** Of the file that keeps the nonces of a region as of a sequence id. */
export function carriedNoncesName(sequenceId: number): string {
  return `${NONCES_SIGN}${recoveredEditsName(sequenceId)}`;
}

export function temporaryEditsName(firstSequenceId: number, walName: string, attempt: string): string {
  return `${recoveredEditsName(firstSequenceId)}-${walName}.${attempt}${TEMPORARY_SUFFIX}`;
}

/** True for the path of a file of edits of one region. */
export function isRecoveredEdits(path: string): boolean {
  return path.includes(`/${EDITS_FOLDER}/`);
}

/** Deletes what earlier splits of the same log had begun and not ended. One that still lives fails then, and is made again. */
export async function deleteTemporaryEdits(files: FileStorage, folder: string, walName: string): Promise<void> {
  for (const { name } of await files.list(folder))
    if (name.endsWith(TEMPORARY_SUFFIX) && name.includes(`-${walName}.`)) await files.delete(`${folder}/${name}`);
}

/** There is no such region: no folder, or nothing in it but what a split of a log put there after the region had gone. */
export async function isRegionGone(files: FileStorage, regionFolder: string): Promise<boolean> {
  return (await files.list(regionFolder)).every(({ name }) => name === EDITS_FOLDER);
}

/** All that a region's folder of recovered edits holds. */
export interface EditsFolder {
  readonly folder: string;
  /** To replay, in order. Files moved aside are not among them. */
  readonly recovered: readonly RecoveredEditsFile[];
  /** Nonces of operations that are in store files. */
  readonly nonces: readonly RecoveredEditsFile[];
  /** Paths. */
  readonly temporary: readonly string[];
  readonly unfinished: readonly string[];
  readonly sequenceIdFiles: readonly { readonly path: string; readonly sequenceId: number }[];
  /** The highest n of the `<n>.seqid` files; -1 when there is none. */
  readonly sequenceId: number;
}

export async function readEditsFolder(files: FileStorage, folder: string): Promise<EditsFolder> {
  const recovered: RecoveredEditsFile[] = [];
  const nonces: RecoveredEditsFile[] = [];
  const temporary: string[] = [];
  const unfinished: string[] = [];
  const sequenceIdFiles: { path: string; sequenceId: number }[] = [];
  for (const { name, isDirectory } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    const match = SEQUENCE_ID_NAME.exec(name);
    if (match !== null) sequenceIdFiles.push({ path, sequenceId: Number(match[1]) });
    else if (name.endsWith(TEMPORARY_SUFFIX)) temporary.push(path);
    else if (UNFINISHED_NAME.test(name)) unfinished.push(path);
    else if (!isDirectory && EDITS_NAME.test(name))
      (name.startsWith(NONCES_SIGN) ? nonces : recovered).push({ path, maxSequenceId: Math.abs(Number(name)) });
  }
  recovered.sort((a, b) => a.maxSequenceId - b.maxSequenceId);
  const sequenceId = Math.max(-1, ...sequenceIdFiles.map((file) => file.sequenceId));
  return { folder, recovered, nonces, temporary, unfinished, sequenceIdFiles, sequenceId };
}

/** Files to replay, in order. Temporary ones, `.seqid` and files moved aside are not among them. */
export async function listRecoveredEdits(files: FileStorage, folder: string): Promise<readonly RecoveredEditsFile[]> {
  return (await readEditsFolder(files, folder)).recovered;
}

/** The highest n of the `<n>.seqid` files; -1 when there is none. */
export async function readRegionSequenceId(files: FileStorage, folder: string): Promise<number> {
  return (await readEditsFolder(files, folder)).sequenceId;
}

/** Writes `<sequenceId>.seqid` and deletes the older ones and those never finished, which `known` says if they were listed. A smaller id than one that stands there is an error. */
export async function writeRegionSequenceId(
  files: FileStorage,
  folder: string,
  sequenceId: number,
  known?: EditsFolder,
): Promise<void> {
  const former = known ?? (await readEditsFolder(files, folder));
  if (sequenceId < former.sequenceId) {
    throw hbaseError(
      'IOException',
      `The new max sequence id ${sequenceId} is less than the old max sequence id ${former.sequenceId} in ${folder}`,
    );
  }
  if (sequenceId > former.sequenceId) await files.writeFile(`${folder}/${sequenceId}.seqid`, Buffer.alloc(0));
  for (const path of former.unfinished) await files.delete(path);
  for (const file of former.sequenceIdFiles) if (file.sequenceId < sequenceId) await files.delete(file.path);
}

/** For a new region from those it is made of. May be done again; two of the same number get two names. */
export async function copyNonces(
  files: FileStorage,
  nonces: readonly RecoveredEditsFile[],
  folder: string,
): Promise<void> {
  for (const { path } of (await readEditsFolder(files, folder)).nonces) await files.delete(path);
  let last = -1;
  for (const { path, maxSequenceId } of [...nonces].sort((a, b) => a.maxSequenceId - b.maxSequenceId)) {
    last = Math.max(maxSequenceId, last + 1);
    await files.writeFile(`${folder}/${carriedNoncesName(last)}`, await files.readFile(path));
  }
}
