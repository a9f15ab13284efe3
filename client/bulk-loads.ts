import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';
import type { ClientContext } from './context.ts';
import type { CallOptions } from './operations.ts';
import { callRegion } from './region-call.ts';
import { regionSpecifier } from './region-locator.ts';

export interface LoadHFilesInput {
  /** In the region that is to take the files: the start key of the region they were made for. */
  row: BytesInput;
  /** Where the region's server finds the files: URIs, or absolute paths on its machine. */
  files: readonly { family: BytesInput; path: string }[];
  /** Of `prepare`. */
  bulkToken: string;
  /** The files stay where they are, too; otherwise they are moved. Default false. */
  copyFiles?: boolean;
  /** Clusters that have the files already: none of them loads them again. */
  clusterIds?: readonly string[];
  /** Whether the files are replicated, where their families are. Default true. */
  replicate?: boolean;
}

/**
 * Finished HFiles become part of a table without being written through its log. These are the single calls; `colonnade bulkload` finds the
 * regions of files, splits them where regions meet, and tries again what a split of a region came between.
 *
 * @example
 * const { bulkLoads } = connection.table('t');
 * const bulkToken = await bulkLoads.prepare();
 * const files = []; // such as { family: 'f', path: 'file:/data/hfiles/f/5f2c' }
 * if (files.length > 0 && !(await bulkLoads.load({ row: '', files, bulkToken }))) console.log('some rows are of other regions');
 * await bulkLoads.cleanup(bulkToken);
 */
export class BulkLoads {
  readonly #context: ClientContext;
  readonly #table: TableName;

  constructor(context: ClientContext, table: TableName) {
    this.#context = context;
    this.#table = table;
  }

  /** Begins: the token that the other calls take. It is the URI of a folder in which files may be put; files elsewhere can be loaded, too. */
  prepare(options?: CallOptions): Promise<string> {
    return callRegion(
      this.#context,
      {
        operation: 'prepareBulkLoad',
        table: this.#table,
        row: Buffer.alloc(0),
        method: 'PrepareBulkLoad',
        request: ({ region }) => ({
          param: pb.PrepareBulkLoadRequest.encode({
            table_name: this.#table.toProto(),
            region: regionSpecifier(region.name),
          }).finish(),
        }),
        read: (reply) => pb.PrepareBulkLoadResponse.decode(reply.message).bulk_token,
      },
      options,
    );
  }

  /** All of the files or none, seen at once. False: some hold rows that are not of this region (it may have been split), and nothing was loaded. */
  load(input: LoadHFilesInput, options?: CallOptions): Promise<boolean> {
    const row = bytesFrom(input.row, 'row');
    const family_path = input.files.map(({ family, path }) => ({ family: bytesFrom(family, 'family'), path }));
    return callRegion(
      this.#context,
      {
        operation: 'bulkLoadHFile',
        table: this.#table,
        row,
        method: 'BulkLoadHFile',
        request: ({ region }) => ({
          param: pb.BulkLoadHFileRequest.encode({
            region: regionSpecifier(region.name),
            family_path,
            assign_seq_num: true,
            bulk_token: input.bulkToken,
            copy_file: input.copyFiles ?? false,
            cluster_ids: [...(input.clusterIds ?? [])],
            replicate: input.replicate ?? true,
          }).finish(),
        }),
        read: (reply) => pb.BulkLoadHFileResponse.decode(reply.message).loaded,
      },
      options,
    );
  }

  /** Ends: the token's folder goes, with what was left in it. */
  cleanup(bulkToken: string, options?: CallOptions): Promise<void> {
    return callRegion(
      this.#context,
      {
        operation: 'cleanupBulkLoad',
        table: this.#table,
        row: Buffer.alloc(0),
        method: 'CleanupBulkLoad',
        request: ({ region }) => ({
          param: pb.CleanupBulkLoadRequest.encode({
            bulk_token: bulkToken,
            region: regionSpecifier(region.name),
          }).finish(),
        }),
        read: () => undefined,
      },
      options,
    );
  }
}
