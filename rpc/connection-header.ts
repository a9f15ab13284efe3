import { type HBaseError, hbaseError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { type CellBlockCompressor, cellBlockCompressor } from './cell-block-compressor.ts';
import type { CellCodecName, ClientVersion } from './service.ts';

// ConnectionHeader: who is calling, which one service, how cells are coded. The first frame after the preamble; there is no answer to it.

export interface ConnectionHeader {
  readonly user: string;
  /** Who acts for `user` (doAs). */
  readonly realUser: string | undefined;
  readonly service: string;
  readonly codec: CellCodecName;
  readonly compressor: CellBlockCompressor | undefined;
  readonly clientVersion: ClientVersion | undefined;
  /** Of the cluster that the client wants, if it says so. */
  readonly clusterId: string | undefined;
  /** Of a master of ours: milliseconds since 1970 since when it is the active one. */
  readonly masterActiveTime: number | undefined;
  /** All of them. */
  readonly attributes: readonly pb.NameBytesPair.$Properties[];
}

const CODECS: Readonly<Record<string, CellCodecName>> = {
  'org.apache.hadoop.hbase.codec.KeyValueCodec': 'KeyValueCodec',
  'org.apache.hadoop.hbase.codec.KeyValueCodecWithTags': 'KeyValueCodecWithTags',
};

/** Throws the FatalConnectionException to answer with, or what protobuf says of bytes that are no header. */
export function decodeConnectionHeader(bytes: Uint8Array): ConnectionHeader {
  const header = pb.ConnectionHeader.decode(bytes);
  return {
    user: header.user_info?.effective_user ?? '',
    realUser: header.user_info?.real_user ?? undefined,
    service: header.service_name ?? '',
    codec: codecOf(header.cell_block_codec_class),
    compressor: compressorOf(header.cell_block_compressor_class),
    clientVersion: versionOf(header.version_info),
    clusterId: attributeOf(header, CLUSTER_ATTRIBUTE),
    masterActiveTime: activeTimeOf(header),
    attributes: header.attribute,
  };
}

function codecOf(javaClass: string | null | undefined): CellCodecName {
  if (javaClass == null || javaClass === '') return 'none';
  const codec = CODECS[javaClass];
  if (codec === undefined) throw hbaseError('UnsupportedCellCodecException', `Unsupported codec ${javaClass}`);
  return codec;
}

function compressorOf(javaClass: string | null | undefined): CellBlockCompressor | undefined {
  if (javaClass == null || javaClass === '') return undefined;
  const compressor = cellBlockCompressor(javaClass);
  if (compressor === undefined) {
    throw hbaseError('UnsupportedCompressionCodecException', `Unsupported codec ${javaClass}`);
  }
  return compressor;
}

/** The numbers if the client sent them, else those at the head of the version's text. */
function versionOf(info: pb.VersionInfo.$Properties | null | undefined): ClientVersion | undefined {
  if (info == null) return undefined;
  if (info.version_major != null && info.version_minor != null) {
    return { major: info.version_major, minor: info.version_minor };
  }
  const match = /^(\d+)\.(\d+)/.exec(info.version);
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

// HBase's servers pass over attributes that they do not know.
/** Ports are given to others: what listens on a dead server's may be a server of another cluster. */
const CLUSTER_ATTRIBUTE = 'colonnade.cluster';
/** What a master sent may arrive when another one has replaced it. */
const MASTER_ATTRIBUTE = 'colonnade.master.active.time';

function attributeOf(header: pb.ConnectionHeader.$Properties, wanted: string): string | undefined {
  const value = header.attribute?.find(({ name }) => name === wanted)?.value;
  return value == null ? undefined : Buffer.from(value).toString();
}

function activeTimeOf(header: pb.ConnectionHeader.$Properties): number | undefined {
  const text = attributeOf(header, MASTER_ATTRIBUTE);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw hbaseError('FatalConnectionException', `Malformed ${MASTER_ATTRIBUTE}`);
  return Number(text);
}

/** What a server says to a client of another cluster, before any call of it is looked at; clients look for their server anew. */
export function otherCluster(own: string, wanted: string): HBaseError {
  return hbaseError(
    'org.apache.hadoop.hbase.regionserver.RegionServerStoppedException',
    `This is a server of cluster ${own}; the one of cluster ${wanted} that was here is gone`,
  );
}

/** The frame (with its length) that a client of ours opens with. */
export function encodeConnectionHeader(
  user: string,
  service: string,
  codec: CellCodecName,
  { clusterId, masterActiveTime }: Partial<Pick<ConnectionHeader, 'clusterId' | 'masterActiveTime'>> = {},
): Buffer {
  const attributes: [string, string | number | undefined][] = [
    [CLUSTER_ATTRIBUTE, clusterId],
    [MASTER_ATTRIBUTE, masterActiveTime],
  ];
  const header = pb.ConnectionHeader.encode({
    user_info: { effective_user: user },
    service_name: service,
    ...(codec !== 'none' && { cell_block_codec_class: `org.apache.hadoop.hbase.codec.${codec}` }),
    version_info: OUR_VERSION,
    attribute: attributes.flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value: Buffer.from(String(value)) }],
    ),
  }).finish();
  const frame = Buffer.allocUnsafe(4 + header.length);
  frame.writeUInt32BE(header.length, 0);
  frame.set(header, 4);
  return frame;
}

/** The protocol we speak: servers behave differently for older clients. */
const OUR_VERSION: pb.VersionInfo.$Properties = {
  version: '2.6.1',
  url: 'https://hbase.apache.org',
  revision: 'colonnade',
  user: 'colonnade',
  date: '',
  src_checksum: '',
  version_major: 2,
  version_minor: 6,
};
