// MasterService: what clients and tools ask of a master.
import { RPC_PRIORITY, type RpcService } from '../rpc/service.ts';
import { namespaceMethods } from './service/namespace-methods.ts';
import { procedureMethods } from './service/procedure-methods.ts';
import { refusedMethods } from './service/refused-methods.ts';
import { regionMethods } from './service/region-methods.ts';
import { serverMethods } from './service/server-methods.ts';
import type { ServiceOwner } from './service/service-owner.ts';
import { snapshotMethods } from './service/snapshot-methods.ts';
import { statusMethods } from './service/status-methods.ts';
import { switchMethods } from './service/switch-methods.ts';
import { tableMethods } from './service/table-methods.ts';

export function masterService(owner: ServiceOwner): RpcService {
  return {
    name: 'MasterService',
    priority: RPC_PRIORITY.admin,
    methods: {
      ...refusedMethods(owner),
      ...statusMethods(owner),
      ...serverMethods(owner),
      ...tableMethods(owner),
      ...namespaceMethods(owner),
      ...regionMethods(owner),
      ...procedureMethods(owner),
      ...switchMethods(owner),
      ...snapshotMethods(owner),
    },
  };
}
