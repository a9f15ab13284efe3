// Hand-laid encoders of the four hot responses: the same bytes as the static module's, several times as fast. What is not hot in them
// (cells inside the message, exceptions, metrics) goes through the static module.
import { pb } from '../../proto/index.ts';
import type { Int64 } from '../../proto/long.ts';
import { uint32Size, writeUint32 } from '../proto-reader.ts';

type Result = pb.Result.$Properties;
type ResultOrException = pb.ResultOrException.$Properties;
type RegionActionResult = pb.RegionActionResult.$Properties;

const FIRST_BYTES = 4096;
const MAX_KEPT_BYTES = 1024 * 1024;
const MAX_VARINT = 10;

/** Where messages are laid before they are copied out at their length. */
let scratch: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);

function reserve(length: number): Buffer {
  if (scratch.length >= length) return scratch;
  const grown = Buffer.allocUnsafeSlow(length * 2);
  if (grown.length <= MAX_KEPT_BYTES) scratch = grown;
  return grown;
}

function copyOut(bytes: Buffer, length: number): Buffer {
  const out = Buffer.allocUnsafe(length);
  bytes.copy(out, 0, 0, length);
  return out;
}

export function encodeGetResponse(message: pb.GetResponse.$Properties): Uint8Array {
  const { result } = message;
  if (result == null || !isHotResult(result)) return pb.GetResponse.encode(message).finish();
  const bytes = reserve(MAX_RESULT_BYTES);
  return copyOut(bytes, writeResult(bytes, 0, 0x0a, result));
}

export function encodeMutateResponse(message: pb.MutateResponse.$Properties): Uint8Array {
  const { result, processed } = message;
  if (result != null && !isHotResult(result)) return pb.MutateResponse.encode(message).finish();
  const bytes = reserve(MAX_RESULT_BYTES + 2);
  let at = result == null ? 0 : writeResult(bytes, 0, 0x0a, result);
  if (processed != null) at = writeBool(bytes, at, 0x10, processed);
  return copyOut(bytes, at);
}

export function encodeMultiResponse(message: pb.MultiResponse.$Properties): Uint8Array {
  const regions = message.regionActionResult ?? [];
  let actionCount = 0;
  for (const region of regions) {
    if (!isHotRegion(region)) return pb.MultiResponse.encode(message).finish();
    actionCount += region.resultOrException?.length ?? 0;
  }
  const { processed, regionStatistics } = message;
  const statistics = regionStatistics == null ? undefined : pb.MultiRegionLoadStats.encode(regionStatistics).finish();
  const statisticsLength = statistics?.length ?? 0;
  const bytes = reserve(actionCount * MAX_ACTION_BYTES + regions.length * 16 + statisticsLength + 16);
  let at = 0;
  for (const region of regions) at = writeRegion(bytes, at, region);
  if (processed != null) at = writeBool(bytes, at, 0x10, processed);
  if (statistics !== undefined) {
    bytes[at++] = 0x1a;
    at = writeUint32(bytes, at, statisticsLength);
    bytes.set(statistics, at);
    at += statisticsLength;
  }
  return copyOut(bytes, at);
}

export function encodeScanResponse(message: pb.ScanResponse.$Properties): Uint8Array {
  const { results, scan_metrics, cursor } = message;
  if ((results != null && results.length > 0) || scan_metrics != null || cursor != null) {
    return pb.ScanResponse.encode(message).finish();
  }
  const counts = message.cells_per_result ?? [];
  const flags = message.partial_flag_per_result ?? [];
  const bytes = reserve(counts.length * 6 + flags.length * 2 + 64);
  let at = 0;
  for (let i = 0; i < counts.length; i++) {
    bytes[at++] = 0x08;
    at = writeUint32(bytes, at, counts[i] >>> 0);
  }
  if (message.scanner_id != null) at = writeUint64(bytes, at, 0x10, message.scanner_id);
  if (message.more_results != null) at = writeBool(bytes, at, 0x18, message.more_results);
  if (message.ttl != null) {
    bytes[at++] = 0x20;
    at = writeUint32(bytes, at, message.ttl >>> 0);
  }
  if (message.stale != null) at = writeBool(bytes, at, 0x30, message.stale);
  for (let i = 0; i < flags.length; i++) at = writeBool(bytes, at, 0x38, flags[i]);
  if (message.more_results_in_region != null) at = writeBool(bytes, at, 0x40, message.more_results_in_region);
  if (message.heartbeat_message != null) at = writeBool(bytes, at, 0x48, message.heartbeat_message);
  if (message.mvcc_read_point != null) at = writeUint64(bytes, at, 0x58, message.mvcc_read_point);
  return copyOut(bytes, at);
}

