// What the log says of a scan that was slow or large, as HBase does (2.6.1, RSRpcServices.getScanDetailsWithId and getScanDetailsWithRequest).
import { toStringBinary } from '../base/bytes.ts';
import { ColonnadeError } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';
import type { OnlineRegions } from './online-regions.ts';
import type { Region } from './region/region.ts';
import { scannerIdOf } from './scan-call.ts';
import type { ScannerRegistry } from './scanner-registry.ts';

const OPERATION_ID = '_operation.attributes.id';

/** Undefined where scanner or region are gone. */
export function scanDetails(
  { scanners, regions }: { readonly scanners: ScannerRegistry; readonly regions: OnlineRegions },
  request: pb.ScanRequest,
): string | undefined {
  try {
    if (request.scanner_id != null) {
      const open = scanners.find(scannerIdOf(request.scanner_id));
      return open && `${placeOf(open.region)} operation_id: ${open.scan.attributes.get(OPERATION_ID) ?? null}`;
    }
    if (request.region == null) return undefined;
    const place = placeOf(regions.find(request.region.type, request.region.value as Buffer));
    const id = request.scan?.attribute?.find(({ name }) => name === OPERATION_ID)?.value;
    return id == null ? place : `${place} operation_id: ${Buffer.from(id)}`;
  } catch (error) {
    if (error instanceof ColonnadeError) return undefined;
    throw error;
  }
}

function placeOf({ info }: Region): string {
  return `table: ${info.tableName} region: ${toStringBinary(info.name)}`;
}
