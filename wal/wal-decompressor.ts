// Reads what wal-compression.ts describes.
import { type Codec, codecByName } from '../base/codec-registry.ts';
import type { LruDictionary } from '../base/lru-dictionary.ts';
import { readVarint, varintLength } from '../base/varint.ts';
import { KEY_OVERHEAD } from '../cell/key-value.ts';
import type { LogInput } from './log-input.ts';
import { ALGORITHMS, NOT_IN_DICTIONARY, WALDictionaries } from './wal-compression.ts';
import { WALDamage } from './wal-damage.ts';
import type { WALHeader } from './wal-format.ts';

/** What a damaged length may make us allocate for one cell. */
const MAX_CELL_BYTES = 1024 * 1024 * 1024;

export class WALDecompressor {
  readonly dictionaries: WALDictionaries;
  #valueCodec: Codec | undefined;

  constructor(header: WALHeader, isRecoveredEdits: boolean) {
    this.dictionaries = new WALDictionaries(header.hasTagCompression, isRecoveredEdits);
    if (header.hasValueCompression) {
      const ordinal = header.valueCompressionAlgorithm ?? 1;
      this.#valueCodec = codecByName(ALGORITHMS[ordinal] ?? `number ${ordinal}`);
    }
  }

  /** The next cell as a KeyValue with its tags. */
  async readCell(input: LogInput): Promise<Buffer> {
    const keyLength = await this.#varint(input);
    const valueLength = await this.#varint(input);
    const tagsLength = await this.#varint(input);
    if (keyLength + valueLength > MAX_CELL_BYTES || tagsLength > 65535)
      throw new WALDamage('a cell has impossible lengths');
    const { dictionaries } = this;
    const row = await this.#element(input, dictionaries.row);
    const family = await this.#element(input, dictionaries.family);
    const qualifier = await this.#element(input, dictionaries.qualifier);
    if (row.length + family.length + qualifier.length + KEY_OVERHEAD !== keyLength) {
      throw new WALDamage(`the parts of a key of ${keyLength} bytes do not make it up`);
    }
    const cell = Buffer.allocUnsafeSlow(8 + keyLength + valueLength + (tagsLength === 0 ? 0 : 2 + tagsLength));
    let at = cell.writeUInt32BE(keyLength, 0);
    at = cell.writeUInt32BE(valueLength, at);
    at = cell.writeUInt16BE(row.length, at);
    at += row.copy(cell, at);
    at = cell.writeUInt8(family.length, at);
    at += family.copy(cell, at);
    at += qualifier.copy(cell, at);
    at += (await this.#bytes(input, 9)).copy(cell, at);
    at += (await this.#value(input, valueLength)).copy(cell, at);
    if (tagsLength > 0) await this.#tags(input, cell, at, tagsLength);
    return cell;
  }

  async #value(input: LogInput, length: number): Promise<Buffer> {
    if (this.#valueCodec === undefined) return this.#bytes(input, length);
    const compressed = await this.#bytes(input, await this.#varint(input));
    try {
      return this.#valueCodec.decompress(compressed, length);
    } catch (error) {
      throw new WALDamage(`a value cannot be decompressed (${(error as Error).message})`);
    }
  }

  async #tags(input: LogInput, cell: Buffer, at: number, length: number): Promise<void> {
    at = cell.writeUInt16BE(length, at);
    const dictionary = this.dictionaries.tag;
    if (dictionary === undefined) {
      (await this.#bytes(input, length)).copy(cell, at);
      return;
    }
    while (at < cell.length) {
      const tag = await this.#element(input, dictionary);
      if (at + 2 + tag.length > cell.length) throw new WALDamage(`the tags of a cell take more than ${length} bytes`);
      at = cell.writeUInt16BE(tag.length, at);
      at += tag.copy(cell, at);
    }
  }

  async #element(input: LogInput, dictionary: LruDictionary): Promise<Buffer> {
    if (!input.has(1)) await input.fill(1);
    const first = input.slab.bytes[input.at];
    if (first === NOT_IN_DICTIONARY) {
      input.at++;
      const bytes = Buffer.from(await this.#bytes(input, await this.#varint(input)));
      dictionary.add(bytes);
      return bytes;
    }
    const index = (await this.#bytes(input, 2)).readUInt16BE(0);
    const known = dictionary.get(index);
    if (known === undefined) throw new WALDamage(`a cell refers to dictionary entry ${index}, which was never made`);
    return known;
  }

  /** The next bytes; *borrowed until the next read*. */
  async #bytes(input: LogInput, length: number): Promise<Buffer> {
    if (!input.has(length)) await input.fill(length);
    const bytes = input.slab.bytes.subarray(input.at, input.at + length);
    input.at += length;
    return bytes;
  }

  async #varint(input: LogInput): Promise<number> {
    return readInputVarint(input);
  }
}

/** A varint of at most five bytes at the position. */
export async function readInputVarint(input: LogInput): Promise<number> {
  if (!input.has(5)) await input.fillUpTo(5);
  const { bytes } = input.slab;
  const length = varintLength(bytes, input.at);
  if (input.at + length > bytes.length) throw new WALDamage('a length is cut off', true);
  if (length > 5) throw new WALDamage('a length has more than five bytes');
  const value = readVarint(bytes, input.at);
  input.at += length;
  return value;
}
