// CellSet bodies in JSON, XML and protobuf. In JSON and XML keys, columns and values are standard base64.
import { bigIntToLong, longToBigInt } from '../../proto/long.ts';
import { org } from '../../proto/rest.ts';
import { badRequest } from './errors.ts';
import { formatJson, parseJson } from './json.ts';
import type { Media } from './media.ts';
import { decodeBase64 } from './row-spec.ts';
import { formatXml, parseXml, type XmlElement } from './xml.ts';

const { CellSet: CellSetMessage } = org.apache.hadoop.hbase.rest.protobuf.generated;

export interface RestCell {
  /** `family:qualifier`; empty when the body leaves it to the path. */
  readonly column: Buffer;
  /** Undefined: the server's time. */
  readonly timestamp: bigint | undefined;
  readonly value: Buffer;
}
export interface RestRow {
  readonly key: Buffer;
  readonly cells: RestCell[];
}
/** A row of a body. */
export interface GivenRow {
  /** Undefined when the body leaves it to the path. */
  readonly key: Buffer | undefined;
  readonly cells: RestCell[];
}

export function encodeCellSet(rows: readonly RestRow[], media: Media): string | Buffer {
  if (media === 'protobuf') return encodeProtobuf(rows);
  if (media === 'xml')
    return withEmptyText(
      formatXml('CellSet', {
        Row: rows.map(({ key, cells }) => ({
          '@key': key.toString('base64'),
          Cell: cells.map((cell) => ({
            '@column': cell.column.toString('base64'),
            '@timestamp': String(cell.timestamp ?? 0),
            '#text': cell.value.toString('base64'),
          })),
        })),
      }),
    );
  return formatJson({
    Row: rows.map(({ key, cells }) => ({
      key: key.toString('base64'),
      Cell: cells.map((cell) => ({
        column: cell.column.toString('base64'),
        timestamp: cell.timestamp ?? 0n,
        $: cell.value.toString('base64'),
      })),
    })),
  });
}

/** An empty value is an empty text, as HBase writes it, not the lack of one. */
const withEmptyText = (xml: string) => xml.replaceAll(/(<Cell [^>]*)\/>/g, '$1></Cell>');

function encodeProtobuf(rows: readonly RestRow[]): Buffer {
  const message = {
    rows: rows.map(({ key, cells }) => ({
      key,
      values: cells.map((cell) => ({
        column: cell.column,
        timestamp: bigIntToLong(cell.timestamp ?? 0n),
        data: cell.value,
      })),
    })),
  };
  return Buffer.from(CellSetMessage.encode(message).finish());
}

export function decodeCellSet(body: Buffer, media: Media): GivenRow[] {
  if (media === 'protobuf') return decodeProtobuf(body);
  if (media === 'xml') return decodeXml(parseXml(body.toString(), 'CellSet'));
  return decodeJson(parseJson(body.toString()));
}

function decodeProtobuf(body: Buffer): GivenRow[] {
  let message: ReturnType<typeof CellSetMessage.decode>;
  try {
    message = CellSetMessage.decode(body);
  } catch (error) {
    throw badRequest(`the body is not a CellSet message: ${(error as Error).message}`);
  }
  return message.rows.map((row) => ({
    key: Buffer.from(row.key),
    cells: (row.values ?? []).map((cell) => ({
      column: Buffer.from(cell.column ?? []),
      timestamp: cell.timestamp == null ? undefined : timestampOf(longToBigInt(cell.timestamp)),
      value: Buffer.from(cell.data ?? []),
    })),
  }));
}

function decodeXml(root: XmlElement): GivenRow[] {
  return ((root.Row as XmlElement[]) ?? []).map((row) => ({
    key: keyOf(row['@key']),
    cells: ((row.Cell as (XmlElement | string)[]) ?? []).map((cell) => {
      const element: XmlElement = typeof cell === 'string' ? { '#text': cell } : cell;
      const timestamp = element['@timestamp'];
      if (timestamp !== undefined && !/^-?\d{1,19}$/.test(String(timestamp)))
        throw badRequest(`${timestamp} is not a timestamp`);
      return {
        column: base64Of(element['@column'], 'column'),
        timestamp: timestamp === undefined ? undefined : timestampOf(BigInt(String(timestamp))),
        value: base64Of(element['#text'], 'value'),
      };
    }),
  }));
}

function decodeJson(body: unknown): GivenRow[] {
  const isEmpty = body !== null && typeof body === 'object' && Object.keys(body).length === 0;
  const rows = isEmpty && !Array.isArray(body) ? [] : (body as { Row?: unknown })?.Row;
  if (!Array.isArray(rows)) throw badRequest('the body must be {"Row":[…]}');
  return rows.map((row: { key?: unknown; Cell?: unknown }) => ({
    key: keyOf(row.key),
    cells: (Array.isArray(row.Cell) ? row.Cell : row.Cell === undefined ? [] : [row.Cell]).map(
      (cell: { column?: unknown; timestamp?: unknown; $?: unknown }) => ({
        column: base64Of(cell.column, 'column'),
        timestamp: cell.timestamp == null ? undefined : timestampOf(wholeNumber(cell.timestamp)),
        value: base64Of(cell.$, '$'),
      }),
    ),
  }));
}

const keyOf = (value: unknown) => (value == null ? undefined : base64Of(value, 'key'));

function base64Of(value: unknown, what: string): Buffer {
  if (value === undefined || value === null) return Buffer.alloc(0);
  if (typeof value !== 'string') throw badRequest(`${what} must be base64 text`);
  return decodeBase64(value);
}

export function wholeNumber(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  throw badRequest(`${String(value)} is not a whole number`);
}

/** HBase's latest timestamp in a body means "not stated". */
function timestampOf(value: bigint): bigint | undefined {
  if (value === 2n ** 63n - 1n) return undefined;
  if (value < 0n) throw badRequest(`${value} is not a timestamp`);
  return value;
}
