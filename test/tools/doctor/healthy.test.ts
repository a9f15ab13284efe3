// Nothing is said to be wrong with what is well.
import { describe, expect, it } from 'vitest';
import { makeCluster, ROWS } from './support/stopped-cluster.ts';

describe('a healthy cluster', () => {
  it.each(['stop', 'kill'] as const)('after a %s has no problem, and a repair changes nothing', async (end) => {
    const cluster = await makeCluster(end);
    cluster.deep = true;
    const seen = await cluster.doctor();
    expect(seen.problems).toEqual([]);
    expect(seen.status).toBe(0);
    const repaired = await cluster.doctor({ repair: true });
    expect(repaired.json.repaired).toEqual([]);
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
  });
});
