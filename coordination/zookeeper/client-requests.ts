// The bodies of requests that ZooKeeperClient sends, and how their answers read.
import type { CreateOptions, MultiOperation, MultiResult } from './client-types.ts';
import { JuteError, type JuteReader, JuteWriter } from './jute.ts';
import {
  CREATE_CONTAINER,
  CREATE_EPHEMERAL,
  CREATE_EPHEMERAL_SEQUENTIAL,
  CREATE_PERSISTENT,
  CREATE_PERSISTENT_SEQUENTIAL,
  CREATE_PERSISTENT_SEQUENTIAL_TTL,
  CREATE_PERSISTENT_TTL,
  OP_CHECK,
  OP_CREATE,
  OP_CREATE_CONTAINER,
  OP_CREATE_TTL,
  OP_CREATE2,
  OP_DELETE,
  OP_ERROR,
  OP_SET_DATA,
  OPEN_ACL,
  readStat,
  writeAcls,
} from './protocol.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

/** A packet whose xid is set when it is sent; the record follows. */
export function requestPacket(type: number): JuteWriter {
  return new JuteWriter().int(0).int(type);
}

function createFlags(o: CreateOptions): number {
  if (o.ttlMs !== undefined) return o.sequential ? CREATE_PERSISTENT_SEQUENTIAL_TTL : CREATE_PERSISTENT_TTL;
  if (o.container) return CREATE_CONTAINER;
  if (o.ephemeral) return o.sequential ? CREATE_EPHEMERAL_SEQUENTIAL : CREATE_EPHEMERAL;
  return o.sequential ? CREATE_PERSISTENT_SEQUENTIAL : CREATE_PERSISTENT;
}

/** Throws BADARGUMENTS for kinds that exclude each other. */
export function createType(path: string, o: CreateOptions): number {
  const kinds = [o.ephemeral, o.container, o.ttlMs !== undefined].filter(Boolean).length;
  if (kinds > 1) throw new ZooKeeperError('BADARGUMENTS', path, 'ephemeral, container and ttlMs exclude each other');
  if (o.container && o.sequential) throw new ZooKeeperError('BADARGUMENTS', path, 'a container is never sequential');
  if (o.ttlMs !== undefined) return OP_CREATE_TTL;
  return o.container ? OP_CREATE_CONTAINER : OP_CREATE2;
}

export function writeCreate(
  writer: JuteWriter,
  path: string,
  data: Uint8Array | undefined,
  o: CreateOptions,
): JuteWriter {
  writer.ustring(path).buffer(data ?? new Uint8Array(0));
  writeAcls(writer, o.acl ?? OPEN_ACL);
  writer.int(createFlags(o));
  if (o.ttlMs !== undefined) writer.long(BigInt(o.ttlMs));
  return writer;
}

export function writeMulti(
  writer: JuteWriter,
  operations: readonly MultiOperation[],
  full: (path: string) => string,
): JuteWriter {
  for (const operation of operations) writeMultiOperation(writer, operation, full(operation.path));
  return writer.int(-1).bool(true).int(-1);
}

function writeMultiOperation(writer: JuteWriter, operation: MultiOperation, path: string): void {
  const header = (type: number) => writer.int(type).bool(false).int(-1);
  switch (operation.op) {
    case 'create': {
      const type = createType(path, operation);
      // Servers before 3.5 know only the plain create in a multi, and its result is all we hand out.
      header(type === OP_CREATE2 ? OP_CREATE : type);
      writeCreate(writer, path, operation.data, operation);
      break;
    }
    case 'set':
      header(OP_SET_DATA)
        .ustring(path)
        .buffer(operation.data)
        .int(operation.version ?? -1);
      break;
    case 'delete':
      header(OP_DELETE)
        .ustring(path)
        .int(operation.version ?? -1);
      break;
    case 'check':
      header(OP_CHECK).ustring(path).int(operation.version);
      break;
  }
}

function readMultiResult(reader: JuteReader, type: number): MultiResult {
  switch (type) {
    case OP_CREATE:
      return { path: reader.ustring() ?? '' };
    case OP_CREATE2:
    case OP_CREATE_CONTAINER:
    case OP_CREATE_TTL:
      return { path: reader.ustring() ?? '', stat: readStat(reader) };
    case OP_SET_DATA:
      return { stat: readStat(reader) };
    case OP_DELETE:
    case OP_CHECK:
      return {};
    default:
      throw new JuteError(`a multi result of type ${type}`);
  }
}

/** Results in order, or the first failure, which names its operation. */
export function readMulti(reader: JuteReader, operations: readonly MultiOperation[]): MultiResult[] | ZooKeeperError {
  const results: MultiResult[] = [];
  let failure: ZooKeeperError | undefined;
  for (let i = 0; ; i++) {
    const type = reader.int();
    const done = reader.bool();
    reader.int();
    if (done) break;
    if (type !== OP_ERROR) {
      results.push(readMultiResult(reader, type));
      continue;
    }
    const code = reader.int();
    if (code !== 0) failure ??= ZooKeeperError.fromNumber(code, operations[i]?.path);
  }
  return failure ?? results;
}
