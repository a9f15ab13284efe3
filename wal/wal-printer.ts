// A log as text, to the letter as HBase's WALPrettyPrinter (2.6.1) prints it.
import { toStringBinary } from '../base/bytes.ts';
import { inHashMapOrder, javaDate, javaHash } from '../base/java-text.ts';
import type { CellList } from '../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestamp,
  kvType,
  kvValueLength,
  kvValueOffset,
} from '../cell/key-value.ts';
import { decodeTags } from '../cell/tag.ts';
import { KNOWN_WRITERS } from './wal-format.ts';
import type { WALKey } from './wal-key.ts';
import type { WALEntry, WALReader } from './wal-reader.ts';

/** Absent ones leave nothing out. */
export interface WALPrintOptions {
  readonly json?: boolean;
  /** Values, too. */
  readonly values?: boolean;
  readonly onlyRowKeys?: boolean;
  /** Only entries of these tables, of this region (encoded name), of this sequence id. */
  readonly tables?: readonly string[];
  readonly region?: string;
  readonly sequenceId?: number;
  /** Only cells of this row, or of rows that begin so; as toStringBinary has them. */
  readonly row?: string;
  readonly rowPrefix?: string;
  /** Offset in the file of the first entry. */
  readonly position?: number;
}

const TYPES: Record<number, string> = {
  4: 'Put',
  8: 'Delete',
  10: 'DeleteFamilyVersion',
  12: 'DeleteColumn',
  14: 'DeleteFamily',
};

/** A value as Gson prints it: long numbers are text there. */
type Field = string | number | boolean | readonly Field[] | { readonly [name: string]: Field };
type Action = Readonly<Record<string, Field>>;

export class WALPrinter {
  readonly #options: WALPrintOptions;
  readonly #write: (text: string) => Promise<void> | undefined;
  #isFirst = true;

  /** `write` may ask for a pause. */
  constructor(options: WALPrintOptions, write: (text: string) => Promise<void> | undefined) {
    this.#options = options;
    this.#write = write;
  }

  async begin(): Promise<void> {
    if (this.#options.json === true) await this.#write('[');
  }
  async end(): Promise<void> {
    if (this.#options.json === true) await this.#write(']');
  }

  /** Throws the reader's CorruptionError after what comes before the damage. */
  async print(reader: WALReader): Promise<void> {
    const { position = 0 } = this.#options;
    if (reader.header !== undefined) {
      await reader.skipTo(position);
      const codec = reader.header.cellCodec;
      await this.#write(
        `Writer Classes: ${KNOWN_WRITERS.join(' ')}\n${codec === undefined ? '' : `Cell Codec Class: ${codec}\n`}`,
      );
    }
    for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
      const text = this.#textOf(entry, reader.position);
      const pause = text === '' ? undefined : this.#write(text);
      if (pause !== undefined) await pause;
    }
  }

  #textOf(entry: WALEntry, end: number): string {
    const { key, cells } = entry;
    const { json, onlyRowKeys } = this.#options;
    if (!this.#wants(key)) return '';
    const actions: Action[] = [];
    for (let i = 0; i < cells.length; i++) {
      const action = this.#actionOf(cells, i);
      if (action !== undefined) actions.push(action);
    }
    if (actions.length === 0) return '';
    let text: string;
    if (json === true) {
      text = (this.#isFirst ? '' : ',') + toGson(transactionOf(key, actions));
      this.#isFirst = false;
    } else {
      text = onlyRowKeys === true ? '' : headLine(key);
      for (const action of actions) text += this.#cellText(action);
    }
    return onlyRowKeys === true ? text : `${text}edit heap size: ${editHeapBytes(cells)}\nposition: ${end}\n`;
  }

  #wants({ tableName, encodedRegionName, sequenceId }: WALKey): boolean {
    const { tables, region, sequenceId: wanted } = this.#options;
    return (
      (tables === undefined || tables.includes(tableName.toString())) &&
      (wanted === undefined || wanted < 0 || sequenceId === wanted) &&
      (region === undefined || encodedRegionName.toString() === region)
    );
  }

