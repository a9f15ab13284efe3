// Hand-laid decoders of the four hot requests, several times as fast as the static module and of the same shape. Each falls back to the
// static module for what it does not follow, and is held against it in tests. (protobuf: any order of fields, unknown ones passed over)
import type Long from 'long';
import { pb } from '../../proto/index.ts';
import { ProtoReader } from '../proto-reader.ts';
import { readGet } from './decode-get.ts';
import { readMutation } from './decode-mutation.ts';
import { add, NOT_HOT, none, once, readCondition, readRegionSpecifier } from './decode-parts.ts';
import { readScan } from './decode-scan.ts';

const reader = new ProtoReader();

export class GetRequestMessage {
  region: pb.RegionSpecifier | null = null;
  get: pb.Get | null = null;
}

export class MutateRequestMessage {
  region: pb.RegionSpecifier | null = null;
  mutation: pb.MutationProto | null = null;
  condition: pb.Condition | null = null;
  nonce_group: Long | null = null;
}

export class ScanRequestMessage {
  region: pb.RegionSpecifier | null = null;
  scan: pb.Scan | null = null;
  scanner_id: Long | null = null;
  number_of_rows: number | null = null;
  close_scanner: boolean | null = null;
  next_call_seq: Long | null = null;
  client_handles_partials: boolean | null = null;
  client_handles_heartbeats: boolean | null = null;
  track_scan_metrics: boolean | null = null;
  renew: boolean | null = null;
  limit_of_rows: number | null = null;
}

export class ActionMessage {
  index: number | null = null;
  mutation: pb.MutationProto | null = null;
  get: pb.Get | null = null;
  service_call: pb.CoprocessorServiceCall | null = null;
}

export class RegionActionMessage {
  region: pb.RegionSpecifier | null = null;
  atomic: boolean | null = null;
  action: pb.Action[] = none();
  condition: pb.Condition | null = null;
}

export class MultiRequestMessage {
  regionAction: pb.RegionAction[] = none();
  nonceGroup: Long | null = null;
  condition: pb.Condition | null = null;
}

/** Byte fields of all results are *shared* with `bytes`. DoNotRetryIOException (or what the static module throws) when malformed. */
export function decodeGetRequest(bytes: Uint8Array): pb.GetRequest {
  return decode(bytes, readGetRequest, pb.GetRequest);
}
export function decodeMutateRequest(bytes: Uint8Array): pb.MutateRequest {
  return decode(bytes, readMutateRequest, pb.MutateRequest);
}
export function decodeMultiRequest(bytes: Uint8Array): pb.MultiRequest {
  return decode(bytes, readMultiRequest, pb.MultiRequest);
}
export function decodeScanRequest(bytes: Uint8Array): pb.ScanRequest {
  return decode(bytes, readScanRequest, pb.ScanRequest);
}

function decode<T>(bytes: Uint8Array, read: (reader: ProtoReader) => T, generic: { decode(bytes: Uint8Array): T }): T {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return read(reader.reset(buffer, 0, buffer.length));
  } catch (error) {
    if (error !== NOT_HOT) throw error;
    return generic.decode(buffer);
  }
}

function readGetRequest(reader: ProtoReader): pb.GetRequest {
  const message = new GetRequestMessage();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      once(message.region);
      message.region = readRegionSpecifier(reader);
    } else if (tag === 0x12) {
      once(message.get);
      message.get = readGet(reader);
    } else reader.skip(tag);
  }
  if (message.region === null || message.get === null) throw reader.fail('a GetRequest without region or get');
  return message as pb.GetRequest;
}

function readMutateRequest(reader: ProtoReader): pb.MutateRequest {
  const message = new MutateRequestMessage();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      once(message.region);
      message.region = readRegionSpecifier(reader);
    } else if (tag === 0x12) {
      once(message.mutation);
      message.mutation = readMutation(reader);
    } else if (tag === 0x1a) {
      once(message.condition);
      message.condition = readCondition(reader);
    } else if (tag === 0x20) message.nonce_group = reader.int64(true);
    else reader.skip(tag);
  }
  if (message.region === null || message.mutation === null)
    throw reader.fail('a MutateRequest without region or mutation');
  return message as pb.MutateRequest;
}

function readScanRequest(reader: ProtoReader): pb.ScanRequest {
  const message = new ScanRequestMessage();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 0x0a:
        once(message.region);
        message.region = readRegionSpecifier(reader);
        break;
      case 0x12:
        once(message.scan);
        message.scan = readScan(reader);
        break;
      case 0x18:
        message.scanner_id = reader.int64(true);
        break;
      case 0x20:
        message.number_of_rows = reader.uint32();
        break;
      case 0x28:
        message.close_scanner = reader.bool();
        break;
      case 0x30:
        message.next_call_seq = reader.int64(true);
        break;
      case 0x38:
        message.client_handles_partials = reader.bool();
        break;
      case 0x40:
        message.client_handles_heartbeats = reader.bool();
        break;
      case 0x48:
        message.track_scan_metrics = reader.bool();
        break;
      case 0x50:
        message.renew = reader.bool();
        break;
      case 0x58:
        message.limit_of_rows = reader.uint32();
        break;
      default:
        reader.skip(tag);
    }
  }
  return message;
}

function readMultiRequest(reader: ProtoReader): pb.MultiRequest {
  const message = new MultiRequestMessage();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) message.regionAction = add(message.regionAction, readRegionAction(reader));
    else if (tag === 0x10) message.nonceGroup = reader.int64(true);
    else if (tag === 0x1a) {
      once(message.condition);
      message.condition = readCondition(reader);
    } else reader.skip(tag);
  }
  return message;
}

function readRegionAction(reader: ProtoReader): pb.RegionAction {
  const message = new RegionActionMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x1a) message.action = add(message.action, readAction(reader));
    else if (tag === 0x0a) {
      once(message.region);
      message.region = readRegionSpecifier(reader);
    } else if (tag === 0x10) message.atomic = reader.bool();
    else if (tag === 0x22) {
      once(message.condition);
      message.condition = readCondition(reader);
    } else reader.skip(tag);
  }
  reader.leave(outer);
  if (message.region === null) throw reader.fail('a RegionAction without region');
  return message as pb.RegionAction;
}

function readAction(reader: ProtoReader): pb.Action {
  const message = new ActionMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x08) message.index = reader.uint32();
    else if (tag === 0x12) {
      once(message.mutation);
      message.mutation = readMutation(reader);
    } else if (tag === 0x1a) {
      once(message.get);
      message.get = readGet(reader);
    } else if (tag === 0x22) {
      once(message.service_call);
      message.service_call = pb.CoprocessorServiceCall.decode(reader.take()) as pb.CoprocessorServiceCall;
    } else reader.skip(tag);
  }
  reader.leave(outer);
  return message;
}
