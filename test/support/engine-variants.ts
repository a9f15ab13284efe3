// Ways to run the engine of a region server. The same promises hold under each, so tests that kill, cut and count draw one by their seed.

import { Settings } from '../../base/settings.ts';
import { regionServerConfigOf } from '../../bin/configs.ts';
import type { RegionServerConfig } from '../../regionserver/region-server-config.ts';

export interface EngineVariant {
  readonly name: string;
  /** By HBase's names. */
  readonly settings: Readonly<Record<string, string>>;
}

const MULTIWAL = { 'hbase.wal.provider': 'multiwal' };
const COMPRESSED = { 'hbase.regionserver.wal.enablecompression': 'true' };
const VALUES_COMPRESSED = {
  ...COMPRESSED,
  'hbase.regionserver.wal.value.enablecompression': 'true',
  'hbase.regionserver.wal.value.compression.type': 'zstd',
};
const NAMESPACES = { ...MULTIWAL, 'hbase.wal.regiongrouping.strategy': 'namespace' };

const inMemory = (type: string) => ({
  'hbase.hregion.compacting.memstore.type': type,
  'hbase.systemtables.compacting.memstore.type': type,
  'hbase.memstore.inmemoryflush.threshold.factor': '0.02',
});

const VARIANTS: readonly EngineVariant[] = [
  { name: 'as it comes', settings: {} },
  { name: 'compressed logs, eager compaction in memory', settings: { ...COMPRESSED, ...inMemory('EAGER') } },
  { name: 'as it comes', settings: {} },
  { name: 'two logs, basic compaction in memory', settings: { ...MULTIWAL, ...inMemory('BASIC') } },
  // Every read of a file waits for the disk, so that others come between.
  { name: 'no blocks cached', settings: { 'hfile.block.cache.size': '0' } },
  { name: 'a compressed log for each namespace', settings: { ...NAMESPACES, ...VALUES_COMPRESSED } },
];

export function engineVariantOf(seed: number): EngineVariant {
  return VARIANTS[seed % VARIANTS.length];
}

/** Of the variant, what is not as it comes. */
export function configOfVariant({ settings }: EngineVariant): Partial<RegionServerConfig> {
  const defaults = regionServerConfigOf(Settings.defaults()) as Record<string, unknown>;
  const changed = Object.entries(regionServerConfigOf(Settings.defaults().with(settings))).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]),
  );
  return Object.fromEntries(changed);
}

/** For the command line. */
export function argsOfVariant({ settings }: EngineVariant): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
}
