import { describe, expect, it } from 'vitest';
import { decodeCellSet, encodeCellSet } from '../../../client/rest/cell-set.ts';
import { filterOfJson } from '../../../client/rest/json-filter.ts';
import { acceptedMedia, contentMedia } from '../../../client/rest/media.ts';
import { keyEncoding, parseRowSpec, prefixEnd } from '../../../client/rest/row-spec.ts';
import { decodeScannerSpec } from '../../../client/rest/scanner-spec.ts';
import { pb } from '../../../proto/index.ts';

const rows = [
  {
    key: Buffer.from('row1'),
    cells: [{ column: Buffer.from('cf:q'), timestamp: 1000n, value: Buffer.from('value1') }],
  },
];

describe('CellSet', () => {
  it('is what HBase writes in JSON', () => {
    expect(encodeCellSet(rows, 'json')).toBe(
      '{"Row":[{"key":"cm93MQ==","Cell":[{"column":"Y2Y6cQ==","timestamp":1000,"$":"dmFsdWUx"}]}]}',
    );
  });
  it('is what HBase writes in XML', () => {
    expect(encodeCellSet(rows, 'xml')).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><CellSet><Row key="cm93MQ=="><Cell column="Y2Y6cQ==" timestamp="1000">dmFsdWUx</Cell></Row></CellSet>',
    );
  });
  it.each(['json', 'xml', 'protobuf'] as const)('survives the round trip in %s', (media) => {
    expect(decodeCellSet(Buffer.from(encodeCellSet(rows, media)), media)).toEqual(rows);
  });
  it('keeps 64-bit timestamps exact and takes the latest as unstated', () => {
    const at = (timestamp: string) =>
      decodeCellSet(
        Buffer.from(`{"Row":[{"key":"cg==","Cell":[{"column":"Zg==","timestamp":${timestamp},"$":""}]}]}`),
        'json',
      )[0].cells[0].timestamp;
    expect(at('9007199254740993')).toBe(9007199254740993n);
    expect(at('9223372036854775807')).toBeUndefined();
  });
  it.each([
    ['json', '{"Row"', 500, /not JSON/],
    ['json', '{"Rows":[]}', 400, /must be \{"Row"/],
    ['json', '{"Row":[{"key":"***"}]}', 400, /not base64/],
    ['xml', '<CellSet><Row></CellSet>', 400, /not XML/],
    ['xml', '<!DOCTYPE x [<!ENTITY a "b">]><CellSet/>', 400, /document type/],
    ['protobuf', '\xff\xff', 400, /not a CellSet/],
  ] as const)('refuses %s %s', (media, text, status, message) => {
    expect(() => decodeCellSet(Buffer.from(text, 'latin1'), media)).toThrow(
      expect.objectContaining({ status, message: expect.stringMatching(message) }),
    );
  });
});

