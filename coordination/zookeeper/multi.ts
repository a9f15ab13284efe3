// A multi request: MultiHeader {int type, bool done, int err -1} and the record of each operation, then {-1, true, -1}. Its answer:
// the header with err 0 and the result of each; or, when one failed, type -1 and an ErrorResponse for each: 0 before the one that
// failed, its code, RUNTIMEINCONSISTENCY after it. The answer's own header says 0 in both cases (seen from ZooKeeper 3.8.4).
import { JuteError, type JuteReader, type JuteWriter } from './jute.ts';
import {
  OP_CHECK,
  OP_CREATE,
  OP_CREATE_CONTAINER,
  OP_CREATE_TTL,
  OP_CREATE2,
  OP_DELETE,
  OP_ERROR,
  OP_GET_CHILDREN,
  OP_GET_DATA,
  OP_SET_DATA,
  readAcls,
} from './protocol.ts';
import type { Answer, Requester, RequestProcessor } from './request-processor.ts';
import type { TreeTransaction } from './tree-transaction.ts';
import { ZooKeeperError, zooKeeperErrorNumber } from './zookeeper-error.ts';

const WRITES = new Set([OP_CREATE, OP_CREATE2, OP_CREATE_CONTAINER, OP_CREATE_TTL, OP_DELETE, OP_SET_DATA]);
const AFTER_FAILURE = zooKeeperErrorNumber('RUNTIMEINCONSISTENCY');

interface Result {
  readonly type: number;
  /** Of a failed read. */
  readonly code?: number;
  readonly answer: Answer;
}

/** The type of the next operation, or undefined at the end. */
function nextType(reader: JuteReader): number | undefined {
  const type = reader.int();
  const isDone = reader.bool();
  reader.int();
  return isDone ? undefined : type;
}

class MultiFailure extends Error {
  readonly index: number;
  readonly code: number;
  constructor(index: number, code: number) {
    super(`operation ${index} of a multi failed with ${code}`);
    this.index = index;
    this.code = code;
  }
}

/** All operations in one transaction. */
export function applyMulti(processor: RequestProcessor, requester: Requester, reader: JuteReader): Answer {
  // Read through first: a request cut short must not have half of it applied, nor its failure hide that it is malformed.
  const operations = splitMulti(reader);
  try {
    const results = processor.change(requester, (transaction) =>
      operations.map(({ type, record }, index) => {
        try {
          return { type: resultType(type), answer: applyOne(processor, requester, transaction, type, record) };
        } catch (error) {
          if (error instanceof ZooKeeperError) throw new MultiFailure(index, error.number);
          throw error;
        }
      }),
    );
    return (writer) => writeResults(writer, results);
  } catch (error) {
    if (!(error instanceof MultiFailure)) throw error;
    return (writer) => writeFailure(writer, operations.length, error);
  }
}

function splitMulti(reader: JuteReader): { type: number; record: JuteReader }[] {
  const operations: { type: number; record: JuteReader }[] = [];
  for (let type = nextType(reader); type !== undefined; type = nextType(reader)) {
    operations.push({ type, record: reader.fork() });
    skipOperation(type, reader);
  }
  return operations;
}

function skipOperation(type: number, reader: JuteReader): void {
  if (!WRITES.has(type) && type !== OP_CHECK) throw new JuteError(`an operation of type ${type} in a multi`);
  reader.ustring();
  if (type === OP_SET_DATA) reader.buffer();
  if (type === OP_DELETE || type === OP_CHECK || type === OP_SET_DATA) {
    reader.int();
    return;
  }
  reader.buffer();
  readAcls(reader);
  reader.int();
  if (type === OP_CREATE_TTL) reader.long();
}

/** Containers and TTL nodes are answered as create2 is: clients know no other results. */
function resultType(type: number): number {
  return type === OP_CREATE_CONTAINER || type === OP_CREATE_TTL ? OP_CREATE2 : type;
}

function applyOne(
  processor: RequestProcessor,
  requester: Requester,
  transaction: TreeTransaction,
  type: number,
  reader: JuteReader,
): Answer {
  if (type !== OP_CHECK) return processor.applyWrite(requester, transaction, type, reader);
  transaction.check(reader.ustring() ?? '', reader.int());
  return () => {};
}

/** Independent reads, each with its own outcome. */
export function readMultiRead(processor: RequestProcessor, requester: Requester, reader: JuteReader): Answer {
  const results: Result[] = [];
  for (let type = nextType(reader); type !== undefined; type = nextType(reader)) {
    if (type !== OP_GET_DATA && type !== OP_GET_CHILDREN) throw new JuteError(`an operation of type ${type} in a read`);
    results.push(readOne(processor, requester, type, reader));
  }
  return (writer) => writeResults(writer, results);
}

function readOne(processor: RequestProcessor, requester: Requester, type: number, reader: JuteReader): Result {
  const record = reader.fork();
  reader.ustring();
  reader.bool();
  try {
    if (type === OP_GET_DATA) return { type, answer: processor.getData(requester, record) };
    return { type, answer: processor.getChildren(requester, record, false) };
  } catch (error) {
    if (!(error instanceof ZooKeeperError)) throw error;
    return { type: OP_ERROR, code: error.number, answer: (writer) => writer.int(error.number) };
  }
}

function writeResults(writer: JuteWriter, results: readonly Result[]): void {
  for (const { type, code = 0, answer } of results) {
    writer.int(type).bool(false).int(code);
    answer(writer);
  }
  writer.int(-1).bool(true).int(-1);
}

function writeFailure(writer: JuteWriter, count: number, failure: MultiFailure): void {
  for (let i = 0; i < count; i++) {
    const code = i < failure.index ? 0 : i === failure.index ? failure.code : AFTER_FAILURE;
    writer.int(OP_ERROR).bool(false).int(code).int(code);
  }
  writer.int(-1).bool(true).int(-1);
}
