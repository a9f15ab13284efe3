// ClientService.Scan (spec rpc.md §8): opening, next, renewing and closing are one method. The open call returns rows already; what can be
// read from memory is answered at once.
import { ColonnadeError, hbaseError, isHBaseError, StorageError } from '../base/errors.ts';
import { scanFromProto } from '../model/convert-query.ts';
import type { pb } from '../proto/index.ts';
import { type Int64, longToNumber } from '../proto/long.ts';
import { hasMinimumVersion, type RpcCall, type RpcResponse } from '../rpc/service.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import type { Region } from './region/region.ts';
import { encodeScan, ScanRun } from './scan-run.ts';
import type { OpenScanner, ScannerId } from './scanner-registry.ts';

const EMPTY_RESPONSE: RpcResponse = { message: Buffer.alloc(0) };

type ScanRequest = pb.ScanRequest;

export function scan(
  context: ClientServiceContext,
  request: ScanRequest,
  call: RpcCall,
): RpcResponse | Promise<RpcResponse> {
  if (request.scanner_id == null) {
    if (request.scan == null) throw hbaseError('DoNotRetryIOException', 'Missing required input: scannerId or scan');
    const open = openScanner(context, request);
    return runCall(context, request, call, open, true);
  }
  const open = findScanner(context, request);
  if (open === undefined) return EMPTY_RESPONSE;
  context.scanners.begin(open);
  try {
    checkCallSequence(request, open);
  } catch (error) {
    context.scanners.end(open);
    throw error;
  }
  if (request.renew === true) {
    context.scanners.end(open);
    return encodeScan({ scanner_id: request.scanner_id });
  }
  return runCall(context, request, call, open, false);
}

function openScanner(context: ClientServiceContext, request: ScanRequest): OpenScanner {
  context.scanners.checkRoom();
  const { type, value } = request.region ?? missingRegion();
  const region = context.regions.find(type, value as Buffer);
  const scan = scanFromProto(request.scan!);
  const scanner = region.openScanner(scan);
  const open = context.scanners.add(context.scanners.nextId(), region, scan, scanner);
  open.busy = true;
  return open;
}

function missingRegion(): never {
  throw hbaseError('DoNotRetryIOException', 'A scan must name its region');
}

/** Undefined: it was closed before, and the client may think that it was not. */
function findScanner(context: ClientServiceContext, request: ScanRequest): OpenScanner | undefined {
  const open = context.scanners.find(scannerIdOf(request.scanner_id!));
  if (open === undefined) {
    // Rows may have been lost on their way: only who does not expect any gets an empty answer.
    if (request.next_call_seq == null) return undefined;
    throw hbaseError(
      'OutOfOrderScannerNextException',
      `The scanner is closed, but nextCallSeq got from client: ${longToNumber(request.next_call_seq)}`,
    );
  }
  if (context.regions.get(open.region.info.encodedName) === open.region && !open.region.isClosing) return open;
  context.scanners.drop(open);
  context.regions.find(1, open.region.info.name);
  throw hbaseError('NotServingRegionException', `Region has changed on the scanner ${open.region.name}`);
}

/** 64-bit fields decode to their halves; a number comes from requests made in this process. */
export function scannerIdOf(value: Exclude<Int64, null | undefined>): ScannerId {
  return typeof value === 'number' ? { low: value | 0, high: Math.floor(value / 4294967296) } : value;
}

function checkCallSequence(request: ScanRequest, open: OpenScanner): void {
  if (request.next_call_seq == null) return;
  const sent = longToNumber(request.next_call_seq);
  if (sent !== open.nextCallSeq)
    throw hbaseError(
      'OutOfOrderScannerNextException',
      `Expected nextCallSeq: ${open.nextCallSeq} But the nextCallSeq got from client: ${sent}`,
    );
  open.nextCallSeq++;
}

/** Runs the call, keeps or closes the scanner, and turns errors into what makes clients go on. */
function runCall(
  context: ClientServiceContext,
  request: ScanRequest,
  call: RpcCall,
  open: OpenScanner,
  isOpening: boolean,
): RpcResponse | Promise<RpcResponse> {
  const run = new ScanRun(context, request, call, open, isOpening);
  try {
    const pending = run.read();
    if (pending === undefined) return run.finish();
    return finishLater(context, call, open, run, pending);
  } catch (error) {
    throw failed(context, call, open, error);
  }
}

async function finishLater(
  context: ClientServiceContext,
  call: RpcCall,
  open: OpenScanner,
  run: ScanRun,
  pending: Promise<void>,
): Promise<RpcResponse> {
  const leave = open.region.enterOperation();
  try {
    await pending;
    // Time has passed: what was read must still be this server's to tell.
    context.checkServing();
    return run.finish();
  } catch (error) {
    throw failed(context, call, open, error);
  } finally {
    leave();
  }
}

/** The scanner may have lost its place: it is closed, and the client told to open another after the last row it has seen. */
function failed(context: ClientServiceContext, call: RpcCall, open: OpenScanner, error: unknown): unknown {
  context.scanners.close(open);
  if (!(error instanceof ColonnadeError)) return error;
  if (error.retry === 'never' || error.retry === 'locate-again' || isHBaseError(error, 'TimeoutIOException'))
    return error;
  if (error instanceof StorageError && error.reason === 'not-found')
    return hbaseError('DoNotRetryIOException', error.message, { cause: error });
  const known = hasMinimumVersion(call.clientVersion, 1, 4);
  return hbaseError(
    known ? 'ScannerResetException' : 'UnknownScannerException',
    known
      ? `Scanner is closed on the server-side: ${error.message}`
      : `Throwing UnknownScannerException to reset the client scanner state for clients older than 1.3: ${error.message}`,
    { cause: error },
  );
}

/** The region that a request names. */
export function regionOf(context: ClientServiceContext, specifier: pb.RegionSpecifier.$Properties): Region {
  return context.regions.find(specifier.type, specifier.value as Buffer);
}
