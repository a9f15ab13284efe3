import { ColonnadeError } from '../../base/errors.ts';
import { WALDamage } from '../../wal/wal-damage.ts';

/** One decoder under attack. */
export interface Target {
  readonly name: string;
  /**
   * Decodes, and uses what came of it as its users do. Throws what the decoder throws; the text, if any, tells outcomes apart that are worth
   * going on from.
   */
  run(input: Buffer): string | undefined | Promise<string | undefined>;
  /** Inputs that must keep their length, since their parts are found by offset. */
  readonly inPlace?: boolean;
  /** Memory it may ask for, for each byte of the input; where content may be packed tightly. */
  readonly bytesPerByte?: number;
  /** Makes checksums right again, so that what lies behind them is reached. */
  seal?(input: Buffer): Buffer;
}

/** What a decoder may throw: an error that names the damage. All else is a bug. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof ColonnadeError || error instanceof WALDamage || isFromProtobufjs(error);
}

/** The static module's own, which its callers take as a bad request. */
function isFromProtobufjs(error: unknown): boolean {
  return error instanceof Error && /\/protobufjs\/|\/proto\/generated/.test(error.stack?.split('\n')[1] ?? '');
}
