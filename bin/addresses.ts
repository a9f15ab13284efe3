// Addresses as they were told: where to listen, and under which name others reach it. Never a look-up.

import { addressOf } from '../base/address.ts';
import { hbaseError } from '../base/errors.ts';
import type { Settings } from '../base/settings.ts';
import type { HostPort } from '../server/server-process.ts';

const WILDCARDS = ['0.0.0.0', '::', '*'];
const HOST_PORT = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/;

export interface Addresses {
  /** To listen on. */
  readonly bind: string;
  /** What to tell others instead of it; port 0: the one listened on. */
  readonly advertise: HostPort | undefined;
}

/** Of `--bind` and `--advertise`, or of the settings that HBase has for them. */
export function addressesOf(
  options: { readonly bind?: string; readonly advertise?: string },
  settings?: { readonly settings: Settings; readonly role: 'master' | 'regionserver' },
): Addresses {
  const setting = (name: string) => settings?.settings.text(`hbase.${settings.role}.${name}`) || undefined;
  const bind = options.bind ?? setting('ipc.address') ?? '127.0.0.1';
  const advertise = advertisedAs(options.advertise ?? setting('hostname'));
  if (WILDCARDS.includes(bind) && advertise === undefined)
    throw hbaseError(
      'IllegalArgumentException',
      `--bind ${bind} listens on every address; say with --advertise host[:port] which one clients should use`,
    );
  return { bind: bind === '*' ? '::' : bind, advertise };
}

function advertisedAs(text: string | undefined): HostPort | undefined {
  if (text === undefined) return undefined;
  const match = HOST_PORT.exec(text);
  if (match === null)
    throw hbaseError('IllegalArgumentException', `--advertise wants host or host:port, not ${JSON.stringify(text)}`);
  return { host: match[1].replace(/^\[|\]$/g, ''), port: Number(match[2] ?? 0) };
}

/** The address at which this process reaches its own listener. */
export function dialable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
}

/** `--quorum`, or `hbase.zookeeper.quorum` with `hbase.zookeeper.property.clientPort` where a host names no port. */
export function quorumOf(option: string | undefined, settings: Settings): string {
  const text = option ?? settings.text('hbase.zookeeper.quorum');
  const port = settings.number('hbase.zookeeper.property.clientPort');
  const slash = text.indexOf('/');
  const hosts = slash < 0 ? text : text.slice(0, slash);
  const withPorts = hosts.split(',').map((host) => {
    const match = HOST_PORT.exec(host.trim());
    if (match === null)
      throw hbaseError('IllegalArgumentException', `'${host.trim()}' is not a ZooKeeper server: expected host:port`);
    return match[2] === undefined ? addressOf(match[1].replace(/^\[|\]$/g, ''), port) : host.trim();
  });
  return withPorts.join(',') + (slash < 0 ? '' : text.slice(slash));
}
