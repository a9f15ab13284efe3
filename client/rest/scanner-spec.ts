// Scanner bodies: what a client asks of a scanner resource, in JSON, XML or protobuf.
import { longToBigInt } from '../../proto/long.ts';
import { org } from '../../proto/rest.ts';
import { wholeNumber } from './cell-set.ts';
import { badRequest } from './errors.ts';
import { parseJson } from './json.ts';
import type { Media } from './media.ts';
import { decodeBase64 } from './row-spec.ts';
import { parseXml } from './xml.ts';

const { Scanner: ScannerMessage } = org.apache.hadoop.hbase.rest.protobuf.generated;
const LATEST = 2n ** 63n - 1n;
const ALL_VERSIONS = 2_147_483_647;

export interface ScannerSpec {
  readonly startRow: Buffer;
  readonly includeStartRow: boolean;
  /** Empty for the table's end. */
  readonly endRow: Buffer;
  readonly includeStopRow: boolean;
  readonly columns: Buffer[];
  /** Cells per call; undefined for no bound. */
  readonly batch: number | undefined;
  readonly startTime: bigint;
  readonly endTime: bigint;
  /** The filter's JSON text. */
  readonly filter: string | undefined;
  readonly maxVersions: number;
  readonly caching: number | undefined;
  readonly cacheBlocks: boolean;
}

/** All optional, as in the body. */
type Fields = { [K in keyof ScannerSpec]?: unknown };

export function decodeScannerSpec(body: Buffer, media: Media): ScannerSpec {
  if (media === 'protobuf') return specOf(protobufFields(body), (value) => Buffer.from(value as Uint8Array));
  const base64 = (value: unknown) => {
    if (typeof value !== 'string') throw badRequest('rows and columns of a scanner are base64 text');
    return decodeBase64(value);
  };
  if (media === 'xml') {
    const element = parseXml(body.toString(), 'Scanner');
    const attributes = Object.fromEntries(
      Object.entries(element).map(([key, value]) => [key.replace(/^@/, ''), value]),
    );
    return specOf({ ...attributes, columns: element.column } as Fields, base64);
  }
  const json = parseJson(body.length === 0 ? '{}' : body.toString()) as Record<string, unknown>;
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    throw badRequest('a scanner’s body is a JSON object');
  const columns = json.column === undefined ? [] : Array.isArray(json.column) ? json.column : [json.column];
  return specOf({ ...json, columns } as Fields, base64);
}

function protobufFields(body: Buffer): Fields {
  try {
    const message = ScannerMessage.decode(body);
    return {
      ...message,
      startTime: message.startTime == null ? undefined : longToBigInt(message.startTime),
      endTime: message.endTime == null ? undefined : longToBigInt(message.endTime),
    } as Fields;
  } catch (error) {
    throw badRequest(`the body is not a Scanner message: ${(error as Error).message}`);
  }
}

const flag = (value: unknown, absent: boolean) => (value == null ? absent : String(value) === 'true');

function specOf(fields: Fields, bytes: (value: unknown) => Buffer): ScannerSpec {
  const row = (value: unknown) => (value == null ? Buffer.alloc(0) : bytes(value));
  const count = (value: unknown, what: string, least: number): number | undefined => {
    if (value == null) return undefined;
    const number = Number(wholeNumber(value));
    // -1 is how HBase's own clients write "no bound".
    if (number === -1) return undefined;
    if (number < least) throw badRequest(`${what} must be at least ${least}, not ${number}`);
    return number;
  };
  return {
    startRow: row(fields.startRow),
    endRow: row(fields.endRow),
    includeStartRow: flag(fields.includeStartRow, true),
    includeStopRow: flag(fields.includeStopRow, false),
    columns: ((fields.columns as unknown[] | undefined) ?? []).map(bytes),
    batch: count(fields.batch, 'batch', 1),
    startTime: fields.startTime == null ? 0n : wholeNumber(fields.startTime),
    endTime: fields.endTime == null ? LATEST : wholeNumber(fields.endTime),
    filter: fields.filter == null || fields.filter === '' ? undefined : String(fields.filter),
    maxVersions: count(fields.maxVersions, 'maxVersions', 1) ?? ALL_VERSIONS,
    caching: count(fields.caching, 'caching', 1),
    cacheBlocks: flag(fields.cacheBlocks, true),
  };
}
