// `update_config`: a running server reads its configuration file again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Settings } from '../../base/settings.ts';
import { masterConfigOf, regionServerConfigOf } from '../../bin/configs.ts';
import { configReload } from '../../bin/reload.ts';
import { connect } from '../../client/index.ts';
import { ONLINE_MASTER_CONFIG } from '../../master/master-config.ts';
import { ONLINE_REGION_SERVER_CONFIG } from '../../regionserver/region-server-config.ts';
import { startColonnade } from '../support/colonnade-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'update-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('settings read again', () => {
  const reloads = (before: Record<string, string | number>, after: Record<string, string | number>) => {
    const settings = Settings.defaults().with(before);
    const reload = async () => Settings.defaults().with(after);
    const master = (read: Settings) => masterConfigOf(read, false);
    const world = { settings, reload };
    return [
      configReload({
        ...{ ...world, configOf: master, otherConfigOf: regionServerConfigOf, online: ONLINE_MASTER_CONFIG },
      }),
      configReload({
        ...{ ...world, configOf: regionServerConfigOf, otherConfigOf: master, online: ONLINE_REGION_SERVER_CONFIG },
      }),
    ] as const;
  };
  const names = ({ applied, waiting }: { applied: readonly string[]; waiting: readonly string[] }) => [
    applied,
    waiting,
  ];

  it('take effect at once, or wait for a restart, or are of the other role', async () => {
    const [master, regionServer] = reloads(
      { 'hbase.server.keyvalue.maxsize': 100 },
      {
        'hbase.hstore.compaction.ratio': 2,
        'hbase.hstore.engine.class': 'org.apache.hadoop.hbase.regionserver.StripeStoreEngine',
        'hbase.normalizer.period': 5,
        'hbase.normalizer.merge.min.region.count': 7,
        'hbase.regionserver.port': 9,
      },
    );
    expect(names(await master())).toEqual([
      ['hbase.normalizer.merge.min.region.count'],
      ['hbase.regionserver.port', 'hbase.normalizer.period'],
    ]);
    const { config, ...told } = await regionServer();
    expect(names(told)).toEqual([
      ['hbase.server.keyvalue.maxsize', 'hbase.hstore.compaction.ratio'],
      ['hbase.regionserver.port', 'hbase.hstore.engine.class'],
    ]);
    expect([config.maxCellBytes, [...config.siteValues!]]).toEqual([
      10 * 1024 ** 2,
      [['hbase.hstore.compaction.ratio', '2']],
    ]);
    expect(names(await regionServer())).toEqual([[], ['hbase.regionserver.port', 'hbase.hstore.engine.class']]);
  });

  it('of slow and large calls take effect on both; those of scans are as the others until they are given', async () => {
    const [master, regionServer] = reloads(
      { 'hbase.ipc.warn.response.time': 5 },
      {
        'hbase.ipc.warn.response.time': 7,
        'hbase.ipc.warn.response.size.scan': 9,
        'hbase.regionserver.slowlog.buffer.enabled': 'true',
        'hbase.regionserver.slowlog.ringbuffer.size': 3,
      },
    );
    const limits = { slowMs: 7, slowScanMs: 7, largeBytes: 100 * 1024 ** 2, largeScanBytes: 9 };
    const ofBoth = ['hbase.ipc.warn.response.time', 'hbase.ipc.warn.response.size.scan'];
    const ofMaster = await master();
    expect(names(ofMaster)).toEqual([ofBoth, []]);
    expect(ofMaster.config.callLimits).toEqual(limits);
    const { config, ...told } = await regionServer();
    expect(names(told)).toEqual([
      [...ofBoth, 'hbase.regionserver.slowlog.buffer.enabled'],
      ['hbase.regionserver.slowlog.ringbuffer.size'],
    ]);
    expect([config.callLimits, config.slowLog?.isKept]).toEqual([limits, true]);
  });
});

it('a server takes on what may change while it runs, and says what waits for a restart', async () => {
  const file = join(folder, 'colonnade.json');
  const configure = (settings: Record<string, string | number>) =>
    writeFileSync(file, JSON.stringify({ 'hbase.regionserver.msginterval': 100, ...settings }));
  configure({ 'hbase.hstore.compaction.min': 9 });
  const cluster = await startColonnade({ memory: true, args: ['--config', file] });
  try {
    await using connection = await connect(cluster.quorum);
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] });
    const put = (row: string, value: string) =>
      connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
    const flushed = async (row: string) => {
      await put(row, 'v');
      await admin.flush('t');
    };
    const storeFiles = async () => {
      const [{ region }] = await admin.regions('t');
      const { liveServers } = await admin.clusterStatus();
      const load = liveServers[0].regions.find(({ name }) => name.equals(region.name));
      return load?.storeFileCount;
    };
    for (const row of ['a', 'b', 'c', 'd']) await flushed(row);
    await expect.poll(storeFiles).toBe(4);
    configure({ 'hbase.hstore.compaction.min': 2, 'hbase.server.keyvalue.maxsize': 1000 });
    await admin.updateConfiguration();
    await expect(put('d', 'v'.repeat(2000))).rejects.toThrow('exceeds limit of 1000 bytes');
    await admin.compact('t');
    await expect.poll(storeFiles).toBe(1);
    configure({ 'hbase.server.keyvalue.maxsize': 5000, 'hbase.regionserver.maxlogs': 7 });
    await expect(admin.updateConfiguration()).rejects.toThrow(
      /hbase.regionserver.maxlogs changed, and takes effect when the server is started again/,
    );
    await put('d', 'v'.repeat(2000));
    configure({ 'hbase.server.keyvalue.maxsize': 'many' });
    await expect(admin.updateConfiguration()).rejects.toThrow('hbase.server.keyvalue.maxsize must be a whole number');
    await put('d', 'v'.repeat(3000));
  } finally {
    await cluster.stop();
  }
});
