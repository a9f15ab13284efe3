// Increments with a nonce of the test's choosing, so that it can send one again after a crash, as a client does whose reply was lost.
import { systemClock } from '../../../base/clock.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import type { Connection } from '../../../client/index.ts';
import { pb } from '../../../proto/index.ts';
import { bigIntToLong } from '../../../proto/long.ts';
import { RpcClient } from '../../../rpc/rpc-client.ts';

const NONCE_GROUP = 77n;
const PATIENCE_MS = 90_000;

export class NonceCaller {
  readonly #connection: Connection;
  readonly #rpc = new RpcClient({
    transport: netTransport,
    clock: systemClock,
    scheduler: systemScheduler,
    user: 'test',
  });

  constructor(connection: Connection) {
    this.#connection = connection;
  }
  close(): void {
    this.#rpc.close();
  }

  /** Adds one, however often it must be asked. */
  async increment(table: string, row: string, column: string, nonce: bigint, signal?: AbortSignal): Promise<void> {
    const deadline = systemClock.monotonic() + PATIENCE_MS;
    for (;;) {
      signal?.throwIfAborted();
      try {
        return await this.#once(table, row, column, nonce, signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (systemClock.monotonic() > deadline) throw error;
        await systemScheduler.sleep(10);
      }
    }
  }

  async #once(table: string, row: string, column: string, nonce: bigint, signal?: AbortSignal): Promise<void> {
    const details = await this.#connection.admin.regions(table, { signal });
    const { region, server } = details.find((each) => each.region.containsRow(Buffer.from(row)))!;
    if (server === undefined) throw new Error('its region is nowhere');
    const [family, qualifier] = column.split(':');
    const one = Buffer.alloc(8);
    one.writeBigInt64BE(1n);
    const message = {
      region: { type: 1, value: region.name },
      nonce_group: bigIntToLong(NONCE_GROUP),
      mutation: {
        row: Buffer.from(row),
        mutate_type: 1,
        nonce: bigIntToLong(nonce),
        column_value: [
          { family: Buffer.from(family), qualifier_value: [{ qualifier: Buffer.from(qualifier), value: one }] },
        ],
      },
    };
    const param = pb.MutateRequest.encode(message).finish();
    await this.#rpc.call(server, 'ClientService', 'Mutate', param, { timeoutMs: 20_000, signal });
  }

  /** Begins a new log on the server that has the table. */
  async rollLog(table: string, signal?: AbortSignal): Promise<void> {
    const [{ server }] = await this.#connection.admin.regions(table, { signal });
    const param = pb.RollWALWriterRequest.encode({}).finish();
    await this.#rpc.call(server!, 'AdminService', 'RollWALWriter', param, { timeoutMs: 20_000, signal });
  }
}
