import { crc32 } from '../../base/checksum.ts';
import { slabOf } from '../../base/slab.ts';
import { CellBlockReader } from '../../cell/cell-block.ts';
import {
  checkKeyValue,
  kvFamilyLength,
  kvLength,
  kvQualifierLength,
  kvRowLength,
  kvTimestamp,
} from '../../cell/key-value.ts';
import { decodeTags, findTag, tagsFit, ttlOfTags } from '../../cell/tag.ts';
import { mutationFromProto } from '../../model/convert-mutation.ts';
import { getFromProto, scanFromProto } from '../../model/convert-query.ts';
import { filterFromProto } from '../../model/filter/filter-codec.ts';
import { parseFilter } from '../../model/filter/parse-filter.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { decodeReference } from '../../rootdir/reference.ts';
import { readRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { decodeSnapshotManifest } from '../../rootdir/snapshot-manifest.ts';
import { decodeStoreFileList } from '../../rootdir/store-file-list.ts';
import { readTableInfo } from '../../rootdir/table-info.ts';
import {
  decodeGetRequest,
  decodeMultiRequest,
  decodeMutateRequest,
  decodeScanRequest,
} from '../../rpc/messages/decode-request.ts';
import { readRequestHeader } from '../../rpc/request-decoder.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { Target } from './target.ts';

/** A storage of one file, whatever it is asked for. */
function only(bytes: Buffer, name: string): FileStorage {
  const entry = { name, isDirectory: false, length: bytes.length, modified: 0 };
  return { readFile: async () => bytes, list: async () => [entry] } as unknown as FileStorage;
}

/** The cells of a block that stands behind a message. */
function readCells(reader: CellBlockReader): string {
  let text = '';
  for (let cell = reader.next(); cell !== undefined; cell = reader.next()) {
    const { view } = cell.slab;
    text += `${kvRowLength(view, cell.offset)} ${kvFamilyLength(view, cell.offset)} ${kvQualifierLength(view, cell.offset)} `;
    text += `${kvTimestamp(view, cell.offset)} ${cell.tagsLength} ${ttlOfTags(view, cell.offset + kvLength(view, cell.offset) + 2, cell.tagsLength)};`;
  }
  return text;
}

const SMALL_BLOCK = Buffer.from('0000001c0000001000000004000172016671000000000000000504' + '76616c31', 'hex');

export const MESSAGE_TARGETS: readonly Target[] = [
  {
    name: 'key-value',
    run: (input) => {
      const { view } = slabOf(input);
      const tags = checkKeyValue(view, 0, input.length);
      return `${kvRowLength(view, 0)} ${kvQualifierLength(view, 0)} ${tags} ${ttlOfTags(view, input.length - tags, tags)}`;
    },
  },
  { name: 'cell-block', run: (input) => readCells(new CellBlockReader(input, 'KeyValueCodecWithTags')) },
  {
    name: 'tags',
    run: (input) => {
      const { view } = slabOf(input);
      if (!tagsFit(view, 0, input.length)) return 'do not fit';
      const ttl = ttlOfTags(view, 0, input.length);
      return `${findTag(view, 0, input.length, 5)} ${ttl} ${decodeTags(input).map(({ type, value }) => `${type}:${value.length}`)}`;
    },
  },
  { name: 'rpc-request-header', run: (input) => String(readRequestHeader(input)) },
  {
    name: 'rpc-get',
    run: (input) => {
      const { get } = decodeGetRequest(input);
      return `${getFromProto(get!).row.length}`;
    },
  },
  {
    name: 'rpc-scan',
    run: (input) => {
      const { scan, ...rest } = decodeScanRequest(input);
      return `${scan && scanFromProto(scan).startRow.length} ${rest.number_of_rows}`;
    },
  },
  {
    name: 'rpc-mutate',
    run: (input) => {
      const { mutation } = decodeMutateRequest(input);
      return `${mutationFromProto(mutation!, new CellBlockReader(SMALL_BLOCK)).row.length}`;
    },
  },
  {
    name: 'rpc-multi',
    run: (input) => {
      const { regionAction } = decodeMultiRequest(input);
      const cells = new CellBlockReader(SMALL_BLOCK);
      let count = 0;
      for (const { action } of regionAction ?? []) {
        for (const { mutation, get } of action ?? []) {
          if (mutation != null) count += mutationFromProto(mutation, cells).row.length;
          if (get != null) count += getFromProto(get).row.length;
        }
      }
      return String(count);
    },
  },
  { name: 'filter', run: (input) => filterFromProto(pb.Filter.decode(input)).constructor.name },
  { name: 'filter-text', run: (input) => parseFilter(input).constructor.name },
  { name: 'reference', run: (input) => decodeReference(input, 'p').range },
  { name: 'region-info', run: async (input) => (await readRegionInfoFile(only(input, 'x'), 'r')).encodedName },
  {
    name: 'table-info',
    run: async (input) =>
      (await readTableInfo(only(input, '.tableinfo.0000000001'), TableName.parse('t')))?.families.length.toString(),
  },
  {
    name: 'store-file-list',
    seal: (input) => {
      if (input.length < 9) return input;
      const message = input.subarray(4, input.length - 4);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(message.length);
      sum.writeUInt32BE(crc32(message));
      return Buffer.concat([length, message, sum]);
    },
    run: (input) =>
      decodeStoreFileList(input, 'p')
        ?.entries.map(({ name }) => name)
        .join(),
  },
  {
    name: 'snapshot-manifest',
    run: (input) => {
      const { regions } = decodeSnapshotManifest(input, 'p');
      return regions.map(({ info, families }) => `${info.encodedName} ${families.length}`).join();
    },
  },
];
