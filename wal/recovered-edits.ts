import type { FileStorage } from '../storage/file-storage.ts';

/** One file of recovered.edits: its name is the highest sequence id in it. */
export interface RecoveredEditsFile {
  readonly path: string;
  readonly maxSequenceId: number;
}

/** Files to replay, in order. Temporary ones, `.seqid` and files moved aside are not among them. */
export async function listRecoveredEdits(_files: FileStorage, _folder: string): Promise<RecoveredEditsFile[]> {
  throw new Error('stub');
}
/** The highest n of the `<n>.seqid` files; -1 when there is none. */
export async function readRegionSequenceId(_files: FileStorage, _folder: string): Promise<number> {
  throw new Error('stub');
}
/** Writes `<sequenceId>.seqid` and deletes the older ones. A smaller id than one that stands there is an error. */
export async function writeRegionSequenceId(_files: FileStorage, _folder: string, _sequenceId: number): Promise<void> {
  throw new Error('stub');
}
