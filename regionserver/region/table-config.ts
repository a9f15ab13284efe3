import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { RegionConfig } from './region-config.ts';

type Overridden = KeysOf<RegionConfig, number>;
type KeysOf<T, V> = { [K in keyof T]: T[K] extends V ? K : never }[keyof T];

/** Settings of a region as a whole that a table may state in place of the server's, under their HBase names. */
const OVERRIDES: ReadonlyMap<string, Overridden> = new Map([
  ['hbase.server.keyvalue.maxsize', 'maxCellBytes'],
  ['hbase.table.max.rowsize', 'maxRowBytes'],
  ['hbase.hregion.memstore.block.multiplier', 'blockMultiplier'],
  ['hbase.regionserver.optionalcacheflushinterval', 'flushPeriodMs'],
  ['hbase.hregion.keyvalue.timestamp.slop.millisecs', 'timestampSlopMs'],
  ['hbase.rowlock.wait.duration', 'rowLockWaitMs'],
]);

/** The server's settings with what the table states in their place; what is not a number there is passed over, as HBase does. */
export function configOfTable(config: RegionConfig, table: TableDescriptor): RegionConfig {
  const stated: Partial<Record<Overridden, number>> = {};
  for (const [name, key] of OVERRIDES) {
    const text = table.values.get(name)?.trim();
    if (text === undefined || text === '' || !Number.isFinite(Number(text))) continue;
    stated[key] = Number(text);
  }
  return { ...config, ...stated };
}
