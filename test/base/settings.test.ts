import { describe, expect, it } from 'vitest';
import { OPTIONS } from '../../base/options.ts';
import { Settings } from '../../base/settings.ts';
import { isUnusedHere } from '../../base/unused-settings.ts';

describe('Settings', () => {
  it('has a valid default for every option', () => {
    for (const spec of OPTIONS) expect(() => Settings.defaults().with({ [spec.name]: spec.default })).not.toThrow();
  });
  it('overlays in order and parses by unit', () => {
    const settings = Settings.defaults().with({ 'hbase.master.port': '16005' }).with({ 'hbase.rest.readonly': 'true' });
    expect(settings.number('hbase.master.port')).toBe(16005);
    expect(settings.boolean('hbase.rest.readonly')).toBe(true);
    expect(settings.number('hbase.regionserver.port')).toBe(16020);
  });
  it('names the nearest known setting', () => {
    expect(() => Settings.defaults().with({ 'hbase.master.prot': 1 })).toThrow(
      /unknown setting hbase.master.prot; did you mean hbase.master.port\?/,
    );
  });
  it.each([
    ['hbase.master.port', '70000', /whole number from 0 to 65535/],
    ['hbase.master.port', 'x', /whole number/],
    ['hbase.rest.readonly', 'yes', /true or false/],
    ['hfile.block.cache.size', '3', /number from 0 to 0.9/],
    ['colonnade.log.level', 'loud', /one of debug/],
  ])('refuses %s = %s', (name, value, message) => {
    expect(() => Settings.defaults().with({ [name]: value }, 'hbase-site.xml')).toThrow(message);
  });
  it('passes over client and JVM properties of a stock hbase-site.xml when lenient', () => {
    const values = {
      'hbase.client.retries.number': '3',
      'hbase.cluster.distributed': 'false',
      'hbase.zookeeper.quorum': 'localhost',
    };
    const settings = Settings.defaults().with(values, 'hbase-site.xml', true);
    expect(settings.unused).toEqual([]);
  });
  it('passes over settings of HBase that are not used here, and knows which; elsewhere they are refused', () => {
    const values = {
      'hbase.regionserver.handler.count': '30',
      'hbase.superuser': 'root',
      'hbase.master.port': '16005',
    };
    const settings = Settings.defaults().with(values, 'hbase-site.xml', true).with({ 'hbase.rest.port': '1' });
    expect(settings.unused).toEqual(['hbase.regionserver.handler.count', 'hbase.superuser']);
    expect(settings.number('hbase.master.port')).toBe(16005);
    expect(() => Settings.defaults().with(values, '-D')).toThrow(
      "-D: hbase.regionserver.handler.count is a setting of HBase's that is not used here",
    );
    expect(() => Settings.defaults().with({ 'hbase.regionserver.handler.cuont': '30' }, 'a file', true)).toThrow(
      /unknown setting/,
    );
  });
  it('uses none of those that it says it does not', () => {
    expect(OPTIONS.filter(({ name }) => isUnusedHere(name))).toEqual([]);
  });
});
