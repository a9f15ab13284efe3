import { describe, expect, it } from 'vitest';
import type { CellList } from '../../cell/cell-list.ts';
import { kvTimestamp, kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import {
  bulkLoadMarker,
  compactionMarker,
  type FlushAction,
  flushMarker,
  isMarkerCell,
  markerQualifier,
  regionEventMarker,
  type StoreFiles,
} from '../../wal/wal-edit.ts';
import { fileOf, golden, readAll } from './support.ts';

function regionOf(name: Uint8Array): RegionInfo {
  const text = Buffer.from(name).toString('latin1');
  const first = text.indexOf(',');
  const last = text.lastIndexOf(',');
  const tableName = TableName.parse(text.slice(0, first));
  const startKey = Buffer.from(text.slice(first + 1, last), 'latin1');
  return new RegionInfo({ tableName, startKey, regionId: Number.parseInt(text.slice(last + 1), 10) });
}

const stores = (list: pb.StoreDescriptor[]): StoreFiles[] =>
  list.map(({ family_name, store_file }) => ({ family: Buffer.from(family_name), files: store_file }));

/** The marker that HBase wrote, made again from what it says. */
function again(qualifier: string, value: Buffer, now: number): CellList | undefined {
  if (qualifier.startsWith('HBASE::REGION_EVENT')) {
    const event = pb.RegionEventDescriptor.decode(value);
    const kind = event.event_type === 0 ? 'REGION_OPEN' : 'REGION_CLOSE';
    const id = longToNumber(event.log_sequence_number as never);
    return regionEventMarker(regionOf(event.region_name!), kind, id, event.server!, stores(event.stores), now);
  }
  if (qualifier === 'HBASE::FLUSH') {
    const flush = pb.FlushDescriptor.decode(value);
    const action = pb.FlushDescriptor.FlushAction[flush.action] as unknown as FlushAction;
    const files = flush.store_flushes.map((store) => ({
      family: Buffer.from(store.family_name),
      files: store.flush_output,
    }));
    return flushMarker(
      regionOf(flush.region_name!),
      action,
      longToNumber(flush.flush_sequence_number as never),
      files,
      now,
    );
  }
  if (qualifier === 'HBASE::COMPACTION') {
    const { region_name, family_name, compaction_input, compaction_output } = pb.CompactionDescriptor.decode(value);
    return compactionMarker(regionOf(region_name!), Buffer.from(family_name), compaction_input, compaction_output, now);
  }
  return undefined;
}

describe('markers', () => {
  it.each(['server.gz', 'meta.gz', 'master.gz'])('made by us are HBase’s, byte for byte: %s', async (name) => {
    const { entries } = await readAll(fileOf(golden(name)));
    const seen = new Map<string, number>();
    for (const { cells } of entries) {
      if (!isMarkerCell(cells.slab, cells.offsets[0])) continue;
      expect(cells.length).toBe(1);
      const offset = cells.offsets[0];
      const { view, bytes } = cells.slab;
      const qualifier = markerQualifier(cells.slab, offset);
      const start = kvValueOffset(view, offset);
      const value = bytes.subarray(start, start + kvValueLength(view, offset));
      const ours = again(qualifier, value, Number(kvTimestamp(view, offset)));
      seen.set(qualifier, (seen.get(qualifier) ?? 0) + 1);
      expect(ours?.bytes(0).toString('latin1'), qualifier).toBe(cells.bytes(0).toString('latin1'));
    }
    const expected: Record<string, string[]> = {
      'server.gz': [
        'HBASE::COMPACTION',
        'HBASE::FLUSH',
        'HBASE::REGION_EVENT::REGION_CLOSE',
        'HBASE::REGION_EVENT::REGION_OPEN',
      ],
      'meta.gz': ['HBASE::REGION_EVENT::REGION_OPEN'],
      'master.gz': [],
    };
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(expected[name]));
  });

  it('a bulk load names what it loaded', () => {
    const info = new RegionInfo({ tableName: TableName.parse('ns:t'), startKey: Buffer.from('m'), regionId: 5 });
    const cells = bulkLoadMarker(info, 17, [{ family: Buffer.from('f'), files: ['a', 'b'] }], 1000);
    const { view, bytes } = cells.slab;
    const start = kvValueOffset(view, 0);
    const message = pb.BulkLoadDescriptor.decode(bytes.subarray(start, start + kvValueLength(view, 0)));
    expect(message.stores[0].store_file).toEqual(['a', 'b']);
    expect(longToNumber(message.bulkload_seq_num as never)).toBe(17);
    expect(markerQualifier(cells.slab, 0)).toBe('HBASE::BULK_LOAD');
  });
});
