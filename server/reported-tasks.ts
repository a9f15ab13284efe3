import type { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import type { RpcServerMetrics } from '../rpc/rpc-server.ts';
import type { ReportedTask } from './reports.ts';

const STATES = ['RUNNING', 'WAITING', 'COMPLETE', 'ABORTED'] as const;

export interface ServerTasks {
  readonly tasks: readonly pb.ServerTask.$Properties[];
  readonly rpc: RpcServerMetrics;
  readonly port: number;
  /** When the server began to take calls. */
  readonly since: number;
}

/** The server's own tasks, and its calls. These share one thread here: all handlers are one. */
export function reportedTasks({ tasks, rpc, port, since }: ServerTasks): ReportedTask[] {
  const isBusy = rpc.runningCalls > 0;
  return [
    ...tasks.map(({ description, status, state, startTime }): ReportedTask => {
      const at = longToNumber(startTime);
      return { kind: 'general', description, status, state: STATES[state], startedAt: at, stateSince: at };
    }),
    {
      kind: 'handler',
      description: `RpcServer.handler,port=${port}`,
      status: isBusy ? `Servicing ${rpc.runningCalls} calls, ${rpc.queuedCalls} waiting` : 'Waiting for a call',
      state: isBusy ? 'RUNNING' : 'WAITING',
      ...{ startedAt: since, stateSince: since },
    },
  ];
}
