// node test/fuzz/make-corpus.ts: writes the inputs that the fuzzer starts from, small pieces of the golden files and of our own. Files of
// other names (what once went wrong) stay.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ManualClock } from '../../base/clock.ts';
import { CODEC_NAMES } from '../../base/codec-registry.ts';
import { slabOf } from '../../base/slab.ts';
import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { kvLength } from '../../cell/key-value.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { encodeTags } from '../../cell/tag.ts';
import { ColumnFamilyDescriptor, DATA_BLOCK_ENCODINGS } from '../../model/column-family-descriptor.ts';
import { filterToProto } from '../../model/filter/filter-codec.ts';
import { parseFilter } from '../../model/filter/parse-filter.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { encodeReference, referenceTo } from '../../rootdir/reference.ts';
import { encodeSnapshotManifest } from '../../rootdir/snapshot-manifest.ts';
import { encodeStoreFileList } from '../../rootdir/store-file-list.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import { openBytes, put, type TestCell, testCell, writeCells } from '../hfile/support.ts';

const GOLDEN = new URL('../golden/', import.meta.url);
const golden = (name: string) => readFileSync(new URL(name, GOLDEN));

function write(target: string, name: string, bytes: Uint8Array): void {
  const folder = new URL(`corpus/${target}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(name, folder), bytes);
}

const TAGS = encodeTags([
  { type: 64, value: Buffer.from('xy') },
  { type: 8, value: Buffer.from('0000000000002710', 'hex') },
]);

function cells(count: number, tagged: boolean): TestCell[] {
  const out: TestCell[] = [];
  for (let i = 0; i < count; i++) {
    const row = `row${String(i).padStart(3, '0')}`;
    if (i % 9 === 4)
      out.push(testCell({ row: Buffer.from(row), family: Buffer.from('cf'), timestamp: 9n, type: 14, sequenceId: i }));
    out.push(put(row, 'a', 1_700_000_000_000 - i * 7, `value${i >> 1}`, i + 1), put(row, 'bcd', 10 + i, '', i + 300));
  }
  return tagged ? out.map((cell, i) => (i % 3 === 0 ? { ...cell, tags: TAGS } : cell)) : out;
}

const SMALL = { clock: new ManualClock(1), indexChunkBytes: 150, indexMinEntries: 2, bloomChunkBytes: 128 } as const;

/** Blocks of a file by their magic: header and payload. */
function blocksOf(bytes: Buffer): Map<string, Buffer[]> {
  const found = new Map<string, Buffer[]>();
  for (let at = 0; at < bytes.length - 4096; at += 33 + bytes.readUInt32BE(at + 8)) {
    const magic = bytes.toString('latin1', at, at + 8);
    found.set(magic, [...(found.get(magic) ?? []), bytes.subarray(at, at + bytes.readUInt32BE(at + 29))]);
  }
  return found;
}

async function hfiles(): Promise<void> {
  for (const encoding of DATA_BLOCK_ENCODINGS) {
    for (const tagged of [false, true]) {
      const name = tagged ? 'tags' : 'plain';
      const { bytes } = await writeCells(cells(12, tagged), { ...SMALL, encoding, blockSizeBytes: 700 });
      const [block] = blocksOf(bytes).get(encoding === 'NONE' ? 'DATABLK*' : 'DATABLKE')!;
      const body = block.subarray(encoding === 'NONE' ? 33 : 35);
      const flags = 2 + (tagged ? (encoding === 'NONE' || encoding === 'ROW_INDEX_V1' ? 1 : 5) : 0);
      write(`encoding-${encoding.toLowerCase()}`, name, Buffer.concat([Buffer.from([flags]), body]));
      write('hfile', `${encoding}-${name}`, bytes);
    }
    if (encoding !== 'NONE') {
      const file = readdirSync(new URL('hfile/', GOLDEN)).find((n) => n.startsWith(`${encoding}_1_`))!;
      const [block] = blocksOf(golden(`hfile/${file}`)).get('DATABLKE')!;
      write(`encoding-${encoding.toLowerCase()}`, 'hbase', Buffer.concat([Buffer.from([3]), block.subarray(35)]));
    }
  }
  for (const [i, compression] of CODEC_NAMES.entries()) {
    const { bytes } = await writeCells(cells(8, false), { ...SMALL, compression, blockSizeBytes: 500 });
    const [block] = blocksOf(bytes).get('DATABLK*')!;
    write('hfile-block', compression, Buffer.concat([Buffer.from([i]), block]));
    write('hfile', compression, bytes);
  }
  for (const bloom of ['ROW', 'ROWCOL'] as const) {
    const { bytes } = await writeCells(cells(60, false), {
      ...SMALL,
      indexChunkBytes: 100,
      bloom,
      blockSizeBytes: 150,
    });
    const blocks = blocksOf(bytes);
    const { trailer } = await openBytes(bytes);
    const [meta] = blocks.get('BLMFMET2')!;
    write('hfile-bloom', bloom, Buffer.concat([Buffer.from([bloom === 'ROWCOL' ? 1 : 0]), meta.subarray(33)]));
    const [root] = blocks.get('IDXROOT2')!;
    const head = Buffer.from([0x80 + trailer.dataIndexCount]);
    write('hfile-root-index', bloom, Buffer.concat([head, root.subarray(33)]));
    write('hfile-index', `${bloom}-leaf`, blocks.get('IDXLEAF2')![0].subarray(33));
    write('hfile-index', `${bloom}-intermediate`, blocks.get('IDXINTE2')![0].subarray(33));
    write('hfile-file-info', bloom, blocks.get('FILEINF2')![0].subarray(33));
    write('hfile-trailer', bloom, bytes.subarray(bytes.length - 4096));
  }
  const hbase = golden('hfile/FAST_DIFF_2_NONE_ROW');
  write('hfile-trailer', 'hbase', hbase.subarray(hbase.length - 4096));
  write('hfile-file-info', 'hbase', blocksOf(hbase).get('FILEINF2')![0].subarray(33));
  write('hfile-block', 'hbase', Buffer.concat([Buffer.from([0]), blocksOf(hbase).get('DATABLKE')![0]]));
}

function logs(): void {
  for (const name of readdirSync(new URL('wal/', GOLDEN))) {
    const bytes = name.endsWith('.gz') ? gunzipSync(golden(`wal/${name}`)) : golden(`wal/${name}`);
    write('wal', name.replace('.gz', ''), bytes.subarray(0, 2500));
    write('wal-header', name.replace('.gz', ''), bytes.subarray(0, 200));
  }
  const key = pb.WALKey.encode({
    encoded_region_name: Buffer.from('0123456789abcdef0123456789abcdef'),
    table_name: Buffer.from('t'),
    log_sequence_number: 17,
    write_time: 1_700_000_000_000,
    following_kv_count: 2,
    cluster_ids: [{ least_sig_bits: 1, most_sig_bits: 2 }],
    nonceGroup: 7,
    nonce: 8,
    scopes: [{ family: Buffer.from('f'), scope_type: 1 }],
  }).finish();
  write('wal-key', 'plain', Buffer.concat([Buffer.from([0]), key]));
  const indexed = pb.WALKey.encode({
    encoded_region_name: Buffer.from('0000', 'hex'),
    table_name: Buffer.from('ff0174', 'hex'),
    log_sequence_number: 17,
    write_time: 1,
  }).finish();
  write('wal-key', 'dictionary', Buffer.concat([Buffer.from([1]), indexed]));
}

function messages(): void {
  const parts = { row: Buffer.from('r'), family: Buffer.from('f'), qualifier: Buffer.from('q'), timestamp: 5n };
  const cell = encodeKeyValue({ ...parts, value: Buffer.from('val1') });
  const tagged = encodeKeyValue({ ...parts, value: Buffer.from('val1'), tags: TAGS });
  write('key-value', 'plain', cell);
  write('key-value', 'tags', tagged);
  write('tags', 'two', TAGS);
  const block = new CellBlockBuilder('KeyValueCodecWithTags');
  for (const bytes of [cell, tagged]) {
    const slab = slabOf(bytes);
    const length = kvLength(slab.view, 0);
    const tagsLength = Math.max(0, bytes.length - length - 2);
    block.append(slab, 0, length, length + 2, tagsLength);
  }
  write('cell-block', 'two', block.finish());

  const region = { type: 1, value: Buffer.from('t,,1.0123456789abcdef0123456789abcdef.') };
  const filters = [
    "PrefixFilter('r') AND ValueFilter(>=, 'binary:x')",
    "SingleColumnValueFilter('f', 'q', <, 'binary:v', true, false)",
    'KeyOnlyFilter()',
  ];
  const get: pb.Get.$Properties = {
    row: Buffer.from('r'),
    column: [{ family: Buffer.from('f'), qualifier: [Buffer.from('q')] }],
    time_range: { from: 1, to: 9 },
    max_versions: 3,
    attribute: [{ name: 'a', value: Buffer.from('b') }],
    filter: filterToProto(parseFilter(filters[0])),
    cf_time_range: [{ column_family: Buffer.from('f'), time_range: { from: 1, to: 5 } }],
  };
  write('rpc-get', 'get', pb.GetRequest.encode({ region, get }).finish());
  const scan: pb.Scan.$Properties = {
    column: get.column!,
    start_row: Buffer.from('a'),
    stop_row: Buffer.from('z'),
    max_versions: 2,
    caching: 100,
    max_result_size: 2 << 20,
    filter: filterToProto(parseFilter(filters[1])),
  };
  write('rpc-scan', 'open', pb.ScanRequest.encode({ region, scan, number_of_rows: 5 }).finish());
  write('rpc-scan', 'next', pb.ScanRequest.encode({ scanner_id: 17, number_of_rows: 5, next_call_seq: 2 }).finish());
  const inside: pb.MutationProto.$Properties = {
    row: Buffer.from('r'),
    mutate_type: 2,
    column_value: [
      { family: Buffer.from('f'), qualifier_value: [{ qualifier: Buffer.from('q'), value: Buffer.from('v') }] },
    ],
    durability: 3,
  };
  const behind: pb.MutationProto.$Properties = { row: Buffer.from('r'), mutate_type: 2, associated_cell_count: 1 };
  write('rpc-mutate', 'inside', pb.MutateRequest.encode({ region, mutation: inside, nonce_group: 4 }).finish());
  write('rpc-mutate', 'behind', pb.MutateRequest.encode({ region, mutation: behind }).finish());
  const action = [
    { index: 1, mutation: behind },
    { index: 2, get },
    { index: 3, mutation: inside },
  ];
  write('rpc-multi', 'multi', pb.MultiRequest.encode({ regionAction: [{ region, action, atomic: true }] }).finish());
  const header = pb.RequestHeader.encode({
    call_id: 5,
    method_name: 'Get',
    request_param: true,
    cell_block_meta: { length: 9 },
    timeout: 1000,
  }).finish();
  write('rpc-request-header', 'get', Buffer.concat([Buffer.from([header.length]), header, Buffer.from('0x')]));
  for (const [i, text] of filters.entries()) {
    write('filter', String(i), pb.Filter.encode(filterToProto(parseFilter(text))).finish());
    write('filter-text', String(i), Buffer.from(text));
  }
}

function rootDirectory(): void {
  const table = TableName.parse('ns:t');
  const descriptor = new TableDescriptor(table, [
    ColumnFamilyDescriptor.of('f', { VERSIONS: 3, COMPRESSION: 'GZ' }),
  ]).with('MAX_FILESIZE', '4000000');
  const region = new RegionInfo({
    tableName: table,
    startKey: Buffer.from('a'),
    endKey: Buffer.from('m'),
    regionId: 7,
  });
  write('table-info', 'table', descriptor.toBytes());
  write('region-info', 'region', region.toDelimitedBytes());
  const reference = referenceTo('TOP', Buffer.from('h'));
  write('reference', 'top', encodeReference(reference));
  const list = [{ name: '0123456789abcdef0123456789abcdef', size: 4711 }];
  write('store-file-list', 'one', encodeStoreFileList(list, 17));
  const parsed = parseStoreFileName(list[0].name)!;
  const file = { name: list[0].name, parsed, reference, length: 4711 };
  const regions = [{ info: region, families: [{ name: 'f', files: [file] }] }];
  write('snapshot-manifest', 'one', encodeSnapshotManifest({ descriptor, regions }));
}

await hfiles();
logs();
messages();
rootDirectory();