  #actionOf(cells: CellList, i: number): Action | undefined {
    const { row: wantedRow, rowPrefix, onlyRowKeys, values } = this.#options;
    const { slab, offsets } = cells;
    const { view, bytes } = slab;
    const offset = offsets[i];
    const row = toStringBinary(bytes, kvRowOffset(offset), kvRowLength(view, offset));
    if (wantedRow !== undefined && row !== wantedRow) return undefined;
    if (rowPrefix !== undefined && !row.startsWith(rowPrefix)) return undefined;
    if (onlyRowKeys === true) return { row };
    const tagsLength = cells.tagsLength(i);
    const tags = tagsLength === 0 ? [] : decodeTags(bytes, cells.tagsOffset(i), tagsLength);
    return {
      row,
      type: TYPES[kvType(view, offset)] ?? String(kvType(view, offset)),
      family: toStringBinary(bytes, kvFamilyOffset(view, offset), kvFamilyLength(view, offset)),
      qualifier: toStringBinary(bytes, kvQualifierOffset(view, offset), kvQualifierLength(view, offset)),
      timestamp: String(kvTimestamp(view, offset)),
      vlen: kvValueLength(view, offset),
      total_size_sum: String(cellHeapBytes(cells.lengths[i])),
      ...(tags.length === 0
        ? {}
        : { tag: tags.map((tag) => `${(tag.type << 24) >> 24}:${toStringBinary(tag.value)}`) }),
      ...(values === true
        ? { value: toStringBinary(bytes, kvValueOffset(view, offset), kvValueLength(view, offset)) }
        : {}),
    };
  }

  #cellText({ row, family, qualifier, timestamp, type, tag, value, total_size_sum: heap }: Action): string {
    if (this.#options.onlyRowKeys === true) return `row=${row}\n`;
    const tags = tag === undefined ? '' : `    tag: [${(tag as string[]).join(', ')}]\n`;
    const shown = value === undefined ? '' : `    value: ${value}\n`;
    const cell = `row=${row}, column=${family}:${qualifier}, timestamp=${timestamp}, type=${type}\n`;
    return `${cell}${tags}${shown}cell total size sum: ${heap}\n`;
  }
}

function headLine({ sequenceId, tableName, encodedRegionName, writeTime }: WALKey): string {
  return `Sequence=${sequenceId}, table=${tableName}, region=${encodedRegionName}, at write timestamp=${javaDate(writeTime)}\n`;
}

function transactionOf(key: WALKey, actions: readonly Action[]): Action {
  const attributes = [...key.extendedAttributes].map(([name, value]) => [name, toStringBinary(value)] as const);
  return {
    table: tableOf(key.tableName),
    region: key.encodedRegionName.toString(),
    sequence: String(key.sequenceId),
    ...Object.fromEntries(attributes),
    actions,
  };
}

/** The fields of a TableName, which Gson shows as they stand in it. */
class TableFields {
  readonly [name: string]: Field;
  constructor(name: Buffer) {
    const text = name.toString();
    const colon = text.indexOf(':');
    const namespace = colon < 0 ? 'default' : text.slice(0, colon);
    const qualifier = text.slice(colon + 1);
    const signed = (bytes: string) => [...Buffer.from(bytes)].map((byte) => (byte << 24) >> 24);
    Object.assign(this, {
      name: signed(text),
      nameAsString: text,
      namespace: signed(namespace),
      namespaceAsString: namespace,
      qualifier: signed(qualifier),
      qualifierAsString: qualifier,
      systemTable: namespace === 'hbase',
      hashCode: javaHash(text),
    });
  }
}

let lastTable: { name: Buffer; fields: TableFields } | undefined;
/** Keys of one table share the buffer of its name. */
function tableOf(name: Buffer): TableFields {
  if (lastTable?.name !== name) lastTable = { name, fields: new TableFields(name) };
  return lastTable.fields;
}

const MEANS_SOMETHING_IN_HTML = /[<>&='\u2028\u2029]/g;
const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Objects as Java's hash maps order them, but for those that stand for an object of a class. */
function toGson(value: Field): string {
  if (Array.isArray(value)) return `[${value.map(toGson).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value).replace(MEANS_SOMETHING_IN_HTML, escaped);
  const fields = value as Action;
  const names = value instanceof TableFields ? Object.keys(fields) : inHashMapOrder(Object.keys(fields));
  return `{${names.map((name) => `${JSON.stringify(name)}:${toGson(fields[name])}`).join(',')}}`;
}

/** KeyValue.heapSize of a JVM with short pointers, of `length` bytes with tags. */
function cellHeapBytes(length: number): number {
  return 32 + ((16 + length + 7) & ~7);
}

function editHeapBytes({ lengths }: CellList): number {
  return lengths.reduce((sum, length) => sum + cellHeapBytes(length), 40);
}
