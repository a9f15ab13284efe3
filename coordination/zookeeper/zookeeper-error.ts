import { ColonnadeError, type Retry } from '../../base/errors.ts';

/** ZooKeeper's own codes and the exception of its Java client (null: the code has none of its own). */
const CODES = {
  SYSTEMERROR: [-1, 'SystemErrorException'],
  RUNTIMEINCONSISTENCY: [-2, 'RuntimeInconsistencyException'],
  DATAINCONSISTENCY: [-3, 'DataInconsistencyException'],
  CONNECTIONLOSS: [-4, 'ConnectionLossException'],
  MARSHALLINGERROR: [-5, 'MarshallingErrorException'],
  UNIMPLEMENTED: [-6, 'UnimplementedException'],
  OPERATIONTIMEOUT: [-7, 'OperationTimeoutException'],
  BADARGUMENTS: [-8, 'BadArgumentsException'],
  APIERROR: [-100, 'APIErrorException'],
  NONODE: [-101, 'NoNodeException'],
  NOAUTH: [-102, 'NoAuthException'],
  BADVERSION: [-103, 'BadVersionException'],
  NOCHILDRENFOREPHEMERALS: [-108, 'NoChildrenForEphemeralsException'],
  NODEEXISTS: [-110, 'NodeExistsException'],
  NOTEMPTY: [-111, 'NotEmptyException'],
  SESSIONEXPIRED: [-112, 'SessionExpiredException'],
  INVALIDCALLBACK: [-113, 'InvalidCallbackException'],
  INVALIDACL: [-114, 'InvalidACLException'],
  AUTHFAILED: [-115, 'AuthFailedException'],
  SESSIONMOVED: [-118, 'SessionMovedException'],
  NOTREADONLY: [-119, 'NotReadOnlyException'],
  NOWATCHER: [-121, 'NoWatcherException'],
  REQUESTTIMEOUT: [-122, 'RequestTimeoutException'],
  RECONFIGDISABLED: [-123, 'ReconfigDisabledException'],
  QUOTAEXCEEDED: [-125, 'QuotaExceededException'],
  THROTTLEDOP: [-127, 'ThrottledOpException'],
} as const satisfies Record<string, readonly [number, string]>;

export type ZooKeeperCode = keyof typeof CODES;

const NAME_BY_NUMBER = new Map<number, ZooKeeperCode>(
  Object.entries(CODES).map(([name, [number]]) => [number, name as ZooKeeperCode]),
);

const RETRIES: Partial<Record<ZooKeeperCode, Retry>> = {
  CONNECTIONLOSS: 'reconnect',
  OPERATIONTIMEOUT: 'reconnect',
  SESSIONMOVED: 'reconnect',
  REQUESTTIMEOUT: 'same-server-later',
  THROTTLEDOP: 'same-server-later',
};

/** The wire number of a code. */
export function zooKeeperErrorNumber(code: ZooKeeperCode): number {
  return CODES[code][0];
}

/** What a ZooKeeper answered, or what became of the connection to it. `zk` is ZooKeeper's own name of it. */
export class ZooKeeperError extends ColonnadeError {
  readonly code: `COL_${string}`;
  readonly javaClass: string;
  readonly retry: Retry;
  readonly zk: ZooKeeperCode;
  /** The code on the wire. */
  readonly number: number;
  readonly path: string | undefined;
  constructor(zk: ZooKeeperCode, path?: string, detail?: string, options?: { cause?: unknown }) {
    super(
      `ZooKeeper: ${zk}${path === undefined ? '' : ` for ${path}`}${detail === undefined ? '' : `: ${detail}`}`,
      options,
    );
    this.name = 'ZooKeeperError';
    this.zk = zk;
    this.number = CODES[zk][0];
    this.path = path;
    this.code = `COL_ZOOKEEPER_${zk}`;
    this.javaClass = `org.apache.zookeeper.KeeperException$${CODES[zk][1]}`;
    this.retry = RETRIES[zk] ?? 'never';
  }
  /** The error of a reply header; a number this table lacks reads as SYSTEMERROR and is named in the text. */
  static fromNumber(number: number, path?: string): ZooKeeperError {
    const zk = NAME_BY_NUMBER.get(number);
    return zk === undefined ? new ZooKeeperError('SYSTEMERROR', path, `code ${number}`) : new ZooKeeperError(zk, path);
  }
}

/** True for a ZooKeeperError of that code: `isZooKeeperError(error, 'NONODE')`. */
export function isZooKeeperError(error: unknown, zk: ZooKeeperCode): error is ZooKeeperError {
  return error instanceof ZooKeeperError && error.zk === zk;
}
