import { assert } from '../../../base/assert.ts';
import { type CodecName, codecByName } from '../../../base/codec-registry.ts';
import { comparatorFor } from '../../../cell/cell-comparator.ts';
import { HFileWriter, type StoreFileMetadata } from '../../../hfile/hfile-writer.ts';
import type { BloomType, ColumnFamilyDescriptor, DataBlockEncoding } from '../../../model/column-family-descriptor.ts';
import { MOB_FILE_REFS } from '../../../rootdir/mob-references.ts';
import type { FileStorage, FileWriter } from '../../../storage/file-storage.ts';
import { MobCellWriter, type MobWriteParams } from '../mob/mob-cell-writer.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import type { HFileSettings } from '../store/hfile-settings.ts';
import { CompactionQueryMatcher, type CompactionRules } from './compaction-query-matcher.ts';
import { type RewriteOptions, rewriteCells } from './compactor.ts';
import { rowOutputs } from './row-outputs.ts';
import { type OutputChooser, SplitOutputs } from './split-outputs.ts';
import type { StripePlan } from './stripe-compaction-policy.ts';
import { TimeOutputs } from './time-outputs.ts';

/** All that writing one store file needs to be told: plain data, so that a worker thread can do it. */
export interface StoreFileParams {
  /** Outputs are renamed when they are finished. MOB files are not. */
  readonly isRenamed: boolean;
  readonly isMeta: boolean;
  readonly blockSizeBytes: number;
  readonly compression: CodecName;
  readonly encoding: DataBlockEncoding;
  readonly bloom: BloomType;
  readonly bloomPrefixLength: number;
  readonly includesTags: boolean;
  readonly compressTags: boolean;
  readonly hfile: HFileSettings;
  readonly rules: CompactionRules;
  readonly zeroSequenceIdsUpTo: number;
  readonly maxSequenceId: number;
  readonly majorCompaction: boolean;
  readonly compactedFiles: readonly string[];
  /** Where the outputs begin, by time stamp, the first −Infinity; absent: there is one. */
  readonly boundaries?: readonly number[] | undefined;
  /** How the outputs are cut by rows. */
  readonly stripes?: StripePlan | undefined;
  /** Of a MOB family. */
  readonly mob?: MobWriteParams | undefined;
}

/** Finished files, to be committed in this order, and MOB files that were written with them, in their place already. */
export interface WrittenStoreFiles {
  readonly paths: readonly string[];
  readonly mobPaths: readonly string[];
}

/** The part of an AbortSignal that is asked while cells are written. */
export interface StopSignal extends Pick<AbortSignal, 'throwIfAborted'> {
  readonly addEventListener?: AbortSignal['addEventListener'];
  readonly removeEventListener?: AbortSignal['removeEventListener'];
}

export interface WriteHooks {
  readonly signal?: StopSignal | undefined;
  readonly throttle?: (() => Promise<void>) | undefined;
  /** Told of what was written since the piece before; awaited. */
  readonly onPiece?: ((cells: number, bytes: number) => Promise<void> | undefined) | undefined;
  /** Of the worker thread, if it is one that writes. */
  readonly lane?: string;
}

/** A family whose files could not be written is not opened, as in HBase: it may come from a server with other codecs. */
export function checkCodecs(family: ColumnFamilyDescriptor): void {
  for (const name of [family.compression, family.majorCompactionCompression, family.minorCompactionCompression]) {
    codecByName(name);
  }
}

/**
 * Writes what of the scanners' cells is to be kept into one file, or several, finished and synced, and MOB files beside it. Deletes all of it when it
 * fails. `create` begins a file; `files`: where MOB files are, of a MOB family.
 */
export async function writeStoreFiles(
  create: () => Promise<FileWriter>,
  scanners: readonly KeyValueScanner[],
  params: StoreFileParams,
  files: FileStorage | undefined,
  hooks: WriteHooks = {},
): Promise<WrittenStoreFiles> {
  try {
    const chooser = chooserOf(params);
    return chooser === undefined
      ? await writeOne(await create(), scanners, params, files, hooks)
      : await writeSplit(create, chooser, scanners, params, hooks);
  } finally {
    for (const scanner of scanners) scanner.close();
  }
}

