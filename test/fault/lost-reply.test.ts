import { expect, it } from 'vitest';
import type { MemoryDisk } from '../../storage/memory-disk.ts';
import { increment, long, RegionFixture } from '../regionserver/region-fixture.ts';

it('an increment whose reply was lost counts once, also when it was flushed before the server died', async () => {
  const t = await RegionFixture.open({ families: { f: {} } });
  const once = (region: RegionFixture) => region.mutate([increment('c', 'f:n', 1n, 5n)], { nonceGroup: 9n });
  await once(t);
  await t.region.flush({ force: true, reason: 'test' });
  const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
  await once(recovered);
  expect(await recovered.value('c', 'f:n')).toBe(long(1n).toString('latin1'));
});
