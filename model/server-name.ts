import { addressOf } from '../base/address.ts';
import { hbaseError } from '../base/errors.ts';
import type { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';

/** One incarnation of a server: `host,port,startcode`, the start code being the time it started, in milliseconds. */
export class ServerName {
  readonly host: string;
  readonly port: number;
  readonly startCode: number;

  constructor(host: string, port: number, startCode: number) {
    this.host = host;
    this.port = port;
    this.startCode = startCode;
  }

  /** Of `host,port,startcode`. Throws IllegalArgumentException for anything else. */
  static parse(text: string): ServerName {
    const match = /^([^,\s]+),(\d{1,5}),(-?\d+)$/.exec(text);
    if (match === null) {
      throw hbaseError('IllegalArgumentException', `Not a server name, expected host,port,startcode: ${text}`);
    }
    return new ServerName(match[1], Number(match[2]), Number(match[3]));
  }

  static isServerName(text: string): boolean {
    return /^[^,\s]+,\d{1,5},-?\d+$/.test(text);
  }

  static fromProto(message: pb.ServerName.$Properties): ServerName {
    return new ServerName(message.host_name, message.port ?? 0, longToNumber(message.start_code, -1));
  }

  toProto(): pb.ServerName.$Properties {
    return { host_name: this.host, port: this.port, start_code: this.startCode };
  }

  /** `host:port`, as it stands in hbase:meta. */
  get address(): string {
    return addressOf(this.host, this.port);
  }
  /** The same host (whatever its case) and port; the incarnation may differ. */
  isSameAddress(other: ServerName): boolean {
    return this.port === other.port && this.host.toLowerCase() === other.host.toLowerCase();
  }
  equals(other: ServerName): boolean {
    return this.startCode === other.startCode && this.isSameAddress(other);
  }
  toString(): string {
    return `${this.host},${this.port},${this.startCode}`;
  }
}
