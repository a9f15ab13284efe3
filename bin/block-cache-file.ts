import { hbaseError } from '../base/errors.ts';
import type { CacheFile } from '../storage/cache-file.ts';
import { LocalCacheFile } from '../storage/local-cache-file.ts';
import type { RoleContext } from './role.ts';

const FILE = 'file:';

/** The file that hbase.bucketcache.ioengine names, if it does; of the server with that index, of several that share settings. */
export async function openBlockCacheFile(context: RoleContext, index: number): Promise<CacheFile | undefined> {
  const { settings, world } = context;
  const path = blockCachePath(settings.text('hbase.bucketcache.ioengine'), index);
  if (path === undefined) return undefined;
  const megabytes = settings.number('hbase.bucketcache.size');
  if (megabytes < 1) {
    throw hbaseError(
      'IllegalArgumentException',
      `Bucket Cache should be minimum 1 MB in size. Configure 'hbase.bucketcache.size' with > 1 value, found ${megabytes}`,
    );
  }
  return LocalCacheFile.open(path, megabytes * 1024 * 1024, world.clock);
}

/** Undefined when no engine is set. */
export function blockCachePath(engine: string, index: number): string | undefined {
  if (engine === '') return undefined;
  const path = engine.startsWith(FILE) ? engine.slice(FILE.length).replace(/^\/\/(?=\/)/, '') : '';
  if (path.startsWith('/')) return index === 0 ? path : `${path}.${index}`;
  throw hbaseError(
    'IllegalArgumentException',
    `hbase.bucketcache.ioengine is ${engine}, expected file: and an absolute path: the engines offheap, files, mmap and pmem do not exist here (in memory there is the block cache itself: hfile.block.cache.size)`,
  );
}
