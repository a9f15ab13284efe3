import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import * as payloads from '../../coordination/znode-payloads.ts';
import { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { ServerName } from '../../model/server-name.ts';
import { TABLE_STATES } from '../../model/table-state.ts';

const server = new ServerName('host.example', 16020, 1795249494123);
const random = new SeededRandom(5);
const PBUF = Buffer.from('PBUF');

describe('the front of znode data', () => {
  it('ff, the length of id and salt, both, the payload', () => {
    const data = payloads.addZnodeFront('master:16000', random, Buffer.from('payload'));
    expect(data[0]).toBe(0xff);
    expect(data.readUInt32BE(1)).toBe(0x14);
    expect(data.toString('latin1', 5, 17)).toBe('master:16000');
    expect(data.length).toBe(5 + 20 + 7);
    expect(payloads.stripZnodeFront(data).toString()).toBe('payload');
  });
  it('data without one is the payload; empty data has none', () => {
    expect(payloads.addZnodeFront('master:16000', random, Buffer.alloc(0)).length).toBe(0);
    expect(payloads.stripZnodeFront(Buffer.from('PBUFx')).toString()).toBe('PBUFx');
    expect(payloads.stripZnodeFront(Buffer.alloc(0)).length).toBe(0);
  });
  it('one that is cut is refused', () => {
    const data = payloads.addZnodeFront('master:16000', random, Buffer.from('p'));
    for (let length = 1; length < data.length - 1; length++) {
      expect(() => payloads.stripZnodeFront(data.subarray(0, length)), `${length} bytes`).toThrow("A znode's front");
    }
  });
});

describe('payloads', () => {
  it('meta-region-server', () => {
    for (const state of ['OPENING', 'OPEN'] as const) {
      const bytes = payloads.encodeMetaLocation(server, state);
      expect(bytes.subarray(0, 4)).toEqual(PBUF);
      // rpc_version 0, state 2 or 3
      expect(bytes.subarray(-4)).toEqual(Buffer.from([0x10, 0, 0x18, state === 'OPEN' ? 3 : 2]));
      expect(payloads.decodeMetaLocation(bytes)).toEqual({ server, state });
    }
  });
  it('master and backup masters', () => {
    const address = { server, infoPort: 16010 };
    expect(payloads.decodeMasterAddress(payloads.encodeMasterAddress(address))).toEqual(address);
    const fronted = payloads.addZnodeFront('master:16000', random, payloads.encodeMasterAddress(address));
    expect(payloads.decodeMasterAddress(fronted)).toEqual(address);
  });
  it('region servers', () => {
    const info = payloads.decodeRegionServerInfo(payloads.encodeRegionServerInfo({ infoPort: 16030 }));
    expect(info.infoPort).toBe(16030);
  });
  it('hbaseid, with a message or as bare text', () => {
    const id = 'f0a2c0f0-0000-4000-8000-000000000001';
    expect(payloads.decodeClusterId(payloads.encodeClusterId(id))).toBe(id);
    expect(payloads.decodeClusterId(Buffer.from(id))).toBe(id);
  });
  it('running, as java.util.Date prints it', () => {
    expect(payloads.javaDateText(Date.UTC(2026, 10, 21, 7, 24, 54))).toBe('Sat Nov 21 07:24:54 UTC 2026');
    expect(payloads.decodeClusterUp(payloads.encodeClusterUp(Date.UTC(2026, 0, 1)))).toBe(
      'Thu Jan 01 00:00:00 UTC 2026',
    );
  });
  it('the mirror of table states', () => {
    expect(payloads.encodeTableStateMirror('ENABLED').toString('hex')).toBe('504255460800');
    expect(payloads.encodeTableStateMirror('ENABLING').toString('hex')).toBe('504255460803');
    for (const state of TABLE_STATES) {
      expect(payloads.decodeTableStateMirror(payloads.encodeTableStateMirror(state))).toBe(state);
    }
  });
  it('namespaces, without magic', () => {
    const descriptor = new NamespaceDescriptor('ns', [['key', 'value']]);
    const bytes = payloads.encodeNamespace(descriptor);
    expect(bytes.subarray(0, 4)).not.toEqual(PBUF);
    expect(payloads.decodeNamespace(payloads.addZnodeFront('master:16000', random, bytes))).toEqual(descriptor);
  });
  it('switches; nothing means on', () => {
    for (const isOn of [true, false]) {
      expect(payloads.decodeSwitch(payloads.encodeSwitch(isOn))).toBe(isOn);
      expect(payloads.decodeBalancerSwitch(payloads.encodeBalancerSwitch(isOn))).toBe(isOn);
    }
    expect(payloads.decodeSwitch(Buffer.alloc(0))).toBe(true);
    expect(payloads.decodeBalancerSwitch(Buffer.alloc(0))).toBe(true);
  });
  it('what is no message is refused with a reason', () => {
    expect(() => payloads.decodeMasterAddress(Buffer.from('nonsense'))).toThrow(
      'Expected a master address with magic PBUF',
    );
    const bytes = payloads.encodeMasterAddress({ server, infoPort: 1 });
    for (let length = 4; length < bytes.length - 6; length++) {
      expect(() => payloads.decodeMasterAddress(bytes.subarray(0, length)), `${length} bytes`).toThrow(
        'A damaged master address',
      );
    }
  });
});

describe('where they stand', () => {
  it('under /hbase, or under another parent', () => {
    const znodes = new HBaseZnodes();
    expect([znodes.master, znodes.clusterId, znodes.metaRegionServer(), znodes.metaRegionServer(2)]).toEqual([
      '/hbase/master',
      '/hbase/hbaseid',
      '/hbase/meta-region-server',
      '/hbase/meta-region-server-2',
    ]);
    expect(znodes.regionServer(server)).toBe('/hbase/rs/host.example,16020,1795249494123');
    expect(new HBaseZnodes('/a/b').backupMaster(server)).toBe('/a/b/backup-masters/host.example,16020,1795249494123');
    expect(new HBaseZnodes('/').table('ns:t')).toBe('/table/ns:t');
    expect(new HBaseZnodes('/x').switch('split')).toBe('/x/switch/split');
  });
  it('the skeleton lists parents before children', () => {
    const { skeleton } = new HBaseZnodes();
    for (const [i, path] of skeleton.entries()) {
      if (i > 0) expect(skeleton.slice(0, i)).toContain(path.slice(0, path.lastIndexOf('/')));
    }
  });
  it('a parent that cannot be is refused', () => {
    expect(() => new HBaseZnodes('hbase')).toThrow("zookeeper.znode.parent is 'hbase'");
  });
});
