import { expect, it } from 'vitest';
import { blockCachePath } from '../../bin/block-cache-file.ts';

it.each([
  ['', 0, undefined],
  ['offheap', 2, undefined],
  ['file:/var/cache', 0, '/var/cache'],
  ['file:///var/cache', 0, '/var/cache'],
  ['file:/var/cache', 2, '/var/cache.2'],
])('hbase.bucketcache.ioengine %j of server %i is %j', (engine, index, path) => {
  expect(blockCachePath(engine, index)).toBe(path);
});

it.each(['mmap:/var/cache', 'files:/a,/b', 'pmem:/a', 'file:relative', 'heap'])('%s is refused', (engine) => {
  expect(() => blockCachePath(engine, 0)).toThrow(
    `hbase.bucketcache.ioengine is ${engine}, expected offheap, or file:`,
  );
});
