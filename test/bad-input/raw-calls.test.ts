// What no client of ours would send, at a whole cluster: the exact error, a connection that can be used afterwards (or is closed), and
// nothing changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { type Connection, connect } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { RawClient, request } from '../rpc/raw-client.ts';

let cluster: Cluster;
let connection: Connection;
let port = 0;
let region: { type: number; value: Buffer };

beforeAll(async () => {
  cluster = await start({ memory: true });
  connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] });
  await connection.table('t').put({ row: 'before', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
  const [detail] = await connection.admin.regions('t');
  port = detail.server!.port;
  region = { type: 1, value: detail.region.name };
});
afterAll(async () => {
  await connection.close();
  await cluster.stop();
});

const bytes = (text: string) => Buffer.from(text);
const get = (fields: object) =>
  request('Get', pb.GetRequest.encode({ region, get: { row: bytes('r'), ...fields } }).finish());
const scan = (fields: object) =>
  request('Scan', pb.ScanRequest.encode({ region, scan: fields, number_of_rows: 1 }).finish());
const columns = (family: string, value: Uint8Array = bytes('v')) => [
  { family: bytes(family), qualifier_value: [{ qualifier: bytes('q'), value }] },
];
const put = (fields: object) =>
  request('Mutate', pb.MutateRequest.encode({ region, mutation: { mutate_type: 2, ...fields } }).finish());

const cellOf = (row: string, type = 4) =>
  encodeKeyValue({
    row: bytes(row),
    family: bytes('f'),
    qualifier: bytes('q'),
    timestamp: 1n,
    type,
    value: bytes('v'),
  });
function blockOf(cell: Buffer, change: (bytes: Buffer) => void = () => {}): Buffer {
  const block = Buffer.concat([Buffer.alloc(4), cell]);
  block.writeUInt32BE(cell.length);
  change(block);
  return block;
}
/** A put in a cell block, as clients send batches. */
function multi(block: Buffer, count = 1): Buffer {
  const mutation = { row: bytes('r'), mutate_type: 2 as const, associated_cell_count: count };
  const message = { regionAction: [{ region, action: [{ index: 0, mutation }] }] };
  return request('Multi', pb.MultiRequest.encode(message).finish(), {}, block);
}

/** `Class: message` of the error, wherever in the answer it stands. */
async function errorOf(raw: RawClient): Promise<string | undefined> {
  const response = await raw.response();
  if (response === undefined) return 'closed';
  const { exception } = response.header;
  if (exception != null) {
    expect(exception.do_not_retry).toBe(true);
    return exception.stack_trace?.split('\n')[0];
  }
  const answer = pb.MultiResponse.decode(response.message);
  const value = answer.regionActionResult?.[0]?.resultOrException?.[0]?.exception?.value;
  return value == null ? undefined : Buffer.from(value).toString().split('\n')[0];
}

const HBASE = 'org.apache.hadoop.hbase.';
const REFUSED = `${HBASE}DoNotRetryIOException: `;

describe('a call with', () => {
  it.each([
    ['an empty row', () => put({ row: bytes(''), column_value: columns('f') }), `${REFUSED}Row length 0 in a mutation`],
    [
      'a row over 32,767 bytes',
      () => put({ row: Buffer.alloc(32_768, 'x'), column_value: columns('f') }),
      `${REFUSED}Row > 32767: length 32768`,
    ],
    ['no row', () => put({ column_value: columns('f') }), `${REFUSED}row cannot be null`],
    ['no cells', () => put({ row: bytes('r') }), `${REFUSED}No columns to put`],
    [
      'a family that does not exist',
      () => put({ row: bytes('r'), column_value: columns('nope') }),
      new RegExp(`^${HBASE}regionserver.NoSuchColumnFamilyException: Column family nope does not exist in region t,,`),
    ],
    [
      'a family over 127 bytes',
      () => put({ row: bytes('r'), column_value: columns('f'.repeat(128)) }),
      `${REFUSED}Family > 127: length 128`,
    ],
    [
      'a value over the limit',
      () => put({ row: bytes('r'), column_value: columns('f', Buffer.alloc(11 * 1024 * 1024)) }),
      /DoNotRetryIOException: Cell\[r\/f:q\/LATEST_TIMESTAMP\/vlen=11534336\] with size \d+ exceeds limit of 10485760 bytes/,
    ],
    ['an empty row to get', () => get({ row: bytes('') }), `${REFUSED}Row length is 0`],
    ['negative versions to get', () => get({ max_versions: -1 }), `${REFUSED}versions must be positive`],
    ['no versions to get', () => get({ max_versions: 0 }), `${REFUSED}versions must be positive`],
    ['negative versions to scan', () => scan({ max_versions: -7 }), `${REFUSED}versions must be positive`],
    [
      'a filter that does not exist',
      () => get({ filter: { name: 'com.example.Filter', serialized_filter: bytes('x') } }),
      `${REFUSED}java.lang.ClassNotFoundException: com.example.Filter`,
    ],
    [
      'a filter that is none',
      () => get({ filter: { name: `${HBASE}filter.PrefixFilter`, serialized_filter: Buffer.from('ff', 'hex') } }),
      /DoNotRetryIOException: org.apache.hadoop.hbase.exceptions.DeserializationException: .*PrefixFilter/,
    ],
    [
      'a message that is no protobuf',
      () => request('Mutate', Buffer.alloc(9, 0xff)),
      /^org.apache.hadoop.hbase.DoNotRetryIOException: Unable to read call parameter of ClientService.Mutate: Malformed protobuf/,
    ],
    [
      'a message that is cut',
      () => request('Get', Buffer.from('0a05', 'hex')),
      /Unable to read call parameter of ClientService.Get: Malformed protobuf message at byte 2: a field of 5 bytes, 0 left/,
    ],
    [
      'a method that does not exist',
      () => request('Nope', Buffer.alloc(0)),
      `${REFUSED}java.lang.UnsupportedOperationException: ClientService has no method Nope`,
    ],
    [
      'a scanner that does not exist',
      () => request('Scan', pb.ScanRequest.encode({ scanner_id: 12345, number_of_rows: 1 }).finish()),
      /^org.apache.hadoop.hbase.UnknownScannerException: Unknown scanner '12345'/,
    ],
  ] as [string, () => Buffer, string | RegExp][])('%s', async (_, frame, expected) => {
    await refused(frame(), expected);
  });
});

