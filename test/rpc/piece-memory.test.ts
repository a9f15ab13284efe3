import { describe, expect, it } from 'vitest';
import { slabOf } from '../../base/slab.ts';
import { CellBlockBuilder, CellBlockReader } from '../../cell/cell-block.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { PIECE_BYTES, PiecePool } from '../../cell/piece-pool.ts';
import { RawClient, request } from './raw-client.ts';
import { echoService, serve } from './rpc-fixture.ts';

function cellOf(fill: string, valueLength: number): Buffer {
  const part = Buffer.from('f');
  const value = Buffer.alloc(valueLength, fill);
  return encodeKeyValue({ row: Buffer.from(fill), family: part, qualifier: part, timestamp: 1n, value });
}

/** A block of about `bytes` bytes, all of cells that say the same. */
function blockOf(builder: CellBlockBuilder, fill: string, bytes: number): void {
  const cell = slabOf(cellOf(fill, 900));
  while (builder.length < bytes) builder.append(cell, 0, cell.bytes.length);
}

describe('memory of cell blocks', () => {
  it('comes from the pool and goes back when it was sent, whole pieces only', () => {
    const pool = new PiecePool();
    const builder = new CellBlockBuilder('KeyValueCodec', 512, pool);
    blockOf(builder, 'a', 5 * PIECE_BYTES);
    const huge = slabOf(cellOf('a', 3 * PIECE_BYTES));
    builder.append(huge, 0, huge.bytes.length);
    const first = builder.finishForSending();
    const memory = new Set(first.pieces.map(({ buffer }) => buffer));
    first.release!();
    blockOf(builder, 'b', 8 * PIECE_BYTES);
    const second = builder.finishForSending();
    const again = second.pieces.filter(({ buffer }) => memory.has(buffer));
    expect(again.length).toBeGreaterThan(3);
    expect(again.every(({ buffer }) => buffer.byteLength === PIECE_BYTES)).toBe(true);
    const small = new CellBlockBuilder('KeyValueCodec', 512);
    blockOf(small, 'c', 1000);
    expect(small.finishForSending().release).toBeUndefined();
  });

  it('is not written over before it was sent, however slow the client reads', async () => {
    const pool = new PiecePool();
    let released = 0;
    let answered = 0;
    await using served = await serve([
      echoService({
        Scan: () => {
          const builder = new CellBlockBuilder('KeyValueCodec', 512, pool);
          blockOf(builder, String.fromCharCode(97 + (answered++ % 26)), 3 * PIECE_BYTES + answered * 100);
          const { pieces, release } = builder.finishForSending();
          const onSent = () => {
            released++;
            release!();
          };
          return { message: Buffer.alloc(0), cellBlock: pieces, onSent };
        },
      }),
    ]);
    const client = new RawClient(served.address.port);
    client.hello('EchoService');
    const calls = 120;
    for (let round = 0; round < 3; round++) {
      client.socket.pause();
      for (let id = 0; id < calls; id++) client.write(request('Scan', Buffer.alloc(0), { call_id: id }));
      // Some are sent and come back, some wait for the client.
      while (released < round * calls + 1) await new Promise((resolve) => setImmediate(resolve));
      client.socket.resume();
      for (let id = 0; id < calls; id++) {
        const { header, block } = (await client.response())!;
        const fill = 97 + ((round * calls + Number(header.call_id)) % 26);
        const cells = new CellBlockReader(block);
        let count = 0;
        for (let cell = cells.next(); cell !== undefined; cell = cells.next(), count++)
          if (cell.slab.bytes[cell.offset + 10] !== fill) expect.fail(`call ${header.call_id} has cells of others`);
        expect(count).toBeGreaterThan(190);
      }
    }
    client.destroy();
    expect(released).toBeGreaterThan(calls);
  });
});