describe('row spec', () => {
  const spec = (path: string, encoding = keyEncoding(undefined)) => parseRowSpec(path.split('/'), encoding);
  it('splits before it decodes', () => {
    expect(spec('a%2Fb%2Cc/f:q,g/5')).toMatchObject({
      row: Buffer.from('a/b,c'),
      columns: [Buffer.from('f:q'), Buffer.from('g')],
      endTime: 5n,
      timestamp: 5n,
    });
  });
  it('reads ranges, prefixes and time ranges', () => {
    expect(spec('a,b')).toMatchObject({ row: Buffer.from('a'), endRow: Buffer.from('b'), prefix: false });
    expect(spec('a*')).toMatchObject({ row: Buffer.from('a'), endRow: Buffer.from('b'), prefix: true });
    expect(spec('r//1,9')).toMatchObject({ columns: [], startTime: 1n, endTime: 9n, timestamp: undefined });
  });
  it('reads base64 keys', () => {
    expect(spec('__8=', keyEncoding('b64')).row).toEqual(Buffer.from([0xff, 0xff]));
    expect(spec('%2F%2F8%3D', keyEncoding('b64basic')).row).toEqual(Buffer.from([0xff, 0xff]));
  });
  it('finds the end of a prefix', () => {
    expect(prefixEnd(Buffer.from([1, 0xff, 0xff]))).toEqual(Buffer.from([2]));
    expect(prefixEnd(Buffer.from([0xff]))).toEqual(Buffer.alloc(0));
  });
  it.each(['', 'a,b,c', 'r/f/x', 'r/f/1,2,3', 'r%zz', 'r/f/1/2'])('refuses %s', (path) => {
    expect(() => spec(path)).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe('media', () => {
  it.each([
    [undefined, 'xml'],
    ['*/*', 'xml'],
    ['application/json', 'json'],
    ['text/html, application/x-protobuf;q=0.8, application/json;q=0.9', 'json'],
    ['application/*', 'json'],
  ])('%s is answered with %s', (accept, media) => {
    expect(acceptedMedia(accept, ['xml', 'json', 'protobuf']).media).toBe(media);
  });
  it('says 406 and 415', () => {
    expect(() => acceptedMedia('image/png', ['xml'])).toThrow(expect.objectContaining({ status: 406 }));
    expect(() => contentMedia('image/png', ['xml'])).toThrow(expect.objectContaining({ status: 415 }));
  });
});

describe('scanner body', () => {
  it('reads JSON and XML alike', () => {
    const json = decodeScannerSpec(
      Buffer.from(
        '{"startRow":"YQ==","endRow":"eg==","column":["Y2Y6cQ=="],"batch":5,"endTime":9223372036854775807,"maxVersions":2}',
      ),
      'json',
    );
    const xml = decodeScannerSpec(
      Buffer.from(
        '<Scanner batch="5" endRow="eg==" endTime="9223372036854775807" maxVersions="2" startRow="YQ=="><column>Y2Y6cQ==</column></Scanner>',
      ),
      'xml',
    );
    expect(json).toEqual(xml);
    expect(json).toMatchObject({
      startRow: Buffer.from('a'),
      endRow: Buffer.from('z'),
      batch: 5,
      maxVersions: 2,
      endTime: 2n ** 63n - 1n,
    });
  });
  it('includes the first row and not the last, unless told otherwise, in each form', () => {
    const ends = ({ includeStartRow, includeStopRow }: ReturnType<typeof decodeScannerSpec>) => [
      includeStartRow,
      includeStopRow,
    ];
    expect(ends(decodeScannerSpec(Buffer.from('<Scanner/>'), 'xml'))).toEqual([true, false]);
    const xml = '<Scanner includeStartRow="false" includeStopRow="true"/>';
    expect(ends(decodeScannerSpec(Buffer.from(xml), 'xml'))).toEqual([false, true]);
    expect(ends(decodeScannerSpec(Buffer.from([0x68, 0, 0x70, 1]), 'protobuf'))).toEqual([false, true]);
    expect(ends(decodeScannerSpec(Buffer.alloc(0), 'protobuf'))).toEqual([true, false]);
  });
  it('refuses a batch below one', () => {
    expect(() => decodeScannerSpec(Buffer.from('{"batch":-5}'), 'json')).toThrow(/batch must be at least 1/);
  });
});

describe('filter JSON', () => {
  it('nests', () => {
    const filter = filterOfJson(
      '{"type":"FilterList","op":"MUST_PASS_ALL","filters":[{"type":"PrefixFilter","value":"YQ=="},{"type":"PageFilter","value":"3"}]}',
    );
    const list = pb.FilterList.decode(filter.serialized_filter!);
    expect(list.filters!.map((f) => f.name.split('.').pop())).toEqual(['PrefixFilter', 'PageFilter']);
    expect(Number(pb.PageFilter.decode(list.filters![1].serialized_filter!).page_size)).toBe(3);
  });
  it.each([
    ['{"type":"NoFilter"}', /unknown filter type "NoFilter"/],
    ['{bad', /the filter is not JSON/],
    ['{"type":"RowFilter","op":"SAME"}', /RowFilter.op must be one of LESS/],
    ['{"type":"RowFilter","op":"EQUAL"}', /needs a comparator/],
    ['{"type":"PrefixFilter","value":3}', /PrefixFilter.value must be base64/],
  ])('refuses %s', (text, message) => {
    expect(() => filterOfJson(text)).toThrow(message);
  });
});
