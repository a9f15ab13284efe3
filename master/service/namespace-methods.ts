import { hbaseError } from '../../base/errors.ts';
import { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { CreateNamespaceProcedure } from '../procedure/create-namespace-procedure.ts';
import { DeleteNamespaceProcedure } from '../procedure/delete-namespace-procedure.ts';
import { ModifyNamespaceProcedure } from '../procedure/modify-namespace-procedure.ts';
import { knownProcId, type Methods, nonceOf, type ServiceOwner, submitPrepared, userOf } from './service-owner.ts';

export function namespaceMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  const tablesOf = (namespace: string) => {
    owner.checkInitialized();
    env.namespaces.check(namespace);
    return env.tableStates.tables().filter((table) => table.namespace === namespace);
  };
  return {
    CreateNamespace: unary(pb.CreateNamespaceRequest, pb.CreateNamespaceResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const descriptor = withoutQuotas(NamespaceDescriptor.fromProto(request.namespaceDescriptor));
      const procedure = CreateNamespaceProcedure.of(userOf(call), descriptor);
      return submitPrepared(owner, procedure, nonceOf(request));
    }),
    ModifyNamespace: unary(pb.ModifyNamespaceRequest, pb.ModifyNamespaceResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const descriptor = withoutQuotas(NamespaceDescriptor.fromProto(request.namespaceDescriptor));
      const procedure = ModifyNamespaceProcedure.of(userOf(call), descriptor);
      return submitPrepared(owner, procedure, nonceOf(request));
    }),
    DeleteNamespace: unary(pb.DeleteNamespaceRequest, pb.DeleteNamespaceResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const procedure = DeleteNamespaceProcedure.of(userOf(call), request.namespaceName);
      return submitPrepared(owner, procedure, nonceOf(request));
    }),
    GetNamespaceDescriptor: unary(pb.GetNamespaceDescriptorRequest, pb.GetNamespaceDescriptorResponse, (request) => {
      owner.checkInitialized();
      return { namespaceDescriptor: env.namespaces.check(request.namespaceName).toProto() };
    }),
    ListNamespaces: unary(pb.ListNamespacesRequest, pb.ListNamespacesResponse, () => {
      owner.checkInitialized();
      return { namespaceName: env.namespaces.all().map(({ name }) => name) };
    }),
    ListNamespaceDescriptors: unary(pb.ListNamespaceDescriptorsRequest, pb.ListNamespaceDescriptorsResponse, () => {
      owner.checkInitialized();
      return { namespaceDescriptor: env.namespaces.all().map((descriptor) => descriptor.toProto()) };
    }),
    ListTableDescriptorsByNamespace: unary(
      pb.ListTableDescriptorsByNamespaceRequest,
      pb.ListTableDescriptorsByNamespaceResponse,
      async (request) => {
        const found = await Promise.all(tablesOf(request.namespaceName).map((name) => env.tableDescriptors.get(name)));
        return { tableSchema: found.filter((found) => found !== undefined).map((descriptor) => descriptor.toProto()) };
      },
    ),
    ListTableNamesByNamespace: unary(
      pb.ListTableNamesByNamespaceRequest,
      pb.ListTableNamesByNamespaceResponse,
      (request) => ({ tableName: tablesOf(request.namespaceName).map((name) => name.toProto()) }),
    ),
  };
}

/** A quota that nobody keeps must not be taken for one that is kept. */
function withoutQuotas(descriptor: NamespaceDescriptor): NamespaceDescriptor {
  for (const name of descriptor.configuration.keys())
    if (name.startsWith('hbase.namespace.quota.'))
      throw hbaseError('DoNotRetryIOException', `${name}: quotas of namespaces are not supported by this server`);
  return descriptor;
}
