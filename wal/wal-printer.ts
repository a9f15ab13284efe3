// A log as text, in the words of HBase's WALPrettyPrinter.
import { toStringBinary } from '../base/bytes.ts';
import type { Slab } from '../base/slab.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvLength,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
} from '../cell/key-value.ts';
import type { WALEntry, WALReader } from './wal-reader.ts';

export interface WALPrintOptions {
  /** Only entries of this table, region (encoded name), sequence id; only cells of this row. */
  readonly table?: string;
  readonly region?: string;
  readonly sequenceId?: number;
  readonly row?: string;
  /** Values, too. */
  readonly values?: boolean;
}

const TYPES: Record<number, string> = {
  4: 'Put',
  8: 'Delete',
  10: 'DeleteFamilyVersion',
  12: 'DeleteColumn',
  14: 'DeleteFamily',
};

/** Prints the entries and how the log ends. Throws the reader's CorruptionError after what comes before the damage. */
export async function printWAL(
  reader: WALReader,
  print: (line: string) => void,
  options: WALPrintOptions = {},
): Promise<void> {
  let count = 0;
  for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
    count++;
    if (isWanted(entry, options)) printEntry(entry, print, options);
  }
  const { kind, offset, reason } = reader.end!;
  print(`${count} entries; the log is ${kind} at offset ${offset}${reason === undefined ? '' : `: ${reason}`}`);
}

function isWanted({ key, cells }: WALEntry, { table, region, sequenceId, row }: WALPrintOptions): boolean {
  return (
    (table === undefined || key.tableName.toString() === table) &&
    (region === undefined || key.encodedRegionName.toString() === region) &&
    (sequenceId === undefined || key.sequenceId === sequenceId) &&
    (row === undefined || cells.offsets.some((offset) => rowOf(cells.slab, offset) === row))
  );
}

function printEntry({ key, cells, offset }: WALEntry, print: (line: string) => void, options: WALPrintOptions): void {
  const { sequenceId, tableName, encodedRegionName, writeTime, attestedOffset } = key;
  const attested = attestedOffset === undefined ? '' : `, attested=${attestedOffset}`;
  print(
    `Sequence=${sequenceId}, table=${tableName}, region=${encodedRegionName}, at write timestamp=${writeTime}, position=${offset}${attested}`,
  );
  const { slab } = cells;
  for (let i = 0; i < cells.length; i++) {
    const at = cells.offsets[i];
    const row = rowOf(slab, at);
    if (options.row !== undefined && row !== options.row) continue;
    const family = text(slab, kvFamilyOffset(slab.view, at), kvFamilyLength(slab.view, at));
    const qualifier = text(slab, kvQualifierOffset(slab.view, at), kvQualifierLength(slab.view, at));
    const type = TYPES[kvType(slab.view, at)] ?? kvType(slab.view, at);
    print(`row=${row}, column=${family}:${qualifier}, timestamp=${kvTimestamp(slab.view, at)}, type=${type}`);
    if (cells.tagsLength(i) > 0) {
      print(`    tags: ${slab.bytes.toString('hex', at + kvLength(slab.view, at) + 2, at + cells.lengths[i])}`);
    }
    if (options.values) print(`    value: ${text(slab, kvValueOffset(slab.view, at), kvValueLength(slab.view, at))}`);
  }
}

function rowOf(slab: Slab, offset: number): string {
  return text(slab, kvRowOffset(offset), kvRowLength(slab.view, offset));
}

function text(slab: Slab, offset: number, length: number): string {
  return toStringBinary(slab.bytes, offset, length);
}
