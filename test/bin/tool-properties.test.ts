import { describe, expect, it } from 'vitest';
import { ToolProperties, withJavaFlags } from '../../bin/tool-properties.ts';

describe('properties of tools', () => {
  it('are those of the tool and of the cluster; what is Hadoop’s is passed over', () => {
    const properties = new ToolProperties(
      ['importtsv.separator=|', 'create.table=no', 'n=7', 'mapreduce.job.name=x'],
      ['importtsv.separator', 'create.table', 'n'],
      /^mapreduce\./,
    );
    expect(properties.text('importtsv.separator')).toBe('|');
    expect(properties.flag('create.table')).toBe(false);
    expect(properties.count('n')).toBe(7);
    expect(properties.flag('absent')).toBeUndefined();
  });

  it('are refused when they are unknown or none', () => {
    expect(() => new ToolProperties(['create.tabel=no'], ['create.table'])).toThrow('did you mean create.table?');
    expect(() => new ToolProperties(['create.table'], ['create.table'])).toThrow('-D wants name=value');
    const properties = new ToolProperties(['a=maybe', 'b=x'], ['a', 'b']);
    expect(() => properties.flag('a')).toThrow('true (yes) or false (no)');
    expect(() => properties.count('b')).toThrow('a whole number');
  });

  it.each([
    [[], {}, { quorum: 'localhost:2181' }],
    [['hbase.zookeeper.quorum=a,b', 'hbase.zookeeper.property.clientPort=99'], {}, { quorum: 'a:99,b:99' }],
    [['hbase.zookeeper.quorum=a:1'], {}, { quorum: 'a:1' }],
    [['hbase.zookeeper.quorum=a'], { quorum: 'c:5' }, { quorum: 'c:5' }],
    [['zookeeper.znode.parent=/x'], { bootstrap: 'd:1' }, { bootstrap: 'd:1', znodeParent: '/x' }],
  ])('say where the cluster is: %j %j', (defines, given, target) => {
    expect(new ToolProperties(defines, []).target(given)).toEqual(target);
  });

  it('flags with one dash are Java’s', () => {
    expect(withJavaFlags(['bulkload', '-loadTable', '-D', 'x=y'], ['loadTable'])).toEqual([
      ...['bulkload', '--load-table', '-D', 'x=y'],
    ]);
  });
});
