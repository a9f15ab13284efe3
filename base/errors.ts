// Every error a caller can meet. Stock clients match on the exact Java class name, so most errors are one class,
// HBaseError, that carries it; the table below says what a client does next. Nothing but client/retry.ts decides on a retry.

/** What the caller may do: give up; same server again later; look the region up again; connect anew. */
export type Retry = 'never' | 'same-server-later' | 'locate-again' | 'reconnect';

export abstract class ColonnadeError extends Error {
  /** Stable across majors; the text is not. */
  abstract readonly code: `COL_${string}`;
  /** Full Java class name that stock clients match on. */
  abstract readonly javaClass: string;
  abstract readonly retry: Retry;
}

const H = 'org.apache.hadoop.hbase.';

/** Short name → [full Java class, retry]. `never` is what HBase calls a DoNotRetryIOException. */
const JAVA_EXCEPTIONS = {
  IOException: ['java.io.IOException', 'same-server-later'],
  DoNotRetryIOException: [`${H}DoNotRetryIOException`, 'never'],
  NotServingRegionException: [`${H}NotServingRegionException`, 'locate-again'],
  RegionMovedException: [`${H}exceptions.RegionMovedException`, 'locate-again'],
  RegionOpeningException: [`${H}exceptions.RegionOpeningException`, 'same-server-later'],
  RegionTooBusyException: [`${H}RegionTooBusyException`, 'same-server-later'],
  CallQueueTooBigException: [`${H}CallQueueTooBigException`, 'same-server-later'],
  CallDroppedException: [`${H}CallDroppedException`, 'same-server-later'],
  RegionServerStoppedException: [`${H}regionserver.RegionServerStoppedException`, 'locate-again'],
  RegionServerAbortedException: [`${H}regionserver.RegionServerAbortedException`, 'locate-again'],
  ServerNotRunningYetException: [`${H}ipc.ServerNotRunningYetException`, 'same-server-later'],
  PleaseHoldException: [`${H}PleaseHoldException`, 'same-server-later'],
  MasterNotRunningException: [`${H}MasterNotRunningException`, 'reconnect'],
  UnknownScannerException: [`${H}UnknownScannerException`, 'never'],
  ScannerResetException: [`${H}exceptions.ScannerResetException`, 'never'],
  OutOfOrderScannerNextException: [`${H}exceptions.OutOfOrderScannerNextException`, 'never'],
  LeaseException: [`${H}regionserver.LeaseException`, 'never'],
  NoSuchColumnFamilyException: [`${H}regionserver.NoSuchColumnFamilyException`, 'never'],
  TableNotFoundException: [`${H}TableNotFoundException`, 'never'],
  TableExistsException: [`${H}TableExistsException`, 'never'],
  TableNotEnabledException: [`${H}TableNotEnabledException`, 'never'],
  TableNotDisabledException: [`${H}TableNotDisabledException`, 'never'],
  NamespaceExistException: [`${H}NamespaceExistException`, 'never'],
  NamespaceNotFoundException: [`${H}NamespaceNotFoundException`, 'never'],
  InvalidFamilyOperationException: [`${H}InvalidFamilyOperationException`, 'never'],
  ConcurrentTableModificationException: [`${H}ConcurrentTableModificationException`, 'never'],
  UnknownRegionException: [`${H}UnknownRegionException`, 'never'],
  MergeRegionException: [`${H}exceptions.MergeRegionException`, 'never'],
  DoNotRetryRegionException: [`${H}client.DoNotRetryRegionException`, 'never'],
  WrongRegionException: [`${H}regionserver.WrongRegionException`, 'locate-again'],
  FailedSanityCheckException: [`${H}exceptions.FailedSanityCheckException`, 'never'],
  RowTooBigException: [`${H}regionserver.RowTooBigException`, 'never'],
  MultiActionResultTooLarge: [`${H}MultiActionResultTooLarge`, 'same-server-later'],
  RetryImmediatelyException: [`${H}RetryImmediatelyException`, 'same-server-later'],
  RequestTooBigException: [`${H}exceptions.RequestTooBigException`, 'never'],
  UnknownProtocolException: [`${H}exceptions.UnknownProtocolException`, 'never'],
  CoprocessorException: [`${H}coprocessor.CoprocessorException`, 'never'],
  ConstraintException: [`${H}constraint.ConstraintException`, 'never'],
  TimeoutIOException: [`${H}exceptions.TimeoutIOException`, 'same-server-later'],
  MasterStoppedException: [`${H}exceptions.MasterStoppedException`, 'reconnect'],
  YouAreDeadException: [`${H}YouAreDeadException`, 'never'],
  ClockOutOfSyncException: [`${H}ClockOutOfSyncException`, 'never'],
  DroppedSnapshotException: [`${H}DroppedSnapshotException`, 'never'],
  FatalConnectionException: [`${H}ipc.FatalConnectionException`, 'never'],
  WrongVersionException: [`${H}ipc.WrongVersionException`, 'never'],
  BadAuthException: [`${H}ipc.BadAuthException`, 'never'],
  UnknownServiceException: [`${H}ipc.UnknownServiceException`, 'never'],
  UnsupportedCellCodecException: [`${H}ipc.UnsupportedCellCodecException`, 'never'],
  UnsupportedCompressionCodecException: [`${H}ipc.UnsupportedCompressionCodecException`, 'never'],
  SecurityNotEnabledException: [`${H}ipc.SecurityNotEnabledException`, 'never'],
  IncompatibleFilterException: [`${H}filter.IncompatibleFilterException`, 'never'],
  InvalidFilterException: [`${H}DoNotRetryIOException`, 'never'],
  CorruptHFileException: [`${H}io.hfile.CorruptHFileException`, 'never'],
  ProcedureAbortedException: [`${H}procedure2.ProcedureAbortedException`, 'never'],
  AccessDeniedException: [`${H}security.AccessDeniedException`, 'never'],
  OperationConflictException: [`${H}client.OperationConflictException`, 'never'],
  SnapshotDoesNotExistException: [`${H}snapshot.SnapshotDoesNotExistException`, 'never'],
  SnapshotExistsException: [`${H}snapshot.SnapshotExistsException`, 'never'],
  SnapshotCreationException: [`${H}snapshot.SnapshotCreationException`, 'never'],
  SnapshotTTLExpiredException: [`${H}snapshot.SnapshotTTLExpiredException`, 'never'],
  CorruptedSnapshotException: [`${H}snapshot.CorruptedSnapshotException`, 'never'],
  RestoreSnapshotException: [`${H}snapshot.RestoreSnapshotException`, 'never'],
  UnknownSnapshotException: [`${H}snapshot.UnknownSnapshotException`, 'never'],
  TablePartiallyOpenException: [`${H}snapshot.TablePartiallyOpenException`, 'same-server-later'],
  HBaseSnapshotException: [`${H}snapshot.HBaseSnapshotException`, 'never'],
  IllegalArgumentException: ['java.lang.IllegalArgumentException', 'never'],
  UnsupportedOperationException: ['java.lang.UnsupportedOperationException', 'never'],
} as const satisfies Record<string, readonly [string, Retry]>;

