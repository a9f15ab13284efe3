// Procedures as HBase 2.6.1 stored them (test/golden/wal/master.gz): read by our classes and written again, byte for byte.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { silentLogger } from '../../../base/logger.ts';
import { kvFamilyLength, kvFamilyOffset, kvValueLength, kvValueOffset } from '../../../cell/key-value.ts';
import { createProcedure } from '../../../master/procedure/procedure-registry.ts';
import { pb } from '../../../proto/index.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { WALReader } from '../../../wal/wal-reader.ts';

async function storedProcedures(): Promise<Buffer[]> {
  const { files } = new MemoryDisk();
  await files.writeFile('w', gunzipSync(readFileSync(new URL('../../golden/wal/master.gz', import.meta.url))));
  const reader = await WALReader.open(await files.open('w'), { logger: silentLogger });
  const found: Buffer[] = [];
  for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
    const { slab, offsets } = entry.cells;
    const slice = (at: number, length: number) => Buffer.from(slab.bytes.subarray(at, at + length));
    for (const offset of offsets) {
      const family = slice(kvFamilyOffset(slab.view, offset), kvFamilyLength(slab.view, offset));
      const value = slice(kvValueOffset(slab.view, offset), kvValueLength(slab.view, offset));
      if (family.toString() === 'proc' && value.length > 0) found.push(value);
    }
  }
  return found;
}

test('every stored procedure of a class of ours is written again to the same bytes', async () => {
  const counts = new Map<string, number>();
  for (const bytes of await storedProcedures()) {
    const message = pb.Procedure.decode(bytes);
    const procedure = createProcedure(message.class_name);
    if (procedure === undefined) continue;
    procedure.fromProto(message);
    const again = Buffer.from(pb.Procedure.encode(procedure.toProto()).finish());
    expect(again.toString('hex'), message.class_name).toBe(bytes.toString('hex'));
    counts.set(procedure.simpleName, (counts.get(procedure.simpleName) ?? 0) + 1);
  }
  expect(Object.fromEntries([...counts].sort())).toMatchInlineSnapshot(`
    {
      "CloseRegionProcedure": 16,
      "CloseTableRegionsProcedure": 8,
      "CreateNamespaceProcedure": 24,
      "CreateTableProcedure": 60,
      "DisableTableProcedure": 13,
      "InitMetaProcedure": 9,
      "LockProcedure": 10,
      "OpenRegionProcedure": 88,
      "SplitTableRegionProcedure": 16,
      "TransitRegionStateProcedure": 89,
    }
  `);
});