async function writeOne(
  writer: FileWriter,
  scanners: readonly KeyValueScanner[],
  params: StoreFileParams,
  files: FileStorage | undefined,
  hooks: WriteHooks,
): Promise<WrittenStoreFiles> {
  const mob = params.mob && new MobCellWriter(params.mob, files!, (file) => newMobHFile(file, params), hooks.throttle);
  try {
    const hfile = newHFile(writer, params);
    const written = () => ({ cells: hfile.entryCount, bytes: writer.length });
    await rewriteCells(scanners, hfile, { ...rewriteOptions(params, hooks, written), mob });
    hfile.appendMetadata(metadataOf(params));
    const mobFiles = await mob?.finish();
    if (mobFiles !== undefined) hfile.appendFileInfo(MOB_FILE_REFS, mobFiles.references);
    return { paths: [(await hfile.close()).path], mobPaths: mobFiles?.paths ?? [] };
  } catch (error) {
    await writer.abort().catch(() => undefined);
    await mob?.abort();
    throw error;
  }
}

async function writeSplit(
  create: () => Promise<FileWriter>,
  chooser: OutputChooser,
  scanners: readonly KeyValueScanner[],
  params: StoreFileParams,
  hooks: WriteHooks,
): Promise<WrittenStoreFiles> {
  assert(params.mob === undefined, 'a MOB family has one output');
  const outputs = new SplitOutputs(chooser, create, (file) => newHFile(file, params));
  try {
    await rewriteCells(
      scanners,
      outputs,
      rewriteOptions(params, hooks, () => outputs.written),
    );
    return { paths: (await outputs.close(metadataOf(params))).map(({ path }) => path), mobPaths: [] };
  } catch (error) {
    await outputs.abort();
    throw error;
  }
}

/** Undefined: there is one output. */
function chooserOf({ boundaries, stripes }: StoreFileParams): OutputChooser | undefined {
  if (stripes !== undefined) return rowOutputs(stripes);
  return boundaries && new TimeOutputs(boundaries);
}

function rewriteOptions(
  { isMeta, rules, zeroSequenceIdsUpTo }: StoreFileParams,
  hooks: WriteHooks,
  written: () => { readonly cells: number; readonly bytes: number },
): RewriteOptions {
  return {
    comparator: comparatorFor(isMeta),
    matcher: new CompactionQueryMatcher(rules),
    zeroSequenceIdsUpTo,
    signal: hooks.signal,
    throttle: afterEachPiece(hooks, written),
  };
}

function metadataOf({ maxSequenceId, majorCompaction, compactedFiles }: StoreFileParams): StoreFileMetadata {
  return { maxSequenceId, majorCompaction, compactedFiles };
}

function afterEachPiece(
  { throttle, onPiece }: WriteHooks,
  written: () => { readonly cells: number; readonly bytes: number },
): () => Promise<void> {
  let former = { cells: 0, bytes: 0 };
  return async () => {
    await throttle?.();
    const now = written();
    const piece = onPiece?.(now.cells - former.cells, now.bytes - former.bytes);
    former = now;
    await piece;
  };
}

function newHFile(writer: FileWriter, params: StoreFileParams): HFileWriter {
  return HFileWriter.create({
    writer,
    isTemporary: params.isRenamed,
    comparator: comparatorFor(params.isMeta),
    clock: { now: () => params.rules.now },
    blockSizeBytes: params.blockSizeBytes,
    compression: params.compression,
    encoding: params.encoding,
    bloom: params.bloom,
    bloomPrefixLength: params.bloomPrefixLength,
    includesTags: params.includesTags,
    compressTags: params.compressTags,
    ...params.hfile,
  });
}

/** MOB files have no bloom: who looks into one knows that the cell is there. */
function newMobHFile(writer: FileWriter, params: StoreFileParams): HFileWriter {
  return newHFile(writer, { ...params, isRenamed: false, bloom: 'NONE', bloomPrefixLength: 0, includesTags: true });
}
