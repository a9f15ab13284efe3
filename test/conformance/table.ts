// What a table does, whoever serves it: run over a real HBase and over ours, through the client. Every case makes its own rows in one of a few
// shared tables, since making tables is what takes time.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Connection } from '../../client/index.ts';
import { adminCases } from './table-admin.ts';
import { batchCases } from './table-batch.ts';
import { conditionCases } from './table-conditions.ts';
import { failureCases } from './table-failures.ts';
import { readCases } from './table-reads.ts';
import { scanCases } from './table-scans.ts';
import type { Subject } from './table-support.ts';
import { writeCases } from './table-writes.ts';

export interface TableConformanceOptions {
  connect(): Promise<Connection>;
  /** Whether regions can be split and merged. Default true. */
  splits?: boolean;
}

export function tableConformance(title: string, options: TableConformanceOptions): void {
  describe(`a table of ${title}`, () => {
    const run = `c${randomUUID().slice(0, 8)}`;
    const subject = { name: (suffix: string) => `${run}_${suffix}`, splits: options.splits ?? true } as Subject;
    beforeAll(async () => {
      subject.connection = await options.connect();
    }, 120_000);
    afterAll(async () => {
      await removeTables(subject.connection, run);
      await subject.connection.close();
    }, 120_000);
    describe('reads', () => readCases(subject));
    describe('writes', () => writeCases(subject));
    describe('conditions and row mutations', () => conditionCases(subject));
    describe('batches', () => batchCases(subject));
    describe('scans', () => scanCases(subject));
    describe('lost scanners and moving regions', () => failureCases(subject));
    describe('administration', () => adminCases(subject));
  });
}

async function removeTables({ admin }: Connection, run: string): Promise<void> {
  for (const table of await admin.listTableNames({ regex: `.*${run}.*` })) {
    if (await admin.isEnabled(table)) await admin.disableTable(table);
    await admin.deleteTable(table);
  }
}
