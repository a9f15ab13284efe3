// `/{table}/scanner` and `/{table}/scanner/{id}`: scans that live in the gateway between calls, bounded in number and idle time.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isHBaseError } from '../../../base/errors.ts';
import type { Timer } from '../../../base/scheduler.ts';
import type { Cell, Row } from '../../row.ts';
import { encodeCellSet, type RestRow } from '../cell-set.ts';
import {
  asBody,
  checkWritable,
  type GatewayContext,
  noCache,
  one,
  queryOf,
  segmentsOf,
  setCellHeaders,
  tableOf,
} from '../context.ts';
import { badRequest, notFound, RestError } from '../errors.ts';
import { filterOfJson } from '../json-filter.ts';
import { acceptedMedia, CELL_FORMS, contentMedia } from '../media.ts';
import { decodeScannerSpec, type ScannerSpec } from '../scanner-spec.ts';
import { restCell, splitColumn } from './rows.ts';

/** hbase.rest.scannercache.size */
const MAX_SCANNERS = 10_000;
/** hbase.rest.scannercache.expire.time */
const IDLE_MS = 3_600_000;
const MAX_BATCH = 2_147_483_647;

interface OpenScanner {
  readonly id: string;
  readonly table: string;
  readonly rows: AsyncIterator<Row>;
  /** Cells per call when the call does not say. */
  readonly batch: number;
  /** What a call left of a row. */
  rest: { key: Buffer; cells: readonly Cell[] } | undefined;
  usedAt: number;
  /** One call at a time; the next waits for it. */
  turn: Promise<unknown>;
}

export function scannerResources(context: GatewayContext): FastifyPluginAsync {
  const open = new Map<string, OpenScanner>();
  const close = async (scanner: OpenScanner) => {
    open.delete(scanner.id);
    await scanner.rows.return?.();
  };
  return async (app) => {
    const sweep: Timer = context.scheduler.every(IDLE_MS / 60, () => {
      for (const scanner of [...open.values()])
        if (context.clock.monotonic() - scanner.usedAt > IDLE_MS) void close(scanner).catch(() => {});
    });
    app.addHook('onClose', async () => {
      sweep.cancel();
      await Promise.allSettled([...open.values()].map(close));
    });
    for (const method of ['PUT', 'POST'] as const)
      app.route({
        method,
        url: '/:table/scanner',
        handler: async (request, reply) => {
          const media = contentMedia(request.headers['content-type'], ['xml', 'json', 'protobuf']);
          const spec = decodeScannerSpec((request.body as Buffer | undefined) ?? Buffer.alloc(0), media);
          checkWritable(context);
          const table = tableOf(request);
          if (open.size >= MAX_SCANNERS) await close(leastRecent(open));
          const id = `${context.clock.now()}${context.random.bytes(8).toString('hex')}`;
          const scanner: OpenScanner = {
            id,
            table,
            rows: context.connection.table(table).scan(scanOf(spec))[Symbol.asyncIterator](),
            batch: spec.batch ?? MAX_BATCH,
            rest: undefined,
            usedAt: context.clock.monotonic(),
            turn: Promise.resolve(),
          };
          open.set(id, scanner);
          const path = request.url.split('?')[0].replace(/\/+$/, '');
          return reply
            .code(201)
            .header('location', `http://${request.headers.host ?? ''}${path}/${id}`)
            .send();
        },
      });
    const find = (request: FastifyRequest): OpenScanner => {
      const scanner = open.get(segmentsOf(request)[2]);
      if (scanner === undefined || scanner.table !== tableOf(request)) throw notFound('there is no such scanner');
      scanner.usedAt = context.clock.monotonic();
      return scanner;
    };
    app.get('/:table/scanner/:id', async (request, reply) => {
      const scanner = find(request);
      const turn = scanner.turn.then(() => fetch(scanner, request, reply));
      scanner.turn = turn.catch(() => {});
      try {
        return await turn;
      } catch (error) {
        if (error instanceof RestError) throw error;
        await close(scanner);
        // Whether there is such a table shows here: scanners are made without asking for it.
        if (isHBaseError(error, 'TableNotFoundException')) throw notFound((error as Error).message);
        // The scan itself failed: HBase's gateway says the scanner is gone.
        throw new RestError(410, (error as Error).message);
      }
    });
    app.delete('/:table/scanner/:id', async (request, reply) => {
      checkWritable(context);
      await close(find(request));
      return reply.code(200).send();
    });
  };
}

function leastRecent(open: Map<string, OpenScanner>): OpenScanner {
  let found: OpenScanner | undefined;
  for (const scanner of open.values()) if (found === undefined || scanner.usedAt < found.usedAt) found = scanner;
  return found!;
}

function scanOf(spec: ScannerSpec) {
  const columns = spec.columns.map((column) => {
    const { family, qualifier } = splitColumn(column);
    return qualifier === undefined ? { family } : { family, qualifier };
  });
  return {
    ...(spec.startRow.length === 0 ? {} : { startRow: spec.startRow, includeStartRow: spec.includeStartRow }),
    ...(spec.endRow.length === 0 ? {} : { stopRow: spec.endRow, includeStopRow: spec.includeStopRow }),
    ...(columns.length === 0 ? {} : { columns }),
    timeRange: { min: spec.startTime, max: spec.endTime },
    versions: spec.maxVersions,
    cacheBlocks: spec.cacheBlocks,
    ...(spec.caching === undefined ? {} : { caching: spec.caching }),
    ...(spec.filter === undefined ? {} : { filter: filterOfJson(spec.filter) }),
  };
}

async function fetch(scanner: OpenScanner, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = queryOf(request);
  const { media, contentType } = acceptedMedia(request.headers.accept, CELL_FORMS);
  const cells = media === 'octet-stream' ? 1 : count(one(query.c), scanner.batch);
  const rows = await take(scanner, count(one(query.n), MAX_BATCH), cells);
  if (rows.length === 0) return reply.code(204).send();
  noCache(reply);
  if (media !== 'octet-stream') return reply.type(contentType).send(asBody(encodeCellSet(rows, media)));
  const [cell] = rows[0].cells;
  setCellHeaders(reply, {
    'X-Row': rows[0].key.toString('base64'),
    'X-Column': cell.column.toString('base64'),
    'X-Timestamp': String(cell.timestamp),
  });
  return reply.type(contentType).send(cell.value);
}

/** Up to so many rows and cells; a row that does not fit is cut, and its rest comes with the next call. */
async function take(scanner: OpenScanner, maxRows: number, maxCells: number): Promise<RestRow[]> {
  const rows: RestRow[] = [];
  let left = maxCells;
  while (rows.length < maxRows && left > 0) {
    let current = scanner.rest;
    scanner.rest = undefined;
    if (current === undefined) {
      const { done, value } = await scanner.rows.next();
      if (done) break;
      current = { key: value.key, cells: value.cells };
    }
    const taken = current.cells.slice(0, left);
    rows.push({ key: current.key, cells: taken.map(restCell) });
    left -= taken.length;
    if (taken.length < current.cells.length)
      scanner.rest = { key: current.key, cells: current.cells.slice(taken.length) };
  }
  return rows;
}

function count(text: string | undefined, absent: number): number {
  if (text === undefined) return absent;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw badRequest(`${JSON.stringify(text)} is not a count`);
  return number;
}
