import { expect, test } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { Admin } from '../../client/admin.ts';
import type { ClientContext } from '../../client/context.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { RpcAddress } from '../../rpc/rpc-client.ts';
import { FakeCluster, lost } from './support/fake-cluster.ts';

type Answer = Uint8Array | Error;
const { GetProcedureResultResponse, CreateTableResponse, CreateTableRequest } = pb;
const { State } = GetProcedureResultResponse;
const result = (state: pb.GetProcedureResultResponse.State, more: object = {}) =>
  GetProcedureResultResponse.encode({ state, ...more }).finish();
const created = CreateTableResponse.encode({ proc_id: 7 }).finish();

/** An Admin whose masters answer one thing after the other; what they were asked. */
function administrated(answers: Answer[]) {
  const cluster = new FakeCluster();
  const asked: { method: string; master: string; param: Uint8Array }[] = [];
  let master = 1;
  const context = {
    ...cluster.context(),
    registry: { activeMaster: async () => new ServerName(`m${master}`, 1, 1) },
    rpc: {
      async call(address: RpcAddress, _service: string, method: string, param: Uint8Array) {
        asked.push({ method, master: address.host, param });
        const answer = answers.shift();
        if (answer === undefined) throw new Error(`one call too many: ${method}`);
        if (answer instanceof Error) throw answer;
        return { message: Buffer.from(answer), cells: undefined };
      },
    },
  } as unknown as ClientContext;
  return { admin: new Admin(context), asked, cluster, elect: () => master++ };
}

const table = { name: 't', families: ['f'] };

test('a procedure is asked for until it is done, less and less often', async () => {
  const running = Array.from({ length: 12 }, () => result(State.RUNNING));
  const { admin, asked, cluster } = administrated([created, ...running, result(State.FINISHED)]);
  await admin.createTable(table);
  expect(asked.map(({ method }) => method)).toEqual([
    'CreateTable',
    ...Array.from({ length: 13 }, () => 'getProcedureResult'),
  ]);
  expect(cluster.pauses.slice(0, 5)).toEqual([10, 15, 23, 34, 51]);
  expect(Math.max(...cluster.pauses)).toBeLessThanOrEqual(1_000);
});

test('what a procedure failed with is thrown as the class it was', async () => {
  const exception = {
    generic_exception: { class_name: 'org.apache.hadoop.hbase.TableExistsException', message: 't' },
  };
  const { admin } = administrated([created, result(State.FINISHED, { exception })]);
  const error = await admin.createTable(table).catch((failure) => failure);
  expect([error.name, error.message, error.retry]).toEqual(['TableExistsException', 't', 'never']);
});

test('a procedure that the master does not know is an error', async () => {
  const { admin } = administrated([created, result(State.NOT_FOUND)]);
  await expect(admin.createTable(table)).rejects.toThrow('The master does not know procedure 7');
});

test('a request that comes again has the nonce of the first, also to another master', async () => {
  const world = administrated([
    hbaseError('PleaseHoldException', 'Master is initializing'),
    lost(),
    created,
    result(State.FINISHED),
  ]);
  const creating = world.admin.createTable(table);
  world.elect();
  await creating;
  const requests = world.asked.filter(({ method }) => method === 'CreateTable');
  const nonces = requests.map(({ param }) => String(CreateTableRequest.decode(param).nonce));
  expect([nonces.length, new Set(nonces).size]).toEqual([3, 1]);
  expect(new Set(requests.map(({ master }) => master)).size).toBe(2);
});

test('two requests have two nonces', async () => {
  const { admin, asked } = administrated([created, result(State.FINISHED), created, result(State.FINISHED)]);
  await admin.createTable(table);
  await admin.createTable(table);
  const nonces = asked
    .filter(({ method }) => method === 'CreateTable')
    .map(({ param }) => String(CreateTableRequest.decode(param).nonce));
  expect(new Set(nonces).size).toBe(2);
});

test('time runs out while a procedure runs', async () => {
  const { admin } = administrated([created, ...Array.from({ length: 50 }, () => result(State.RUNNING))]);
  await expect(admin.createTable(table, [], { timeoutMs: 2_000 })).rejects.toThrow(
    /CreateTable failed after .* Procedure 7 is still running/,
  );
});

test('errors of the master that are final are not tried again', async () => {
  const { admin, asked } = administrated([hbaseError('TableNotDisabledException', 't')]);
  await expect(admin.deleteTable('t')).rejects.toThrow('t');
  expect(asked.length).toBe(1);
});

test('a master before 2.6 is flushed region by region', async () => {
  const unsupported = hbaseError('DoNotRetryIOException', 'java.lang.UnsupportedOperationException: FlushTable');
  const cluster = new FakeCluster(['m']);
  const flushed: string[] = [];
  const context = cluster.context();
  const { rpc } = context;
  const old = {
    ...context,
    rpc: {
      async call(address: RpcAddress, service: string, method: string, param: Uint8Array, options: object) {
        if (service === 'MasterService') throw unsupported;
        if (method !== 'FlushRegion') return rpc.call(address, service, method, param, options);
        flushed.push(Buffer.from(pb.FlushRegionRequest.decode(param).region.value).toString().slice(0, 4));
        return {
          message: Buffer.from(pb.FlushRegionResponse.encode({ last_flush_time: 1 }).finish()),
          cells: undefined,
        };
      },
    },
  } as unknown as ClientContext;
  await new Admin(old).flush('t');
  expect(flushed).toEqual(['t,,1', 't,m,']);
});
