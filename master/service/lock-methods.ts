// LockService: locks on namespaces, tables and regions for clients (hbase-client's LockServiceClient), which keep them by heartbeats.
import { hbaseError } from '../../base/errors.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RPC_PRIORITY, type RpcService, unary } from '../../rpc/service.ts';
import { type EntityLock, entityLockOf, LockProcedure } from '../procedure/lock-procedure.ts';
import { knownProcId, nonceOf, type ServiceOwner, userOf } from './service-owner.ts';

export function lockService(owner: ServiceOwner): RpcService {
  const { env } = owner;
  return {
    name: 'LockService',
    priority: RPC_PRIORITY.admin,
    methods: {
      RequestLock: unary(pb.LockRequest, pb.LockResponse, async (request, call) => {
        const known = knownProcId(owner, request);
        if (known !== undefined) return known;
        const lock = checked(entityLockOf(request));
        const procedure = LockProcedure.of(userOf(call), lock, env.clock.monotonic());
        return { proc_id: await env.executor.submit(procedure, nonceOf(request)) };
      }),
      LockHeartbeat: unary(pb.LockHeartbeatRequest, pb.LockHeartbeatResponse, (request) => {
        owner.checkInitialized();
        const { LOCKED, UNLOCKED } = pb.LockHeartbeatResponse.LockStatus;
        const procId = longToNumber(request.proc_id);
        const procedure = env.executor.get(procId);
        if (!(procedure instanceof LockProcedure) || procedure.isFinished) return { lock_status: UNLOCKED };
        if (request.keep_alive ?? true) procedure.keepAlive(env.clock.monotonic());
        else {
          procedure.giveBack();
          env.executor.wake(procId);
        }
        if (!procedure.isHeld) return { lock_status: UNLOCKED };
        return { lock_status: LOCKED, timeout_ms: env.config.remoteLockTimeoutMs };
      }),
    },
  };
}

function checked(lock: EntityLock): EntityLock {
  const { exclusive, namespace, table, regions = [], description } = lock;
  const refuse = (why: string) => hbaseError('IllegalArgumentException', why);
  if (description === '') throw refuse('description can not be empty');
  if (regions.some(({ tableName }) => !tableName.equals(regions[0].tableName)))
    throw refuse('All regions should be from same table');
  if (regions.length > 0) {
    if (!exclusive) throw refuse('regions can only be locked exclusively');
    return { exclusive, regions, description };
  }
  if (table !== undefined) return { exclusive, table, description };
  if (namespace === undefined || namespace === '') throw refuse('one of table/namespace/region should be specified');
  if (!exclusive) throw refuse('a namespace can only be locked exclusively');
  return { exclusive, namespace, description };
}
