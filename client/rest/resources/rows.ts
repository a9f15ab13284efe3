// `/{table}/{rowspec}`, `/{table}/multiget`, `/{table}/{prefix}*`: reading and writing cells.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { parseFilter } from '../../../model/filter/parse-filter.ts';
import { wireForm } from '../../../model/filter/wire-form.ts';
import type { ColumnInput, DeleteCell, PutCell, ScanInput } from '../../operations.ts';
import type { Cell, Row } from '../../row.ts';
import { decodeCellSet, encodeCellSet, type RestCell, type RestRow, wholeNumber } from '../cell-set.ts';
import {
  answer,
  asBody,
  checkWritable,
  type GatewayContext,
  keyEncodingOf,
  many,
  one,
  type Query,
  queryOf,
  segmentsOf,
  setCellHeaders,
  tableOf,
} from '../context.ts';
import { badRequest, notFound, RestError } from '../errors.ts';
import { acceptedMedia, CELL_FORMS, CONTENT_TYPES, contentMedia, ROW_FORMS } from '../media.ts';
import { decodeBase64, decodePart, parseRowSpec, prefixEnd, type RowSpec } from '../row-spec.ts';

const LATEST = 2n ** 63n - 1n;

export function rowResources(context: GatewayContext): FastifyPluginAsync {
  return async (app) => {
    app.get('/:table/multiget', (request, reply) => multiget(context, request, reply));
    app.get('/:table/multiget/*', (request, reply) => multiget(context, request, reply));
    app.get('/:table/*', (request, reply) => read(context, request, reply));
    for (const method of ['PUT', 'POST'] as const)
      app.route({ method, url: '/:table/*', handler: (request, reply) => write(context, request, reply) });
    app.delete('/:table/*', (request, reply) => remove(context, request, reply));
  };
}

function specOf(request: FastifyRequest): RowSpec {
  return parseRowSpec(segmentsOf(request).slice(1), keyEncodingOf(request));
}

function columnInputs(columns: readonly Buffer[]): ColumnInput[] {
  return columns.map((column) => {
    const { family, qualifier } = splitColumn(column);
    return qualifier === undefined ? { family } : { family, qualifier };
  });
}

export function splitColumn(column: Buffer): { family: Buffer; qualifier: Buffer | undefined } {
  const colon = column.indexOf(0x3a);
  return colon < 0
    ? { family: column, qualifier: undefined }
    : { family: column.subarray(0, colon), qualifier: column.subarray(colon + 1) };
}

export function restRow(row: Row, cells: readonly Cell[] = row.cells): RestRow {
  return { key: row.key, cells: cells.map(restCell) };
}
export function restCell(cell: Cell): RestCell {
  return {
    column: Buffer.concat([cell.family, Buffer.from(':'), cell.qualifier]),
    timestamp: cell.timestamp,
    value: cell.value,
  };
}

async function read(context: GatewayContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const spec = specOf(request);
  if (spec.prefix && spec.columns.length === 0) return statelessScan(context, request, reply, spec);
  const { media, contentType } = acceptedMedia(request.headers.accept, CELL_FORMS);
  if (media === 'octet-stream' && spec.columns.length !== 1) throw badRequest(ONE_COLUMN);
  const query = queryOf(request);
  const versions = one(query.v) === undefined ? 1 : positive(one(query.v)!, 'v');
  const filter = filterOf(query);
  const common = {
    ...(spec.columns.length === 0 ? {} : { columns: columnInputs(spec.columns) }),
    versions,
    timeRange: { min: spec.startTime, max: spec.endTime },
    ...(filter === undefined ? {} : { filter }),
  };
  const most = one(query.n) === undefined ? Number.POSITIVE_INFINITY : positive(one(query.n)!, 'n');
  const table = context.connection.table(tableOf(request));
  const rows: RestRow[] = [];
  if (spec.endRow === undefined) {
    const row = await table.get({ row: spec.row, ...common });
    if (!row.isEmpty) rows.push(restRow(row, row.cells.slice(0, most)));
  } else {
    let left = most;
    for await (const row of table.scan({
      startRow: spec.row,
      ...(spec.endRow.length === 0 ? {} : { stopRow: spec.endRow }),
      ...common,
    })) {
      rows.push(restRow(row, row.cells.slice(0, left)));
      left -= row.cells.length;
      if (left <= 0) break;
    }
  }
  if (rows.length === 0) throw notFound();
  if (media !== 'octet-stream') return reply.type(contentType).send(asBody(encodeCellSet(rows, media)));
  const [cell] = rows[0].cells;
  setCellHeaders(reply, { 'X-Timestamp': String(cell.timestamp) });
  return reply.type(contentType).send(cell.value);
}