/** A Result without cells inside: at most a count and three flags. */
const MAX_RESULT_BYTES = 2 + 1 + MAX_VARINT + 6;
/** index, lengths and tags around a Result. */
const MAX_ACTION_BYTES = MAX_RESULT_BYTES + 10;

function isHotResult(result: Result): boolean {
  return result.cell == null || result.cell.length === 0;
}

function isHotRegion(region: RegionActionResult): boolean {
  if (region.exception != null) return false;
  const actions = region.resultOrException ?? [];
  for (let i = 0; i < actions.length; i++) {
    const { result, exception, service_result, loadStats } = actions[i];
    if (exception != null || service_result != null || loadStats != null) return false;
    if (result != null && !isHotResult(result)) return false;
  }
  return true;
}

function resultLength(result: Result): number {
  const count = result.associated_cell_count;
  let length = count == null ? 0 : 1 + (count < 0 ? MAX_VARINT : uint32Size(count));
  if (result.exists != null) length += 2;
  if (result.stale != null) length += 2;
  if (result.partial != null) length += 2;
  return length;
}

/** As a nested field with that tag. Its length fits one byte. */
function writeResult(bytes: Buffer, at: number, tag: number, result: Result): number {
  bytes[at++] = tag;
  bytes[at++] = resultLength(result);
  const count = result.associated_cell_count;
  if (count != null) at = writeInt32(bytes, at, 0x10, count);
  if (result.exists != null) at = writeBool(bytes, at, 0x18, result.exists);
  if (result.stale != null) at = writeBool(bytes, at, 0x20, result.stale);
  if (result.partial != null) at = writeBool(bytes, at, 0x28, result.partial);
  return at;
}

function actionLength({ index, result }: ResultOrException): number {
  return (index == null ? 0 : 1 + uint32Size(index >>> 0)) + (result == null ? 0 : 2 + resultLength(result));
}

function writeRegion(bytes: Buffer, at: number, region: RegionActionResult): number {
  const actions = region.resultOrException ?? [];
  let length = region.processed == null ? 0 : 2;
  // An action's length always fits one byte.
  for (let i = 0; i < actions.length; i++) length += 2 + actionLength(actions[i]);
  bytes[at++] = 0x0a;
  at = writeUint32(bytes, at, length);
  for (let i = 0; i < actions.length; i++) at = writeAction(bytes, at, actions[i]);
  return region.processed == null ? at : writeBool(bytes, at, 0x18, region.processed);
}

function writeAction(bytes: Buffer, at: number, action: ResultOrException): number {
  bytes[at++] = 0x0a;
  bytes[at++] = actionLength(action);
  if (action.index != null) {
    bytes[at++] = 0x08;
    at = writeUint32(bytes, at, action.index >>> 0);
  }
  return action.result == null ? at : writeResult(bytes, at, 0x12, action.result);
}

function writeBool(bytes: Buffer, at: number, tag: number, value: boolean): number {
  bytes[at++] = tag;
  bytes[at++] = value ? 1 : 0;
  return at;
}

function writeInt32(bytes: Buffer, at: number, tag: number, value: number): number {
  if (value < 0) return writeUint64(bytes, at, tag, { low: value | 0, high: -1, unsigned: false });
  bytes[at++] = tag;
  return writeUint32(bytes, at, value);
}

function writeUint64(bytes: Buffer, at: number, tag: number, value: NonNullable<Int64>): number {
  bytes[at++] = tag;
  let low: number;
  let high: number;
  if (typeof value === 'number') {
    low = value >>> 0;
    high = Math.floor(value / 4294967296) >>> 0;
  } else {
    low = value.low >>> 0;
    high = value.high >>> 0;
  }
  while (high !== 0) {
    bytes[at++] = (low & 0x7f) | 0x80;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  return writeUint32(bytes, at, low);
}
