import { HBaseError, hbaseError } from '../base/errors.ts';
import type { Settings } from '../base/settings.ts';

const PORTS = [
  'hbase.zookeeper.property.clientPort',
  'hbase.master.port',
  'hbase.master.info.port',
  'hbase.regionserver.port',
  'hbase.regionserver.info.port',
  'hbase.rest.port',
];

/** Of a port that could not be had: which setting chose it. */
export function withPortAdvice(error: unknown, settings: Settings): unknown {
  if (!(error instanceof HBaseError) || error.javaClass !== 'java.net.BindException') return error;
  const port = Number(/:(\d+): /.exec(error.message)?.[1]);
  const name = PORTS.find((candidate) => settings.number(candidate) === port);
  if (name === undefined) return error;
  return hbaseError(
    'java.net.BindException',
    `${error.message}; end that process, choose another port with -D ${name}=<port>, or let --ephemeral pick free ones`,
    { cause: error },
  );
}
