import { type HBaseError, hbaseError } from '../base/errors.ts';

// The first six bytes of a connection: "HBas" | version 00 | auth code (80 simple, 81 Kerberos, 82 digest); or one of the two plain texts
// `Regist` (what is the cluster id?) and `Securi` (which principal?), since HBase 2.6. (NettyRpcServerPreambleHandler)

export const PREAMBLE_LENGTH = 6;
export const SIMPLE_PREAMBLE: Buffer = Buffer.from('48426173' + '0050', 'hex');

const MAGIC = 0x48426173;
const VERSION = 0;
const AUTH_SIMPLE = 80;
const AUTH_KERBEROS = 81;
const AUTH_DIGEST = 82;

/** To a client that wants SASL where there is no security: success, and the int −88, "switch to simple". */
export const SWITCH_TO_SIMPLE: Buffer = Buffer.from('00000000ffffffa8', 'hex');

export type Preamble = 'simple' | 'sasl' | 'registry' | 'security';

/** What the client wants; throws the FatalConnectionException to answer with. */
export function decodePreamble(bytes: Buffer): Preamble {
  const text = bytes.toString('latin1');
  if (text === 'Regist') return 'registry';
  if (text === 'Securi') return 'security';
  if (bytes.readUInt32BE(0) !== MAGIC)
    throw badPreamble('FatalConnectionException', 'Expected HEADER=HBas but received HEADER', bytes);
  if (bytes[4] !== VERSION)
    throw badPreamble('WrongVersionException', `serverVersion=${VERSION}, clientVersion=${bytes[4]}`, bytes);
  if (bytes[5] === AUTH_SIMPLE) return 'simple';
  if (bytes[5] === AUTH_KERBEROS || bytes[5] === AUTH_DIGEST) return 'sasl';
  throw badPreamble('BadAuthException', `serverVersion=${VERSION}, unknown auth code ${bytes[5]}`, bytes);
}

type Fatal = 'FatalConnectionException' | 'WrongVersionException' | 'BadAuthException';

function badPreamble(name: Fatal, what: string, bytes: Buffer): HBaseError {
  return hbaseError(name, `${what}: preamble ${bytes.toString('hex')}`);
}
