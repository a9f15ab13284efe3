import { hbaseError } from '../../base/errors.ts';
import { pathFault } from './paths.ts';

export interface ConnectString {
  readonly servers: readonly { readonly host: string; readonly port: number }[];
  /** What stands before every path; empty for none. */
  readonly chroot: string;
}

const DEFAULT_PORT = 2181;
const SERVER = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/;

function parseServer(text: string): { host: string; port: number } {
  const match = SERVER.exec(text.trim());
  const port = match?.[3] === undefined ? DEFAULT_PORT : Number(match[3]);
  if (match === null || port < 1 || port > 65535) {
    throw hbaseError('IllegalArgumentException', `'${text}' is not a ZooKeeper server: expected host:port`);
  }
  return { host: match[1] ?? match[2], port };
}

/** Parses `host:port,host:port/chroot`; the port defaults to 2181, an IPv6 address stands in brackets. */
export function parseConnectString(text: string): ConnectString {
  const slash = text.indexOf('/');
  const hosts = slash < 0 ? text : text.slice(0, slash);
  const chroot = slash < 0 || slash === text.length - 1 ? '' : text.slice(slash);
  const fault = chroot === '' ? undefined : pathFault(chroot);
  if (fault !== undefined) throw hbaseError('IllegalArgumentException', `chroot '${chroot}' of '${text}': ${fault}`);
  return { servers: hosts.split(',').map(parseServer), chroot };
}
