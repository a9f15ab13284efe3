import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pb } from '../../proto/index.ts';
import { requestClassOf } from '../../server/request-class.ts';
import { requestText } from '../../server/request-text.ts';

const G = 'org.apache.hadoop.hbase.shaded.protobuf.generated';
const region = { type: 1, value: Buffer.from('t,a\x00,1.0123.', 'latin1') };

const text = (method: string, param: Uint8Array, service = 'ClientService') => requestText({ service, method, param });

describe('the text of a request', () => {
  it('of a get and of a mutation has region and row', () => {
    const get = pb.GetRequest.encode({ region, get: { row: Buffer.from('r\xff', 'latin1') } }).finish();
    const mutate = pb.MutateRequest.encode({ region, mutation: { row: Buffer.from('r\xff', 'latin1') } }).finish();
    for (const told of [text('Get', get), text('Mutate', mutate)])
      expect(told).toEqual({
        line: 'region= t,a\\x00,1.0123., row=r\\xFF',
        param: 'region= t,a\\x00,1.0123., row= r\\xFF',
        regionName: 't,a\\x00,1.0123.',
      });
  });

  it('of a multi has its first region and what it is made of', () => {
    const first = { region, action: [{ get: { row: Buffer.from('r') } }, { mutation: { row: Buffer.from('s') } }] };
    const second = { region, action: [{ service_call: {} as never }, { mutation: { row: Buffer.from('t') } }] };
    const call = { row: Buffer.from('x'), service_name: 's', method_name: 'm', request: Buffer.alloc(0) };
    second.action[0] = { service_call: call } as never;
    expect(text('Multi', pb.MultiRequest.encode({ regionAction: [first, second] }).finish())).toEqual({
      line: 'region= t,a\\x00,1.0123., for 4 action(s) and 1st row key=r',
      param: 'region= t,a\\x00,1.0123., for 4 action(s)',
      regionName: 't,a\\x00,1.0123.',
      actions: { gets: 1, mutations: 2, serviceCalls: 1 },
    });
    expect(text('Multi', pb.MultiRequest.encode({}).finish()).param).toBe('region= , for 0 action(s)');
  });

  it('of a scan is all of it, as Java prints messages', () => {
    const scan = {
      column: [{ family: Buffer.from('f'), qualifier: [Buffer.from('q'), Buffer.from('é')] }],
      attribute: [{ name: 'a"b\'', value: Buffer.from([0, 9, 10, 92, 127]) }],
      time_range: { from: 0, to: '9223372036854775807' as never },
      max_result_size: 2097152,
      include_stop_row: false,
      consistency: 1,
      readType: 2,
    };
    const request = { region, scan, number_of_rows: 3, close_scanner: true, next_call_seq: '18446744073709551615' };
    expect(text('Scan', pb.ScanRequest.encode(request as never).finish()).param).toBe(
      'region { type: REGION_NAME value: "t,a\\000,1.0123." } ' +
        'scan { column { family: "f" qualifier: "q" qualifier: "\\303\\251" } ' +
        'attribute { name: "a\\"b\\\'" value: "\\000\\t\\n\\\\\\177" } time_range { from: 0 to: 9223372036854775807 } ' +
        'max_result_size: 2097152 consistency: TIMELINE include_stop_row: false readType: PREAD } ' +
        'number_of_rows: 3 close_scanner: true next_call_seq: 18446744073709551615',
    );
    const next = pb.ScanRequest.encode({ scanner_id: 7, number_of_rows: 1 }).finish();
    expect(text('Scan', next)).toMatchObject({ param: 'scanner_id: 7 number_of_rows: 1', regionName: '' });
  });

  it('of others is their class', () => {
    expect(text('BulkLoadHFile', Buffer.alloc(0))).toEqual({
      line: `TODO: class ${G}.ClientProtos$BulkLoadHFileRequest`,
      param: `class ${G}.ClientProtos$BulkLoadHFileRequest`,
      regionName: '',
    });
    const call = { row: Buffer.from('r'), service_name: 'Sums', method_name: 'add', request: Buffer.alloc(0) };
    const service = pb.CoprocessorServiceRequest.encode({ region, call }).finish();
    expect(text('ExecService', service).param).toBe('coprocessorService= Sums:add');
  });

  it('of what a region server tells its master is short', () => {
    const server = { host_name: 'h', port: 1, start_code: 2 };
    const report = pb.RegionServerReportRequest.encode({ server, load: { number_of_requests: 5 } }).finish();
    expect(text('RegionServerReport', report, 'RegionServerStatusService').line).toBe(
      'server host_name: "h" port: 1 start_code: 2 load { numberOfRequests: 5 }',
    );
  });
});

it('the class of every request is that of the service definitions', () => {
  const checked: string[] = [];
  for (const file of readdirSync('proto').filter((name) => name.endsWith('.proto'))) {
    const definition = readFileSync(`proto/${file}`, 'utf8');
    for (const [, service, body] of definition.matchAll(/^service (\w+) \{([^}]*)\}/gm))
      for (const [, method, request] of body.matchAll(/rpc (\w+) ?\((\w+)\)/g)) {
        // Quotas, replication and rights are refused.
        if (!/^(Client|Admin|Master|RegionServerStatus|ClientMeta|Lock|Hbck)Service$/.test(service)) continue;
        const isRefused = /Replication|Quota|^(Grant|Revoke|GetUserPermissions|HasUserPermissions)$/.test(method);
        if (isRefused && method !== 'ListReplicationPeers') continue;
        checked.push(method);
        expect(requestClassOf({ service, method }), method).toMatch(new RegExp(`\\.\\w+\\$${request}$`));
      }
  }
  expect(checked.length).toBeGreaterThan(100);
});