const ONE_COLUMN =
  'a value by itself is that of one column: name it, or ask for text/xml, application/json or application/x-protobuf by Accept';

const cellSetForms = (rows: readonly RestRow[]) => ({
  xml: () => encodeCellSet(rows, 'xml'),
  json: () => encodeCellSet(rows, 'json'),
  protobuf: () => encodeCellSet(rows, 'protobuf'),
});

async function multiget(context: GatewayContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const query = queryOf(request);
  const encoding = keyEncodingOf(request);
  const columns = (segmentsOf(request)[2] ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => decodePart(part, encoding));
  const versions = one(query.v) === undefined ? 1 : positive(one(query.v)!, 'v');
  const filter = filterOf(query);
  const decode = (text: string) => (encoding === 'text' ? Buffer.from(text) : decodeBase64(text, encoding));
  // Each row may name columns of its own after a slash.
  const gets = many(query.row).map((text) => {
    const [row, own = ''] = text.split('/');
    const wanted = [
      ...own
        .split(',')
        .filter((part) => part !== '')
        .map(decode),
      ...columns,
    ];
    return {
      row: decode(row),
      versions,
      ...(wanted.length === 0 ? {} : { columns: columnInputs(wanted) }),
      ...(filter === undefined ? {} : { filter }),
    };
  });
  const rows = (await context.connection.table(tableOf(request)).getMany(gets))
    .filter((row) => !row.isEmpty)
    .map((row) => restRow(row));
  if (rows.length === 0) throw notFound('No rows found.');
  return answer(request, reply, cellSetForms(rows));
}

async function statelessScan(
  context: GatewayContext,
  request: FastifyRequest,
  reply: FastifyReply,
  spec: RowSpec,
): Promise<unknown> {
  const query = queryOf(request);
  const start = one(query.startrow);
  const end = one(query.endrow);
  // Since HBase 2.6.2.
  const ends = { start: isTrue(one(query.includeStartRow) ?? 'true'), stop: isTrue(one(query.includeStopRow)) };
  const filter = filterOf(query);
  const limit = limitOf(one(query.limit));
  const reversed = isTrue(one(query.reversed));
  const scan: ScanInput = {
    ...(reversed ? reversedRange(spec.row, start, end, ends) : forwardRange(spec.row, start, end, ends)),
    ...(query.column === undefined
      ? {}
      : { columns: columnInputs(many(query.column).map((column) => Buffer.from(column))) }),
    timeRange: { min: time(one(query.starttime), 0n), max: time(one(query.endtime), LATEST) },
    versions: one(query.maxversions) === undefined ? 1 : positive(one(query.maxversions)!, 'maxversions'),
    cacheBlocks: isTrue(one(query.cacheblocks) ?? 'true'),
    ...(one(query.batchsize) === undefined || one(query.batchsize) === '-1'
      ? {}
      : { batch: positive(one(query.batchsize)!, 'batchsize') }),
    ...(limit > 0 && limit < MAX_LIMIT ? { limit } : {}),
    ...(filter === undefined ? {} : { filter }),
  };
  const { media, contentType } = acceptedMedia(request.headers.accept, ROW_FORMS);
  const rows: RestRow[] = [];
  // With a batch the parts of rows are counted, as in HBase.
  if (limit > 0)
    for await (const row of context.connection.table(tableOf(request)).scan(scan)) {
      rows.push(restRow(row));
      if (rows.length === limit) break;
    }
  const body = media === 'protobuf' ? framedMessages(rows) : encodeCellSet(rows, media);
  return reply.type(contentType).send(asBody(body));
}

const MAX_LIMIT = 2_147_483_647;

