// Calls MasterService as a client does, one message each, and polls procedures.
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';

interface MessageType<T> {
  encode(message: never): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}

export class MasterCaller {
  #address: { host: string; port: number };
  #rpc = new RpcClient({
    transport: netTransport,
    clock: systemClock,
    scheduler: systemScheduler,
    user: 'tester',
  });

  constructor(address: { host: string; port: number }) {
    this.#address = address;
  }
  close(): void {
    this.#rpc.close();
  }

  async call<T>(method: string, request: MessageType<unknown>, response: MessageType<T>, message: object): Promise<T> {
    const param = request.encode(message as never).finish();
    const reply = await this.#rpc.call(this.#address, 'MasterService', method, param, { timeoutMs: 60_000 });
    return response.decode(reply.message);
  }

  /** Polls as clients do; throws the procedure's error. */
  async result(procId: number): Promise<void> {
    for (;;) {
      const answer = await this.call(
        'getProcedureResult',
        pb.GetProcedureResultRequest,
        pb.GetProcedureResultResponse,
        {
          proc_id: procId,
        },
      );
      if (answer.state === 2) {
        const error = answer.exception?.generic_exception;
        if (error != null) throw Object.assign(new Error(error.message ?? ''), { javaClass: error.class_name });
        return;
      }
      if (answer.state === 0) throw new Error(`procedure ${procId} is not known`);
      await systemScheduler.sleep(5);
    }
  }

  async createTable(name: string, splitKeys: string[] = [], nonce = 0): Promise<void> {
    await this.result(await this.submitCreateTable(name, splitKeys, nonce));
  }
  async submitCreateTable(name: string, splitKeys: string[] = [], nonce = 0): Promise<number> {
    const descriptor = new TableDescriptor(name, [ColumnFamilyDescriptor.of('f')]);
    const answer = await this.call('CreateTable', pb.CreateTableRequest, pb.CreateTableResponse, {
      table_schema: descriptor.toProto(),
      split_keys: splitKeys.map((key) => Buffer.from(key)),
      nonce_group: nonce === 0 ? undefined : 7,
      nonce: nonce === 0 ? undefined : nonce,
    });
    return longToNumber(answer.proc_id);
  }
  async disable(name: string): Promise<void> {
    await this.#table('DisableTable', pb.DisableTableRequest, pb.DisableTableResponse, name);
  }
  async enable(name: string): Promise<void> {
    await this.#table('EnableTable', pb.EnableTableRequest, pb.EnableTableResponse, name);
  }
  async delete(name: string): Promise<void> {
    await this.#table('DeleteTable', pb.DeleteTableRequest, pb.DeleteTableResponse, name);
  }
  async truncate(name: string, preserveSplits = false): Promise<void> {
    const answer = await this.call('truncateTable', pb.TruncateTableRequest, pb.TruncateTableResponse, {
      tableName: TableName.parse(name).toProto(),
      preserveSplits,
    });
    await this.result(longToNumber(answer.proc_id));
  }
  async tableNames(): Promise<string[]> {
    const answer = await this.call('GetTableNames', pb.GetTableNamesRequest, pb.GetTableNamesResponse, {});
    return answer.table_names.map((name: pb.TableName.$Properties) => TableName.fromProto(name).name);
  }

  async #table(
    method: string,
    request: MessageType<unknown>,
    response: MessageType<{ proc_id?: unknown }>,
    name: string,
  ): Promise<void> {
    const answer = await this.call(method, request, response, { table_name: TableName.parse(name).toProto() });
    await this.result(longToNumber(answer.proc_id as never));
  }
}
