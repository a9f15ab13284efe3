import { expect, it } from 'vitest';
import { MemoryCacheFile } from '../../storage/memory-cache-file.ts';

const MB = 1 << 20;

it('holds what was written, over the borders of its pieces and to its last byte', async () => {
  const file = new MemoryCacheFile('offheap', 40 * MB);
  for (const offset of [0, 16 * MB - 3, 32 * MB - 1, 40 * MB - 100]) {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, i) => i + 1));
    await file.write(offset, bytes);
    const read = file.tryReadSync(offset, 100);
    expect(read).toEqual(bytes);
    // Its own: what is written later does not change it.
    await file.write(offset, Buffer.alloc(100));
    expect(read).toEqual(bytes);
    expect(await file.read(offset, 100)).toEqual(Buffer.alloc(100));
  }
});

it('a block as long as several pieces', async () => {
  const file = new MemoryCacheFile('offheap', 64 * MB);
  const bytes = Buffer.alloc(40 * MB, 'abc');
  await file.write(5, bytes);
  expect(file.tryReadSync(5, bytes.length).equals(bytes)).toBe(true);
});

it('fails where nothing was written, beyond its end, and when it is closed', async () => {
  const file = new MemoryCacheFile('offheap', 2 * MB);
  expect(() => file.tryReadSync(0, 1)).toThrow('offheap: nothing was written at 0');
  await file.write(0, Buffer.alloc(10));
  expect(() => file.tryReadSync(2 * MB - 1, 2)).toThrow(`nothing was written at ${2 * MB}`);
  await expect(file.write(2 * MB - 1, Buffer.alloc(2))).rejects.toThrow(`offheap: it ends at ${2 * MB}`);
  await file.close();
  expect(() => file.tryReadSync(0, 1)).toThrow();
});