/** Nothing comes of a limit below one; to what is no number HBase's gateway answers 404. */
function limitOf(text: string | undefined): number {
  if (text === undefined) return MAX_LIMIT;
  if (!/^-?\d{1,10}$/.test(text)) throw notFound(`limit must be a whole number, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** As Java's Boolean.valueOf reads it. */
const isTrue = (text: string | undefined) => text?.toLowerCase() === 'true';

/** hbase.rest.scan.fetchsize: rows in one message of a protobuf stream, each after its length in two bytes. */
const ROWS_PER_MESSAGE = 10;

function framedMessages(rows: RestRow[]): Buffer {
  const parts: Buffer[] = [];
  const add = (group: RestRow[]): void => {
    const message = encodeCellSet(group, 'protobuf') as Buffer;
    // The length has only two bytes: a message that is too long goes out in halves, and a single row that is cannot go out at all.
    if (message.length > 0x7fff && group.length > 1) {
      add(group.slice(0, group.length >> 1));
      add(group.slice(group.length >> 1));
      return;
    }
    if (message.length > 0xffff)
      throw new RestError(413, 'a row of more than 65,535 bytes does not fit the protobuf stream; ask for JSON or XML');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    parts.push(length, message);
  };
  for (let i = 0; i < rows.length; i += ROWS_PER_MESSAGE) add(rows.slice(i, i + ROWS_PER_MESSAGE));
  return Buffer.concat(parts);
}

/** By the query: `filter` as text, `filter_b64` as bytes of the same language. */
function filterOf(query: Query): ScanInput['filter'] {
  const bytes = one(query.filter_b64);
  if (bytes !== undefined) return wireForm(parseFilter(decodeBase64(bytes, 'base64url')));
  const text = one(query.filter);
  return text === undefined ? undefined : wireForm(parseFilter(Buffer.from(text)));
}

/** Whether the given rows themselves belong to the scan. */
interface Ends {
  readonly start: boolean;
  readonly stop: boolean;
}

/** The prefix bounds a scan on both sides; a start or end row inside it narrows it further. */
function forwardRange(prefix: Buffer, start: string | undefined, end: string | undefined, ends: Ends): ScanInput {
  const [first, last] = [Buffer.from(start ?? ''), Buffer.from(end ?? '')];
  const startRow = later(first, prefix);
  const stopRow = earlier(last, prefixEnd(prefix));
  return {
    startRow,
    includeStartRow: ends.start || !startRow.equals(first),
    ...(stopRow.length > 0 ? { stopRow, includeStopRow: ends.stop && stopRow.equals(last) } : {}),
  };
}

/** From a start row down to an end row. */
function reversedRange(prefix: Buffer, start: string | undefined, end: string | undefined, ends: Ends): ScanInput {
  const above = prefixEnd(prefix);
  const [given, givenEnd] = [Buffer.from(start ?? ''), Buffer.from(end ?? '')];
  const first = earlier(given, above);
  const last = later(givenEnd, prefix);
  return {
    reversed: true,
    ...(first.length > 0
      ? { startRow: first, includeStartRow: !first.equals(above) && (ends.start || !first.equals(given)) }
      : {}),
    ...(last.length > 0
      ? { stopRow: last, includeStopRow: last.equals(givenEnd) ? ends.stop : last.equals(prefix) }
      : {}),
  };
}

const later = (a: Buffer, b: Buffer) => (a.compare(b) > 0 ? a : b);
/** An empty end is the table's end. */
const earlier = (a: Buffer, b: Buffer) => (a.length === 0 ? b : b.length === 0 || a.compare(b) < 0 ? a : b);

async function write(context: GatewayContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const rows = rowsOf(request);
  checkWritable(context);
  const table = context.connection.table(tableOf(request));
  const check = one(queryOf(request).check);
  const kind = check?.toLowerCase();
  switch (kind) {
    case undefined:
    case '':
      await table.putMany(rows.map(({ key, cells }) => ({ row: key, cells: cells.map(putCell) })));
      return reply.code(200).send();
    case 'put':
    case 'delete':
      return checkAnd(kind, context, request, reply, single(rows));
    case 'append':
    case 'increment':
      return changeAnd(kind, context, request, reply, single(rows));
    default:
      throw badRequest(`unknown check ${JSON.stringify(check)}; use put, delete, append or increment`);
  }
}

function single(rows: RestRow[]): RestRow {
  if (rows.length !== 1) throw badRequest(`a check is of one row, not ${rows.length}`);
  if (rows[0].cells.length === 0) throw badRequest('a check needs a cell');
  return rows[0];
}

/** The rows of the body, what they leave out taken from the path and the headers. */
function rowsOf(request: FastifyRequest): RestRow[] {
  const body = (request.body as Buffer | undefined) ?? Buffer.alloc(0);
  const media = contentMedia(request.headers['content-type'] ?? CONTENT_TYPES['octet-stream'], [
    'xml',
    'json',
    'protobuf',
    'octet-stream',
  ]);
  const spec = specOf(request);
  if (media === 'octet-stream') {
    const header = (name: string) => request.headers[name] as string | undefined;
    const column = header('x-column') === undefined ? spec.columns[0] : Buffer.from(header('x-column')!);
    if (column === undefined) throw badRequest('name the column in the path or in X-Column');
    const key = header('x-row') === undefined ? spec.row : Buffer.from(header('x-row')!);
    const timestamp = header('x-timestamp') === undefined ? undefined : wholeNumber(header('x-timestamp'));
    return [{ key, cells: [{ column, timestamp, value: body }] }];
  }
  return decodeCellSet(body, media).map((row) => ({
    key: row.key ?? spec.row,
    cells: row.cells.map((cell, i) => {
      const column = cell.column.length === 0 ? spec.columns[i] : cell.column;
      if (column === undefined) throw badRequest('a cell has no column, and the path names none for it');
      return { ...cell, column };
    }),
  }));
}

function putCell(cell: RestCell): PutCell {
  const { family, qualifier } = splitColumn(cell.column);
  if (qualifier === undefined)
    throw badRequest(`the column ${cell.column.toString()} has no qualifier: write family:qualifier`);
  return {
    family,
    qualifier,
    value: cell.value,
    ...(cell.timestamp === undefined ? {} : { timestamp: cell.timestamp }),
  };
}

/** The last cell is what must be there; the others are what is put or deleted then. */
async function checkAnd(
  kind: 'put' | 'delete',
  context: GatewayContext,
  request: FastifyRequest,
  reply: FastifyReply,
  row: RestRow,
): Promise<unknown> {
  const expected = putCell(row.cells.at(-1)!);
  const others = row.cells.slice(0, -1);
  let mutate: Parameters<ReturnType<GatewayContext['connection']['table']>['checkAndMutate']>[0]['mutate'];
  if (kind === 'put') {
    const cells = others.map(putCell);
    const isChecked = (cell: PutCell) =>
      Buffer.from(cell.family as Buffer).equals(expected.family as Buffer) &&
      Buffer.from(cell.qualifier as Buffer).equals(expected.qualifier as Buffer);
    if (!cells.some(isChecked)) throw badRequest('the column to put and check do not match');
    mutate = { put: { row: row.key, cells } };
  } else {
    const columns = others.length === 0 ? [row.cells.at(-1)!.column] : others.map((cell) => cell.column);
    mutate = { delete: { row: row.key, cells: columns.map((column) => deleteCell(column, undefined)) } };
  }
  const { success } = await context.connection.table(tableOf(request)).checkAndMutate({
    row: row.key,
    family: expected.family,
    qualifier: expected.qualifier!,
    value: expected.value,
    mutate,
  });
  if (!success) throw new RestError(304);
  return reply.code(200).send();
}

async function changeAnd(
  kind: 'append' | 'increment',
  context: GatewayContext,
  request: FastifyRequest,
  reply: FastifyReply,
  row: RestRow,
): Promise<unknown> {
  const returnResults = isTrue(one(queryOf(request).rr));
  const table = context.connection.table(tableOf(request));
  const cells = row.cells.map(putCell);
  const result =
    kind === 'append'
      ? await table.append({ row: row.key, cells, returnResults })
      : await table.increment({
          row: row.key,
          returnResults,
          cells: cells.map((cell) => ({
            family: cell.family,
            qualifier: cell.qualifier!,
            amount: amountOf(cell.value as Buffer),
          })),
        });
  if (!returnResults || result.isEmpty) return reply.code(200).send();
  return answer(request, reply, cellSetForms([restRow(result)]));
}

/** HBase's gateway takes an increment's amount as decimal text. */
function amountOf(value: Buffer): bigint {
  const text = value.toString('latin1');
  if (!/^-?\d{1,19}$/.test(text))
    throw badRequest(`the amount of an increment is decimal text, not ${JSON.stringify(text)}`);
  return BigInt(text);
}

async function remove(context: GatewayContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  checkWritable(context);
  const spec = specOf(request);
  if (spec.prefix) throw new RestError(405, 'a delete is of one row');
  if (spec.endRow !== undefined) throw badRequest('a delete is of one row');
  const at = spec.timestamp === undefined ? {} : { timestamp: spec.timestamp };
  const cells = spec.columns.map((column) => deleteCell(column, spec.timestamp));
  await context.connection.table(tableOf(request)).delete({ row: spec.row, ...(cells.length === 0 ? at : { cells }) });
  return reply.code(200).send();
}

function deleteCell(column: Buffer, timestamp: bigint | undefined): DeleteCell {
  const { family, qualifier } = splitColumn(column);
  const at = timestamp === undefined ? {} : { timestamp };
  return qualifier === undefined ? { family, kind: 'family', ...at } : { family, qualifier, kind: 'column', ...at };
}

function positive(text: string, what: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw badRequest(`${what} must be a whole number from 1, not ${JSON.stringify(text)}`);
  return number;
}

function time(text: string | undefined, absent: bigint): bigint {
  if (text === undefined) return absent;
  if (!/^\d{1,19}$/.test(text)) throw badRequest(`${JSON.stringify(text)} is not a timestamp`);
  return BigInt(text);
}
