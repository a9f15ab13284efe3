import { hbaseError } from '../../base/errors.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { encodeForeignException } from '../../rpc/exception-codec.ts';
import { hasMinimumVersion, type RpcCall, unary } from '../../rpc/service.ts';
import type { MasterServices } from '../master-services.ts';
import { FlushTableProcedure } from '../procedure/flush-table-procedure.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { LockedKind } from '../procedure/procedure-locks.ts';
import { type Methods, refused, type ServiceOwner, userOf } from './service-owner.ts';
import { EXPECTED_TIMEOUT_MS, takeSnapshot } from './snapshot-methods.ts';

const STATES = { 'not-found': 0, running: 1, finished: 2 } as const;
const EXCLUSIVE = 1;
const SHARED = 2;
/** LockedResourceType; meta's lock is that of a table. */
const RESOURCES: Record<LockedKind, number> = { server: 1, namespace: 2, table: 3, meta: 3, region: 4 };

/** What clients of HBase 2.4 start a flush with. */
const FLUSH = 'flush-table-proc';
const FLUSH_TIMEOUT_MS = 60_000;

/** By the name under which clients of 0.98 and later may still ask for a snapshot of an enabled table. */
const ONLINE_SNAPSHOT = 'online-snapshot';

/** Begins what a signature stands for; the procedure's id. */
type Start = (instance: string, description: pb.ProcedureDescription.$Properties, user: string) => Promise<number>;

function notRegistered(signature: string | null | undefined): Error {
  return hbaseError('DoNotRetryIOException', `The procedure is not registered: ${signature}`);
}

/** State that clients before 2.6 know no message for: one such procedure, and their list of procedures cannot be shown at all. */
const SINCE_2_6 = new Set([
  'CloseTableRegionsProcedureStateData',
  'FlushRegionProcedureStateData',
  'FlushTableProcedureStateData',
  'ModifyColumnFamilyStoreFileTrackerStateData',
  'ModifyStoreFileTrackerStateData',
  'SnapshotProcedureStateData',
  'SnapshotRegionProcedureStateData',
  'SnapshotVerifyProcedureStateData',
]);

/** For the client that asks. */
function protoFor(call: RpcCall, procedure: Procedure<MasterServices>): pb.Procedure.$Properties {
  const proto = procedure.toProto();
  if (hasMinimumVersion(call.clientVersion, 2, 6)) return proto;
  const isKnown = (url: string) => !SINCE_2_6.has(url.slice(url.lastIndexOf('.') + 1));
  return { ...proto, state_message: proto.state_message?.filter(({ type_url }) => isKnown(type_url ?? '')) };
}

export function procedureMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  /** By `signature/instance`, the latest. */
  const executed = new Map<string, number>();
  const bySignature: ReadonlyMap<string, Start> = new Map<string, Start>([
    [
      FLUSH,
      async (instance, description, user) => {
        const procedure = FlushTableProcedure.of(user, TableName.parse(instance), familiesOf(description));
        const procId = await env.executor.submit(procedure);
        await procedure.prepared;
        return procId;
      },
    ],
    [
      ONLINE_SNAPSHOT,
      (instance, { configuration }, user) => {
        const table = configuration?.find(({ name }) => name === 'table')?.value;
        return takeSnapshot(owner, user, { name: instance, table, type: pb.SnapshotDescription.Type.FLUSH });
      },
    ],
  ]);
  return {
    getProcedureResult: unary(pb.GetProcedureResultRequest, pb.GetProcedureResultResponse, (request) => {
      owner.checkActive();
      const { state, procedure } = env.executor.result(longToNumber(request.proc_id));
      if (procedure === undefined) return { state: STATES[state] };
      return {
        state: STATES[state],
        submitted_time: procedure.submittedTime,
        last_update: procedure.lastUpdate,
        result: state === 'finished' ? procedure.result : undefined,
        exception:
          state === 'finished' && procedure.exception !== undefined
            ? encodeForeignException(procedure.exception, procedure.simpleName)
            : undefined,
      };
    }),
    AbortProcedure: unary(pb.AbortProcedureRequest, pb.AbortProcedureResponse, (request) => {
      owner.checkInitialized();
      return { is_procedure_aborted: env.executor.abort(longToNumber(request.proc_id)) };
    }),
    GetProcedures: unary(pb.GetProceduresRequest, pb.GetProceduresResponse, (_request, call) => {
      owner.checkActive();
      return { procedure: env.executor.all().map((procedure) => protoFor(call, procedure)) };
    }),
    GetLocks: unary(pb.GetLocksRequest, pb.GetLocksResponse, (_request, call) => {
      owner.checkActive();
      const proto = (procId: number) => {
        const procedure = env.executor.get(procId);
        return procedure === undefined ? undefined : protoFor(call, procedure);
      };
      return {
        lock: env.executor.locks.report().map(({ kind, name, exclusive, shared, waiting }) => ({
          resource_type: RESOURCES[kind] as never,
          resource_name: name,
          lock_type: exclusive === undefined ? SHARED : EXCLUSIVE,
          exclusive_lock_owner_procedure: exclusive === undefined ? undefined : proto(exclusive),
          shared_lock_count: shared.length,
          waitingProcedures: waiting.map(proto).filter((procedure) => procedure !== undefined),
        })),
      };
    }),
    ExecProcedure: unary(pb.ExecProcedureRequest, pb.ExecProcedureResponse, async (request, call) => {
      owner.checkInitialized();
      const { signature, instance } = request.procedure;
      const start = bySignature.get(signature);
      if (start === undefined || !instance) throw notRegistered(signature);
      executed.set(`${signature}/${instance}`, await start(instance, request.procedure, userOf(call)));
      return { expected_timeout: signature === FLUSH ? FLUSH_TIMEOUT_MS : EXPECTED_TIMEOUT_MS };
    }),
    ExecProcedureWithRet: refused('ExecProcedureWithRet'),
    IsProcedureDone: unary(pb.IsProcedureDoneRequest, pb.IsProcedureDoneResponse, (request) => {
      owner.checkInitialized();
      const { signature, instance } = request.procedure ?? {};
      if (!bySignature.has(signature!)) throw notRegistered(signature);
      const procId = executed.get(`${signature}/${instance}`);
      // Not known any more: a master before us ran it, or its result is past its time.
      if (procId === undefined) return { done: true };
      const { state, procedure } = env.executor.result(procId);
      if (state === 'finished') throwException(procedure);
      return { done: state !== 'running' };
    }),
  };
}

function throwException(procedure: Procedure<never> | undefined): void {
  if (procedure?.exception !== undefined) throw procedure.exception;
}

function familiesOf(procedure: pb.ProcedureDescription.$Properties): Buffer[] {
  const named = (procedure.configuration ?? []).find(({ name }) => name === 'family' || name === 'families');
  return named === undefined || named.value === '' ? [] : named.value.split(',').map((family) => Buffer.from(family));
}
