// The power goes while the doctor repairs, before each of its writes: what is found then is no worse than before, and the next repair ends it.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../base/random.ts';
import { makeCluster, ROWS, type Stopped } from './support/stopped-cluster.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Of the places where it is cut, so many are started and read, too. */
const STARTED = 5;

describe('a repair that is cut short', () => {
  it(`before any of its writes is made good by the next one (SEED=${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const cluster = await makeCluster('kill');
    const [first, second, third] = await cluster.regions('t');
    await cluster.dropRow('t', second);
    await cluster.flip(`${cluster.folder('t', third)}/.regioninfo`, 4);
    await cluster.disk.files.delete(cluster.folder('t', first));
    await cluster.flip(await cluster.file('data/ns/u/.tabledesc', /tableinfo/), 3);
    await cluster.flip('hbase.version', 0);
    const row = Buffer.alloc(8);
    row.writeBigUInt64BE(900n);
    const cell = { family: Buffer.from('proc'), qualifier: Buffer.from('d'), value: Buffer.from('nonsense') };
    await cluster.editStore((edits) => edits.put(row, [cell]));

    const cut: { before: string; left: Stopped }[] = [];
    cluster.observer = ({ name, path }) => {
      // A part of what was not synced survives, or nothing of it.
      cut.push({ before: `${name} ${path}`, left: cluster.clone(random.below(2) === 0 ? random : undefined) });
    };
    expect((await cluster.doctor({ repair: true })).problems).toEqual([]);
    cluster.observer = undefined;
    expect(cut.length).toBeGreaterThan(12);
    const started = new Set(Array.from({ length: STARTED }, () => random.below(cut.length)));
    for (const [i, { before, left }] of cut.entries()) {
      expect((await left.doctor({ repair: true })).problems, `cut before: ${before}`).toEqual([]);
      if (started.has(i)) expect(await left.rows('t', 'ns:u'), `cut before: ${before}`).toEqual([ROWS, ROWS]);
    }
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
  });
});
