// Append and sync of the log on this machine's disk: `node bench/wal.ts [folder]`. Writers each wait for their sync before the next append.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { CellList } from '../cell/cell-list.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { WAL } from '../wal/wal.ts';

const RUN_MS = 2000;
const REGION = Buffer.from('9f08f7543715570c8ef00f7015f58dcc');
const TABLE = Buffer.from('bench');
const FAMILIES = ['f'];

const root = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'colonnade-bench-'));
await LocalFileStorage.open(root);
const wal = await WAL.open({
  logs: new LocalLogStorage(root),
  folder: 'WALs/bench',
  archiveFolder: 'oldWALs',
  prefix: 'bench',
  suffix: '',
  clock: systemClock,
  scheduler: systemScheduler,
  logger: silentLogger,
});
let sequenceId = 0;

function cellsOf(count: number, valueBytes: number): CellList {
  const cells = new CellList();
  for (let i = 0; i < count; i++) {
    cells.addKeyValue({
      row: Buffer.from(`row${i}`.padEnd(20, '0')),
      family: Buffer.from('f'),
      qualifier: Buffer.from('q'),
      timestamp: 1n,
      value: Buffer.alloc(valueBytes, 7),
    });
  }
  return cells;
}

function append(cells: CellList): number {
  return wal.append(
    { encodedRegionName: REGION, tableName: TABLE, sequenceId: ++sequenceId, writeTime: 1, families: FAMILIES },
    cells,
  );
}

function forget(): void {
  wal.accounting.startFlush(REGION.toString(), FAMILIES);
  wal.accounting.completeFlush(REGION.toString());
}

async function durable(writers: number, cells: CellList): Promise<void> {
  const latencies: number[] = [];
  const end = performance.now() + RUN_MS;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, () => {
      return new Promise<void>((resolve, reject) => {
        const next = () => {
          const began = performance.now();
          if (began >= end) return resolve();
          wal.sync(append(cells), 'data', (error) => {
            if (error) return reject(error);
            latencies.push(performance.now() - began);
            // As a request would: the next one arrives in another turn.
            setImmediate(next);
          });
        };
        next();
      });
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (q: number) => Math.round(latencies[Math.floor(latencies.length * q)] * 1000);
  const rate = Math.round(latencies.length / seconds);
  console.log(
    `${String(writers).padStart(4)} writers, ${cells.length} × ${cells.lengths[0]} bytes: ${rate} entries/s, p50 ${at(0.5)} µs, p99 ${at(0.99)} µs, p99.9 ${at(0.999)} µs`,
  );
  forget();
}

async function appendOnly(cells: CellList, count: number): Promise<void> {
  let spent = 0;
  let worst = 0;
  for (let i = 0; i < count; i += 100) {
    const start = performance.now();
    let txid = 0;
    for (let j = 0; j < 100; j++) txid = append(cells);
    const took = performance.now() - start;
    spent += took;
    worst = Math.max(worst, took);
    await wal.syncAsync(txid, 'data');
  }
  const nanos = Math.round((spent / count) * 1e6);
  console.log(
    `append alone, ${cells.length} × ${cells.lengths[0]} bytes: ${nanos} ns an entry, ${Math.round(nanos / cells.length)} ns a cell`,
  );
  forget();
}

const small = cellsOf(1, 100);
const kilobyte = cellsOf(1, 1000);
const batch = cellsOf(100, 100);
for (const cells of [small, kilobyte]) for (const writers of [1, 8, 32, 128]) await durable(writers, cells);
await durable(4, batch);
await durable(4, cellsOf(2000, 1000));
for (const cells of [small, kilobyte, batch]) await appendOnly(cells, cells === batch ? 10_000 : 100_000);
await wal.close();
rmSync(root, { recursive: true });