export type JavaExceptionName = keyof typeof JAVA_EXCEPTIONS;

export interface HBaseErrorOptions {
  retry?: Retry;
  cause?: unknown;
  /** Of a RegionMovedException: where to. */
  hostname?: string;
  port?: number;
  serverOverloaded?: boolean;
}

/** An error of HBase's protocol: made by our servers, or received from one. */
export class HBaseError extends ColonnadeError {
  readonly code: `COL_${string}`;
  readonly javaClass: string;
  readonly retry: Retry;
  readonly hostname: string | undefined;
  readonly port: number | undefined;
  readonly serverOverloaded: boolean;
  constructor(javaClass: string, message: string, options: HBaseErrorOptions & { retry: Retry }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.javaClass = javaClass;
    this.retry = options.retry;
    this.hostname = options.hostname;
    this.port = options.port;
    this.serverOverloaded = options.serverOverloaded ?? false;
    this.name = this.shortName;
    this.code = `COL_${this.shortName
      .replace(/(IO)?Exception$/, '')
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toUpperCase()}`;
  }
  /** The class name without its package: `NotServingRegionException`. */
  get shortName(): string {
    return this.javaClass.slice(Math.max(this.javaClass.lastIndexOf('.'), this.javaClass.lastIndexOf('$')) + 1);
  }
  get doNotRetry(): boolean {
    return this.retry === 'never';
  }
}

