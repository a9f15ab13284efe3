// How cells print: `timestamp=…, value=…`, bytes as Bytes.toStringBinary, hbase:meta's columns parsed.
import { toStringBinary } from '../../base/bytes.ts';
import { RegionInfo } from '../../model/region-info.ts';
import type { Cell } from '../row.ts';
import type { Converters } from './arguments.ts';
import { formatTimestamp } from './printer.ts';

export interface CellFormat {
  readonly converters: Converters;
  /** FORMATTER: for columns without a converter of their own. */
  readonly formatter: string | undefined;
  /** MAXLENGTH: characters of a cell's text. */
  readonly maxLength: number | undefined;
  /** The table is hbase:meta, whose values are structures. */
  readonly isMeta: boolean;
}

export function columnText(cell: Cell): string {
  return `${toStringBinary(cell.family)}:${toStringBinary(cell.qualifier)}`;
}

/** `timestamp=…, value=…`, or `timestamp=…, type=…` for a delete marker. */
export function cellText(cell: Cell, format: CellFormat): string {
  const timestamp = timestampText(cell.timestamp);
  const text =
    cell.type === 'Put'
      ? `timestamp=${timestamp}, value=${valueText(cell, format)}`
      : `timestamp=${timestamp}, type=${cell.type}`;
  return format.maxLength === undefined ? text : text.slice(0, format.maxLength);
}

const LARGEST_DATE_MS = 8_640_000_000_000_000n;

function timestampText(timestamp: bigint): string {
  // Beyond what a calendar can say the number itself is the clearest.
  return timestamp >= 0n && timestamp <= LARGEST_DATE_MS ? formatTimestamp(Number(timestamp)) : String(timestamp);
}

function valueText(cell: Cell, format: CellFormat): string {
  if (format.isMeta) {
    const structured = metaText(cell);
    if (structured !== undefined) return structured;
  }
  const column = `${cell.family.toString('latin1')}:${cell.qualifier.toString('latin1')}`;
  return convert(cell.value, format.converters.get(column) ?? format.formatter);
}

function metaText(cell: Cell): string | undefined {
  if (cell.family.toString() !== 'info' || cell.value.length === 0) return undefined;
  const qualifier = cell.qualifier.toString();
  if (qualifier === 'regioninfo' || qualifier === 'splitA' || qualifier === 'splitB' || /^merge\d+$/.test(qualifier))
    return regionText(RegionInfo.fromBytes(cell.value));
  if (/^(serverstartcode|seqnumDuringOpen)(_[0-9A-F]{4})?$/.test(qualifier) && cell.value.length === 8)
    return cell.value.readBigInt64BE().toString();
  return undefined;
}

export function regionText(region: RegionInfo): string {
  const state = region.offline ? `, OFFLINE => true` : '';
  const split = region.split ? ', SPLIT => true' : '';
  const replica = region.replicaId > 0 ? `, REPLICA_ID => ${region.replicaId}` : '';
  return `{ENCODED => ${region.encodedName}, NAME => '${toStringBinary(region.name)}', STARTKEY => '${toStringBinary(region.startKey)}', ENDKEY => '${toStringBinary(region.endKey)}'${state}${split}${replica}}`;
}

/** Bytes' own conversions by name; a value of another width than the conversion wants prints as it is. */
function convert(value: Buffer, method: string | undefined): string {
  switch (method) {
    case 'toInt':
      return value.length === 4 ? String(value.readInt32BE()) : toStringBinary(value);
    case 'toLong':
      return value.length === 8 ? String(value.readBigInt64BE()) : toStringBinary(value);
    case 'toShort':
      return value.length === 2 ? String(value.readInt16BE()) : toStringBinary(value);
    case 'toFloat':
      return value.length === 4 ? String(value.readFloatBE()) : toStringBinary(value);
    case 'toDouble':
      return value.length === 8 ? String(value.readDoubleBE()) : toStringBinary(value);
    case 'toBoolean':
      return value.length === 1 ? String(value[0] !== 0) : toStringBinary(value);
    case 'toString':
      return value.toString();
    case 'toHex':
      return value.toString('hex');
    default:
      return toStringBinary(value);
  }
}