describe('a cell block', () => {
  const whole = blockOf(cellOf('r'));
  it.each([
    [
      'with fewer cells than it says',
      multi.bind(null, whole, 2),
      /Cell count of 2 but at index 1 no cell returned: put of row 'r'/,
    ],
    [
      'that is cut',
      () => multi(whole.subarray(0, whole.length - 3)),
      /Cell of \d+ bytes, but \d+ bytes left in the cell block/,
    ],
    [
      'with a key longer than itself',
      () => multi(blockOf(cellOf('r'), (b) => b.writeUInt32BE(0x7fffffff, 4))),
      /Invalid KeyValue: key length 2147483647/,
    ],
    [
      'with a row longer than its key',
      () => multi(blockOf(cellOf('r'), (b) => b.writeInt16BE(0x7000, 12))),
      /Invalid KeyValue: row length 28672/,
    ],
    [
      'with a family of negative length',
      () => multi(blockOf(cellOf('r'), (b) => b.writeUInt8(200, 15))),
      /Invalid KeyValue: family length -56/,
    ],
    ['with a type that does not exist', () => multi(blockOf(cellOf('r', 99))), /Invalid KeyValue: type 99/],
    [
      'with a cell of another row',
      () => multi(blockOf(cellOf('other'))),
      /WrongRowIOException: The row in other doesn't match the original one r/,
    ],
  ] as [string, () => Buffer, RegExp][])('%s', async (_, frame, expected) => {
    await refused(frame(), expected);
  });
});

async function refused(frame: Buffer, expected: string | RegExp): Promise<void> {
  const raw = new RawClient(port).hello('ClientService');
  try {
    raw.write(frame);
    const error = await errorOf(raw);
    if (typeof expected === 'string') expect(error).toBe(expected);
    else expect(error).toMatch(expected);
    // The connection goes on.
    raw.write(get({ row: bytes('before') }));
    expect((await raw.response())?.header.exception).toBeNull();
  } finally {
    raw.destroy();
  }
  expect(await rows()).toEqual(['before']);
}

async function rows(): Promise<string[]> {
  const found: string[] = [];
  for await (const row of connection.table('t').scan({ raw: true, versions: Infinity })) found.push(row.key.toString());
  return found;
}

describe('a connection that', () => {
  it.each([
    ['speaks HTTP', bytes('GET / HTTP/1.1\r\nhost: x\r\n\r\n')],
    ['starts with zeros', Buffer.alloc(64)],
    ['speaks TLS', Buffer.from('160301020001000001fc0303', 'hex')],
    ['names an auth method that does not exist', Buffer.from('HBas\x00\x63', 'latin1')],
    [
      'sends a header that is none',
      Buffer.concat([Buffer.from('HBas\x00\x50', 'latin1'), Buffer.from('00000004ffffffff', 'hex')]),
    ],
    [
      'announces a frame of 2 GB',
      Buffer.concat([Buffer.from('HBas\x00\x50', 'latin1'), Buffer.from('7fffffff', 'hex'), Buffer.alloc(64, 7)]),
    ],
    [
      'announces a frame of negative length',
      Buffer.concat([Buffer.from('HBas\x00\x50', 'latin1'), Buffer.from('80000000', 'hex'), Buffer.alloc(8)]),
    ],
  ])('%s is closed, and others are served', async (_, sent) => {
    const raw = new RawClient(port);
    raw.write(sent);
    await raw.closed();
    expect(await rows()).toEqual(['before']);
  });

  it('breaks off within a frame harms nobody', async () => {
    for (let cut = 1; cut < 60; cut += 7) {
      const raw = new RawClient(port).hello('ClientService');
      raw.write(put({ row: bytes('cut'), column_value: columns('f') }).subarray(0, cut));
      await new Promise<void>((sent) => raw.socket.write('', () => sent()));
      raw.destroy();
    }
    expect(await rows()).toEqual(['before']);
  });
});
