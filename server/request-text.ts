// What is told of the request of a slow or large call: no data, but for a scan (HBase 2.6.1, ProtobufUtil.getShortTextFormat for the log's line
// and getSlowLogParams for the buffer).
import { toStringBinary } from '../base/bytes.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { type MessageText, shortDebugString } from '../proto/text-format.ts';
import { requestClassOf } from './request-class.ts';

export interface RequestText {
  /** In the log's line, before it is cut. */
  readonly line: string;
  /** In the buffer of the region server. */
  readonly param: string;
  /** As the request names it, printable; empty when it names none. */
  readonly regionName: string;
  /** Of a Scan. */
  readonly scan?: pb.ScanRequest;
  /** Of a Multi. */
  readonly actions?: { readonly gets: number; readonly mutations: number; readonly serviceCalls: number };
}

interface Request {
  readonly service: string;
  readonly method: string;
  readonly param: Uint8Array;
}

/** Throws what the static module throws of bytes that are not the method's request. */
export function requestText(request: Request): RequestText {
  const { service, method, param } = request;
  if (service === 'ClientService') {
    if (method === 'Get') return rowText(pb.GetRequest.decode(param), (message) => message.get.row);
    if (method === 'Mutate') return rowText(pb.MutateRequest.decode(param), (message) => message.mutation.row);
    if (method === 'Multi') return multiText(pb.MultiRequest.decode(param));
    if (method === 'Scan') return scanText(pb.ScanRequest.decode(param));
  }
  const type = requestClassOf(request);
  if (type.endsWith('$CoprocessorServiceRequest')) return serviceText(pb.CoprocessorServiceRequest.decode(param));
  // HBase's own words, which readers of its logs know: it prints no more of these requests.
  return { line: masterLine(method, param) ?? `TODO: class ${type}`, param: `class ${type}`, regionName: '' };
}

function rowText<M extends { region: pb.RegionSpecifier.$Properties }>(
  message: M,
  rowOf: (message: M) => Uint8Array | null | undefined,
): RequestText {
  const regionName = toStringBinary(message.region.value);
  const row = printable(rowOf(message));
  return { line: `region= ${regionName}, row=${row}`, param: `region= ${regionName}, row= ${row}`, regionName };
}

function multiText({ regionAction }: pb.MultiRequest): RequestText {
  const actions = regionAction.flatMap(({ action }) => action ?? []);
  const first = regionAction.at(0);
  const regionName = printable(first?.region.value);
  const firstAction = first?.action?.at(0);
  const row = printable(firstAction?.get?.row ?? firstAction?.mutation?.row);
  const param = `region= ${regionName}, for ${actions.length} action(s)`;
  const count = (field: 'get' | 'mutation' | 'service_call') =>
    actions.filter((action) => action[field] != null).length;
  return {
    line: `${param} and 1st row key=${row}`,
    param,
    regionName,
    actions: { gets: count('get'), mutations: count('mutation'), serviceCalls: count('service_call') },
  };
}

function scanText(scan: pb.ScanRequest): RequestText {
  const text = shortDebugString(scan, SCAN_REQUEST);
  return { line: text, param: text, regionName: printable(scan.region?.value), scan };
}

function serviceText({ call }: pb.CoprocessorServiceRequest): RequestText {
  const text = `coprocessorService= ${call.service_name}:${call.method_name}`;
  return { line: text, param: text, regionName: '' };
}

/** What a region server tells its master. */
function masterLine(method: string, param: Uint8Array): string | undefined {
  if (method === 'RegionServerStartup')
    return shortDebugString(pb.RegionServerStartupRequest.decode(param), STARTUP_REQUEST);
  if (method !== 'RegionServerReport') return undefined;
  const { server, load } = pb.RegionServerReportRequest.decode(param);
  const requests = longToNumber(load?.number_of_requests);
  return `server ${shortDebugString(server, SERVER_NAME)} load { numberOfRequests: ${requests} }`;
}

function printable(bytes: Uint8Array | null | undefined): string {
  return bytes == null ? '' : toStringBinary(bytes);
}

const TIME_RANGE: MessageText = [['from'], ['to']];
const SERVER_NAME: MessageText = [['host_name'], ['port'], ['start_code']];
const STARTUP_REQUEST: MessageText = [
  ['port'],
  ['server_start_code'],
  ['server_current_time'],
  ['use_this_hostname_instead'],
];
const NAME_BYTES: MessageText = [['name'], ['value']];
const SCAN: MessageText = [
  ['column', [['family'], ['qualifier']]],
  ['attribute', NAME_BYTES],
  ['start_row'],
  ['stop_row'],
  ['filter', [['name'], ['serialized_filter']]],
  ['time_range', TIME_RANGE],
  ['max_versions'],
  ['cache_blocks'],
  ['batch_size'],
  ['max_result_size'],
  ['store_limit'],
  ['store_offset'],
  ['load_column_families_on_demand'],
  ['small'],
  ['reversed'],
  ['consistency', pb.Consistency],
  ['caching'],
  ['allow_partial_results'],
  ['cf_time_range', [['column_family'], ['time_range', TIME_RANGE]]],
  ['mvcc_read_point'],
  ['include_start_row'],
  ['include_stop_row'],
  ['readType', pb.Scan.ReadType],
  ['need_cursor_result'],
];
const SCAN_REQUEST: MessageText = [
  ['region', [['type', pb.RegionSpecifier.RegionSpecifierType], ['value']]],
  ['scan', SCAN],
  ['scanner_id'],
  ['number_of_rows'],
  ['close_scanner'],
  ['next_call_seq'],
  ['client_handles_partials'],
  ['client_handles_heartbeats'],
  ['track_scan_metrics'],
  ['renew'],
  ['limit_of_rows'],
];
