import { hbaseError } from '../base/errors.ts';

/** The four bytes before most of the protobuf messages that HBase keeps in files, znodes and meta. */
export const PB_MAGIC = Buffer.from('PBUF');

export function hasMagic(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x42 && bytes[2] === 0x55 && bytes[3] === 0x46;
}

/** What follows the magic; *shared* with the argument. Throws when it is not there. */
export function checkMagic(bytes: Uint8Array, what: string): Buffer {
  if (!hasMagic(bytes)) {
    const found = Buffer.from(bytes.subarray(0, 16)).toString('hex');
    throw hbaseError(
      'DoNotRetryIOException',
      `Expected a ${what} with magic PBUF, found ${bytes.length} bytes ${found}`,
    );
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset + 4, bytes.byteLength - 4);
}
