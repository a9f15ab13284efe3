import { describe, expect, it } from 'vitest';
import { crc32, crc32c } from '../../base/checksum.ts';
import { jenkinsHash, md5Hex, murmurHash2, murmurHash3 } from '../../base/hash.ts';
import { slabOf } from '../../base/slab.ts';

const text = (value: string) => Buffer.from(value, 'latin1');
const hash = (of: typeof murmurHash3, value: string, seed = 0) => of(text(`-${value}-`), 1, value.length, seed);
const murmurOfView: typeof murmurHash3 = (bytes, offset, length, seed) =>
  murmurHash2(slabOf(bytes).view, offset, length, seed);

describe('checksums', () => {
  it('CRC-32 and CRC-32C have the check values of their standards', () => {
    expect(crc32(text('123456789'))).toBe(0xcbf43926);
    expect(crc32c(text('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
    expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  });
  it('go on from a former result', () => {
    const bytes = text('a longer text, cut in two somewhere in its middle');
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes));
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(crc32(bytes));
    }
  });
});

// Made by HBase 2.6.1's MurmurHash, MurmurHash3 and JenkinsHash over a ByteArrayHashKey.
const VECTORS: [string, number, number, number, number][] = [
  ['', 0, 0, 0, -559038737],
  ['', -1, -1285986640, -2114883783, -559038738],
  ['', 12345, 1907878902, 1011272156, -559026392],
  ['a', 0, -1838653602, 1009084850, 1490454280],
  ['a', -1, 713507990, 711476519, 2103777456],
  ['a', 12345, -579949966, -1791677387, 1019571802],
  ['ab', 0, 446775395, -1681926305, -72111905],
  ['ab', -1, -1818302646, -1350713883, -649722969],
  ['ab', 12345, 1187505394, 71479, -1208194054],
  ['abc', 0, 324500635, -1277324294, 238646833],
  ['abc', -1, -330593440, -58670417, -631475472],
  ['abc', 12345, -431088246, -843612081, 1425087777],
  ['abcd', 0, 646393889, 1139631978, -1242265444],
  ['abcd', -1, 1555318719, 729662808, -1983267622],
  ['abcd', 12345, 758563494, 665108144, -152904419],
  ['row00001', 0, -427637773, -1403383084, 994334676],
  ['row00001', -1, -125543763, -1613289626, -1951152774],
  ['row00001', 12345, -320097465, 1904719096, -851671637],
  ['\xff\x80', 0, 1528722510, 1817059852, -1680653082],
  ['\xff\x80', -1, 1315706809, 428342125, 1363694375],
  ['\xff\x80', 12345, -1712802879, -84149549, 1622646426],
  ['x\xfe\xff', 0, 755730172, -249650491, -491083431],
  ['x\xfe\xff', -1, 837346653, 489686515, -1707138580],
  ['x\xfe\xff', 12345, 129342201, -249629813, 85507524],
  ['abcdefghijkl', 0, -859649948, -1552990937, 1074985083],
  ['abcdefghijkl', -1, 79272505, -550323777, 194583453],
  ['abcdefghijkl', 12345, -1411299019, -1743654404, -546022373],
  ['abcdefghijklm', 0, -6141424, -233695717, -1837029127],
  ['abcdefghijklm', -1, 1534362303, 1144572067, -2086143629],
  ['abcdefghijklm', 12345, 358695106, -1770329715, -1836198635],
  ['a much longer key with \xe9 and more than twelve bytes', 0, -1453093397, -1213185204, 177962594],
  ['a much longer key with \xe9 and more than twelve bytes', -1, -1950249680, -1646625191, 1288956307],
  ['a much longer key with \xe9 and more than twelve bytes', 12345, 1199456181, 321102773, 1999529704],
];

describe('hashes', () => {
  it("names hbase:meta's region and a table's", () => {
    expect(Math.abs(hash(jenkinsHash, 'hbase:meta,,1'))).toBe(1588230740);
    expect(md5Hex(text('TestTable,,1795245907796'))).toBe('3a871029566afd1f81b547fad9eae61c');
  });
  it.each(VECTORS)('%j with seed %d', (value, seed, murmur, murmur3, jenkins) => {
    expect(hash(murmurOfView, value, seed)).toBe(murmur);
    expect(hash(murmurHash3, value, seed)).toBe(murmur3);
    expect(hash(jenkinsHash, value, seed)).toBe(jenkins);
  });
});
