import { type CodecName, codecByName } from '../../../base/codec-registry.ts';
import { comparatorFor } from '../../../cell/cell-comparator.ts';
import { type HFileSummary, HFileWriter } from '../../../hfile/hfile-writer.ts';
import type { BloomType, ColumnFamilyDescriptor, DataBlockEncoding } from '../../../model/column-family-descriptor.ts';
import type { FileWriter } from '../../../storage/file-storage.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { CompactionQueryMatcher, type CompactionRules } from './compaction-query-matcher.ts';
import { rewriteCells } from './compactor.ts';

/** All that writing one store file needs to be told: plain data, so that a worker thread can do it. */
export interface StoreFileParams {
  readonly isMeta: boolean;
  readonly blockSizeBytes: number;
  readonly compression: CodecName;
  readonly encoding: DataBlockEncoding;
  readonly bloom: BloomType;
  readonly bloomPrefixLength: number;
  readonly includesTags: boolean;
  readonly compressTags: boolean;
  readonly rules: CompactionRules;
  readonly zeroSequenceIdsUpTo: number;
  readonly maxSequenceId: number;
  readonly majorCompaction: boolean;
  readonly compactedFiles: readonly string[];
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

/** Writes what of the scanners' cells is to be kept into one file, finished and synced. Deletes the file when it fails. */
export async function writeStoreFile(
  writer: FileWriter,
  scanners: readonly KeyValueScanner[],
  params: StoreFileParams,
  hooks: WriteHooks = {},
): Promise<HFileSummary> {
  try {
    const { isMeta, rules, maxSequenceId, majorCompaction, compactedFiles } = params;
    const comparator = comparatorFor(isMeta);
    const hfile = HFileWriter.create({
      writer,
      comparator,
      clock: { now: () => rules.now },
      blockSizeBytes: params.blockSizeBytes,
      compression: params.compression,
      encoding: params.encoding,
      bloom: params.bloom,
      bloomPrefixLength: params.bloomPrefixLength,
      includesTags: params.includesTags,
      compressTags: params.compressTags,
    });
    await rewriteCells(scanners, hfile, {
      comparator,
      matcher: new CompactionQueryMatcher(rules),
      zeroSequenceIdsUpTo: params.zeroSequenceIdsUpTo,
      signal: hooks.signal,
      throttle: afterEachPiece(hooks, () => ({ cells: hfile.entryCount, bytes: writer.length })),
    });
    hfile.appendMetadata({ maxSequenceId, majorCompaction, compactedFiles });
    return await hfile.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  } finally {
    for (const scanner of scanners) scanner.close();
  }
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
