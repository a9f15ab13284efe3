// ClientService: what applications call. Each method stands in a file of its own; here is what they share: the look at whether this server may
// answer at all, and what is refused.
import { hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import {
  decodeGetRequest,
  decodeMultiRequest,
  decodeMutateRequest,
  decodeScanRequest,
} from '../rpc/messages/decode-request.ts';
import {
  malformedParam,
  type RpcCall,
  type RpcMethod,
  type RpcResponse,
  type RpcService,
  unary,
} from '../rpc/service.ts';
import { type BulkLoadContext, bulkLoadMethods } from './bulk-load-call.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import { get } from './get-call.ts';
import { multi } from './multi-call.ts';
import { execService } from './multi-row-mutation-service.ts';
import { mutate } from './mutate-call.ts';
import { regionOf, scan } from './scan-call.ts';

export function clientService(context: BulkLoadContext): RpcService {
  const hot = <Request>(
    decode: (bytes: Uint8Array) => Request,
    handle: (context: ClientServiceContext, request: Request, call: RpcCall) => RpcResponse | Promise<RpcResponse>,
  ): RpcMethod => {
    return (call) => {
      context.checkServing();
      let request: Request;
      try {
        request = decode(call.param);
      } catch (error) {
        throw malformedParam(call, error);
      }
      // Masters keep hbase:meta by these calls.
      return call.masterActiveTime === undefined
        ? handle(context, request, call)
        : context.masters.run(call.masterActiveTime, () => handle(context, request, call));
    };
  };
  return {
    name: 'ClientService',
    methods: {
      Get: hot(decodeGetRequest, get),
      Mutate: hot(decodeMutateRequest, mutate),
      Multi: hot(decodeMultiRequest, multi),
      Scan: hot(decodeScanRequest, scan),
      ExecService: unary(pb.CoprocessorServiceRequest, pb.CoprocessorServiceResponse, (request, call) => {
        context.checkServing();
        const region = regionOf(context, request.region);
        const execute = async () => {
          const value = await execService(region, request.call);
          return { region: { type: 1, value: region.info.name }, value };
        };
        const { masterActiveTime } = call;
        return masterActiveTime === undefined ? execute() : context.masters.run(masterActiveTime, execute);
      }),
      ExecRegionServerService: refuse(
        (message) => hbaseError('UnknownProtocolException', message),
        'No registered coprocessor service found on this server',
      ),
      ...bulkLoadMethods(context),
    },
  };
}

function refuse(errorOf: (message: string) => Error, message: string): RpcMethod {
  return () => {
    throw errorOf(message);
  };
}
