// How HBase's shell words the state of a cluster: servers, loads, regions in transition; and Ruby's and Java's ways of writing values.

import { toStringBinary } from '../../base/bytes.ts';
import { javaDate } from '../../base/java-text.ts';
import { encodedNameOf } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import type { ClusterStatus, RegionLoad, ServerLoad } from '../cluster-status.ts';
import type { Json } from '../procedure-info.ts';

export type RegionInTransition = ClusterStatus['regionsInTransition'][number];

export function serverText({ host, port, startCode }: ServerName): string {
  return `${host}:${port} ${startCode}`;
}

/** One line of a server's load, summed over its regions. */
export function serverLoadText(load: ServerLoad): string {
  const sum = (of: (region: RegionLoad) => number) => load.regions.reduce((total, region) => total + of(region), 0);
  return fields([
    ['requestsPerSecond', javaFloat(load.requestsPerSecond)],
    ['numberOfOnlineRegions', load.regions.length],
    ['usedHeapMB', load.usedHeapMb],
    ['maxHeapMB', load.maxHeapMb],
    ['numberOfStores', sum((region) => region.storeCount)],
    ['numberOfStorefiles', sum((region) => region.storeFileCount)],
    ['storefileUncompressedSizeMB', sum((region) => region.storeFileUncompressedSizeMb)],
    ['storefileSizeMB', sum((region) => region.storeFileSizeMb)],
    ['memstoreSizeMB', sum((region) => region.memStoreSizeMb)],
    ['storefileIndexSizeKB', sum((region) => region.storeFileIndexSizeKb)],
    ['readRequestsCount', sum((region) => region.readRequestCount)],
    ['filteredReadRequestsCount', sum((region) => region.filteredReadRequestCount)],
    ['writeRequestsCount', sum((region) => region.writeRequestCount)],
    ['rootIndexSizeKB', sum((region) => region.rootIndexSizeKb)],
    ['totalStaticIndexSizeKB', sum((region) => region.totalStaticIndexSizeKb)],
    ['totalStaticBloomSizeKB', sum((region) => region.totalStaticBloomSizeKb)],
    ['totalCompactingKVs', sum((region) => region.totalCompactingCells)],
    ['currentCompactedKVs', sum((region) => region.currentCompactedCells)],
    [
      'compactionProgressPct',
      progress(
        sum((region) => region.currentCompactedCells),
        sum((region) => region.totalCompactingCells),
      ),
    ],
    ['coprocessors', '[]'],
  ]);
}

export function regionLoadText(load: RegionLoad): string {
  return fields([
    ['numberOfStores', load.storeCount],
    ['numberOfStorefiles', load.storeFileCount],
    ['storeRefCount', load.storeRefCount],
    ['storefileUncompressedSizeMB', load.storeFileUncompressedSizeMb],
    ['lastMajorCompactionTimestamp', load.lastMajorCompaction],
    ['storefileSizeMB', load.storeFileSizeMb],
    ['memstoreSizeMB', load.memStoreSizeMb],
    ['readRequestsCount', load.readRequestCount],
    ['writeRequestsCount', load.writeRequestCount],
    ['rootIndexSizeKB', load.rootIndexSizeKb],
    ['totalStaticIndexSizeKB', load.totalStaticIndexSizeKb],
    ['totalStaticBloomSizeKB', load.totalStaticBloomSizeKb],
    ['totalCompactingKVs', load.totalCompactingCells],
    ['currentCompactedKVs', load.currentCompactedCells],
    ['compactionProgressPct', progress(load.currentCompactedCells, load.totalCompactingCells)],
    ['completeSequenceId', load.completeSequenceId],
    ['dataLocality', javaFloat(load.dataLocality)],
  ]);
}

/** As `status 'detailed'` has it. */
export function transitionText({ regionName, state, since }: RegionInTransition): string {
  return `{${encodedNameOf(regionName)} state=${state}, ts=${since}, server=null}`;
}
/** As `rit` has it. */
export function transitionSentence({ regionName, state, since }: RegionInTransition, now: number): string {
  const ago = Math.trunc((now - since) / 1000);
  return `${toStringBinary(regionName)} state=${state}, ts=${javaDate(since)} (${ago}s ago), server=null`;
}

/** Double.toString and Float.toString, for the sizes met here. */
export function javaFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isInteger(value)) return `${value}.0`;
  const single = Math.fround(value);
  if (single !== value) return String(value);
  for (let digits = 1; digits < 10; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === single) return String(Number(text));
  }
  return String(value);
}

const two = (number: number) => String(number).padStart(2, '0');

/** Ruby's Time.to_s, in whole seconds: `2026-11-28 14:20:30 +0000`. */
export function rubyTime(ms: number): string {
  const date = new Date(ms);
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${zone}`;
}

/** Ruby's inspect of what JSON.parse gives. */
export function rubyInspect(value: Json): string {
  if (value === null) return 'nil';
  if (Array.isArray(value)) return `[${value.map(rubyInspect).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}=>${rubyInspect(item)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}

function progress(done: number, all: number): string {
  return javaFloat(all > 0 ? Math.fround(done / all) : Number.NaN);
}
function fields(pairs: readonly (readonly [string, string | number])[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join(', ');
}
