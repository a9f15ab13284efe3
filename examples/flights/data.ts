// Flights of the USA in early 2001 from the npm package vega-datasets (flights-3m.parquet): date, origin, destination, distance, delay.

import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

export interface Flight {
  readonly date: Date;
  readonly origin: string;
  readonly destination: string;
  /** Miles. */
  readonly distance: number;
  /** Minutes; negative is early. */
  readonly delay: number;
}

/** The first `limit` flights in the file's order, read piece by piece. */
export async function* flights(limit: number): AsyncGenerator<Flight> {
  const path = join(dirname(createRequire(import.meta.url).resolve('vega-datasets')), '../data/flights-3m.parquet');
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const file = {
      byteLength: size,
      async slice(start: number, end = size): Promise<ArrayBuffer> {
        const buffer = new ArrayBuffer(end - start);
        await handle.read(new Uint8Array(buffer), 0, end - start, start);
        return buffer;
      },
    };
    const metadata = await parquetMetadataAsync(file);
    const compressors = { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) };
    let done = 0;
    for (const group of metadata.row_groups) {
      const rows = Math.min(Number(group.num_rows), limit - done);
      if (rows <= 0) return;
      const start = metadata.row_groups
        .slice(0, metadata.row_groups.indexOf(group))
        .reduce((sum, each) => sum + Number(each.num_rows), 0);
      for (const row of await parquetReadObjects({
        file,
        metadata,
        compressors,
        rowStart: start,
        rowEnd: start + rows,
      }))
        yield flightOf(row);
      done += rows;
    }
  } finally {
    await handle.close();
  }
}

function flightOf(row: Record<string, unknown>): Flight {
  return {
    date: row.date instanceof Date ? row.date : new Date(Number(row.date)),
    origin: String(row.origin),
    destination: String(row.destination),
    distance: Number(row.distance),
    delay: Number(row.delay),
  };
}
