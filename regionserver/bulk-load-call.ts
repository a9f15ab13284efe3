// Bulk loads as clients ask for them: PrepareBulkLoad gives them a folder of their own below `staging` (its name is the token), in which they may put
// files; BulkLoadHFile loads files, from there or from anywhere; CleanupBulkLoad removes the folder. HBase: SecureBulkLoadManager.
import { hbaseError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { pb } from '../proto/index.ts';
import { layout } from '../rootdir/directory-layout.ts';
import { type RpcMethod, unary } from '../rpc/service.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { OutsideFiles } from '../storage/outside-files.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import { regionOf } from './scan-call.ts';

/** As long as HBase's: 320 bits, five to a character. */
const TOKEN_BYTES = 40;

export interface BulkLoadContext extends ClientServiceContext {
  readonly random: Random;
  readonly files: FileStorage;
  readonly outside: OutsideFiles;
  /** Undefined until it is known. */
  readonly clusterId: string | undefined;
}

export function bulkLoadMethods(context: BulkLoadContext): Record<string, RpcMethod> {
  return {
    PrepareBulkLoad: unary(pb.PrepareBulkLoadRequest, pb.PrepareBulkLoadResponse, async (request, { user }) => {
      context.checkServing();
      if (request.region != null) regionOf(context, request.region).checkReadable();
      const { namespace, qualifier } = request.table_name;
      const table = Buffer.from(qualifier).toString();
      const space = Buffer.from(namespace).toString();
      const name = space === 'default' ? table : `${space}_${table}`;
      const secret = context.random.bytes(TOKEN_BYTES).toString('hex');
      const folder = `${layout.stagingFolder}/${user.replace(/[^\w.@-]/g, '_')}__${name}__${secret}`;
      await context.files.makeDirectory(folder);
      return { bulk_token: context.outside.uriOf(folder) };
    }),
    BulkLoadHFile: unary(pb.BulkLoadHFileRequest, pb.BulkLoadHFileResponse, async (request) => {
      context.checkServing();
      const clusterIds = [...(request.cluster_ids ?? [])];
      const own = context.clusterId;
      // It came here by replication, from where it had gone before.
      if (own !== undefined && clusterIds.includes(own)) return { loaded: true };
      if (own !== undefined) clusterIds.push(own);
      const region = regionOf(context, request.region);
      const files = (request.family_path ?? []).map(({ family, path }) => ({ family: Buffer.from(family), uri: path }));
      for (const { uri } of files) refuseLiveFile(context, uri, request.copy_file ?? false);
      const loaded = await region.bulkLoad(files, {
        // As HBase: who has a token has no choice.
        assignSequenceId: request.bulk_token != null || (request.assign_seq_num ?? false),
        copyFiles: request.copy_file ?? false,
        clusterIds,
        replicate: request.replicate ?? true,
      });
      context.checkServing();
      return { loaded };
    }),
    CleanupBulkLoad: unary(pb.CleanupBulkLoadRequest, pb.CleanupBulkLoadResponse, async (request) => {
      context.checkServing();
      const folder = context.outside.pathOf(request.bulk_token);
      if (folder === undefined || !isBelow(folder, layout.stagingFolder))
        throw hbaseError(
          'DoNotRetryIOException',
          `${request.bulk_token} is no token of PrepareBulkLoad of this cluster`,
        );
      await context.files.delete(folder);
      return {};
    }),
  };
}

/** Files that make up a table must not be moved away from it. */
function refuseLiveFile({ outside }: BulkLoadContext, uri: string, copied: boolean): void {
  const path = copied ? undefined : outside.pathOf(uri);
  if (path === undefined || !isBelow(path, layout.dataFolder)) return;
  throw hbaseError(
    'DoNotRetryIOException',
    `${uri} belongs to a table of this cluster: load a copy of it (always.copy.files)`,
  );
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && !path.split('/').includes('..');
}