const BY_CLASS = new Map<string, Retry>(Object.values(JAVA_EXCEPTIONS).map(([javaClass, retry]) => [javaClass, retry]));

/** An error by its short name from the table, or by a full Java class name (unknown classes retry on the same server unless told otherwise). */
export function hbaseError(
  name: JavaExceptionName | `${string}.${string}`,
  message: string,
  options: HBaseErrorOptions = {},
): HBaseError {
  const known = JAVA_EXCEPTIONS[name as JavaExceptionName];
  const javaClass = known?.[0] ?? name;
  const retry = options.retry ?? known?.[1] ?? BY_CLASS.get(javaClass) ?? 'same-server-later';
  return new HBaseError(javaClass, message, { ...options, retry });
}

/** True for an HBaseError of that short name. */
export function isHBaseError(error: unknown, name: JavaExceptionName): error is HBaseError {
  return error instanceof HBaseError && error.javaClass === JAVA_EXCEPTIONS[name][0];
}

/** Bytes on disk that are not what was written: names the file and the offset, never guessed around. */
export class CorruptionError extends ColonnadeError {
  readonly code = 'COL_CORRUPT';
  readonly javaClass: string = 'org.apache.hadoop.hbase.io.hfile.CorruptHFileException';
  readonly retry: Retry = 'never';
  readonly path: string;
  readonly offset: number;
  constructor(path: string, offset: number, message: string, options?: { cause?: unknown }) {
    super(`${path} is damaged at offset ${offset}: ${message}`, options);
    this.name = 'CorruptionError';
    this.path = path;
    this.offset = offset;
  }
}

/** The disk did not do what was asked: full, failing, or the path is not what it should be. */
export class StorageError extends ColonnadeError {
  readonly code: `COL_${string}`;
  readonly javaClass: string = 'java.io.IOException';
  readonly retry: Retry = 'same-server-later';
  readonly path: string;
  readonly reason: StorageFailure;
  constructor(reason: StorageFailure, path: string, message: string, options?: { cause?: unknown }) {
    super(`${path}: ${message}`, options);
    this.name = 'StorageError';
    this.reason = reason;
    this.path = path;
    this.code = `COL_STORAGE_${reason.replaceAll('-', '_').toUpperCase()}`;
  }
}
export type StorageFailure = 'not-found' | 'exists' | 'no-space' | 'fenced' | 'io' | 'closed' | 'locked';

/** Classes of HBase's own that are no IOException. */
const RUNTIME_EXCEPTIONS: ReadonlySet<string> = new Set([`${H}filter.IncompatibleFilterException`]);

/** An error of any kind as the [javaClass, message] a stock client can load: anything unknown becomes java.io.IOException. */
export function toJavaException(error: unknown): { javaClass: string; message: string; doNotRetry: boolean } {
  if (error instanceof ColonnadeError) {
    // Clients can only load subclasses of IOException; the others are wrapped as HBase wraps them.
    const loadable = !error.javaClass.startsWith('java.lang.') && !RUNTIME_EXCEPTIONS.has(error.javaClass);
    return {
      javaClass: loadable ? error.javaClass : 'org.apache.hadoop.hbase.DoNotRetryIOException',
      message: loadable ? error.message : `${error.javaClass}: ${error.message}`,
      doNotRetry: error.retry === 'never',
    };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { javaClass: 'java.io.IOException', message, doNotRetry: false };
}
