import { hbaseError } from '../base/errors.ts';
import type { CacheFile } from '../storage/cache-file.ts';
import { LocalCacheFile } from '../storage/local-cache-file.ts';
import { MemoryCacheFile } from '../storage/memory-cache-file.ts';
import type { RoleContext } from './role.ts';

const FILE = 'file:';
const MEMORY = 'offheap';

/** What hbase.bucketcache.ioengine names, if it does; of the server with that index, of several that share settings. */
export async function openBlockCacheFile(context: RoleContext, index: number): Promise<CacheFile | undefined> {
  const { settings, world } = context;
  const engine = settings.text('hbase.bucketcache.ioengine');
  const path = blockCachePath(engine, index);
  if (path === undefined && engine !== MEMORY) return undefined;
  const megabytes = settings.number('hbase.bucketcache.size');
  if (megabytes < 1) {
    throw hbaseError(
      'IllegalArgumentException',
      `Bucket Cache should be minimum 1 MB in size. Configure 'hbase.bucketcache.size' with > 1 value, found ${megabytes}`,
    );
  }
  const bytes = megabytes * 1024 * 1024;
  return path === undefined ? new MemoryCacheFile(MEMORY, bytes) : LocalCacheFile.open(path, bytes, world.clock);
}

/** Undefined when no engine is set, or one that has no file. */
export function blockCachePath(engine: string, index: number): string | undefined {
  if (engine === '' || engine === MEMORY) return undefined;
  const path = engine.startsWith(FILE) ? engine.slice(FILE.length).replace(/^\/\/(?=\/)/, '') : '';
  if (path.startsWith('/')) return index === 0 ? path : `${path}.${index}`;
  throw hbaseError(
    'IllegalArgumentException',
    `hbase.bucketcache.ioengine is ${engine}, expected ${MEMORY}, or file: and an absolute path: the engines files, mmap and pmem do not exist here`,
  );
}
