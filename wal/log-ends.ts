// What the logs of one dead server say of each other. Our WAL closes a log with its trailer before it begins the second after it, and acknowledges
// nothing of the next one before all of it is synced. A log that ends sooner was cut: what is missing may have been acknowledged, and later logs would
// be replayed on top of the gap.
import { CorruptionError } from '../base/errors.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { END_MARK, encodeTrailer } from './wal-format.ts';
import { walSequenceOf } from './wal-names.ts';
import { type WALEnd, WALReader } from './wal-reader.ts';

interface LogEnd {
  readonly path: string;
  /** Written by our WAL, whose entries say how much of the log was synced. */
  readonly isChecked: boolean;
  readonly isClosed: boolean;
}

/** Awaited after each megabyte, so that others on this thread come to their turn. */
type Pause = () => Promise<void>;
const PAUSE_BYTES = 1024 * 1024;

/**
 * Throws CorruptionError when one of the logs was cut. Reads whole only those few that a crash leaves open. The server may have written several
 * sequences of logs at a time, each of which is judged by itself.
 */
export async function checkLogEnds(logs: LogStorage, paths: readonly string[], pause: Pause): Promise<void> {
  for (const sequence of Map.groupBy(paths, walSequenceOf).values()) await checkSequence(logs, sequence, pause);
}

/** `paths`: oldest first. */
async function checkSequence(logs: LogStorage, paths: readonly string[], pause: Pause): Promise<void> {
  const found: LogEnd[] = [];
  for (const path of paths) found.push(await readEnd(logs, path));
  if (!found.some(({ isChecked }) => isChecked)) return;
  for (const [i, { path, isClosed }] of found.slice(0, -1).entries()) {
    if (isClosed) continue;
    const { end } = await readThrough(logs, path, pause);
    const isLastButOne = i === found.length - 2;
    if (isLastButOne && (await mayEndSo(logs, path, end, () => readThrough(logs, found[i + 1].path, pause)))) continue;
    throw new CorruptionError(
      path,
      end.offset,
      'the log ends here, though a later one was written after all of it was synced',
    );
  }
}

/** The last but one: its trailer may be on its way while the next one is written already. */
async function mayEndSo(
  logs: LogStorage,
  path: string,
  end: WALEnd,
  next: () => Promise<{ attests: boolean }>,
): Promise<boolean> {
  return end.kind === 'open' || (await isTornTrailer(logs, path, end.offset)) || !(await next()).attests;
}

/**
 * What stands there is a part of the trailer that belongs there, beside what it did not come to overwrite: the mark of the end, and zeros, which
 * logs are made longer with. Zeros alone may stand for entries.
 */
async function isTornTrailer(logs: LogStorage, path: string, offset: number): Promise<boolean> {
  const file = await logs.open(path);
  try {
    const trailer = encodeTrailer(offset);
    const found = await file.read(offset, file.length - offset);
    const mayStand = (byte: number, i: number) => byte === 0 || byte === trailer[i] || byte === END_MARK[i];
    return found.every(mayStand) && found.some((byte) => byte !== 0);
  } finally {
    await file.close();
  }
}

async function readEnd(logs: LogStorage, path: string): Promise<LogEnd> {
  const reader = await WALReader.open(await logs.open(path));
  try {
    return { path, isChecked: reader.header?.checked ?? false, isClosed: reader.hasTrailer };
  } finally {
    await reader.close();
  }
}

/** `attests`: entries were synced in it, and so everything in the logs before it. */
async function readThrough(logs: LogStorage, path: string, pause: Pause): Promise<{ end: WALEnd; attests: boolean }> {
  const reader = await WALReader.open(await logs.open(path), { reuses: true });
  try {
    let firstOffset: number | undefined;
    let attests = false;
    let pauseAt = PAUSE_BYTES;
    for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
      firstOffset ??= entry.offset;
      attests ||= (entry.key.attestedOffset ?? 0) > firstOffset;
      if (entry.offset < pauseAt) continue;
      pauseAt = entry.offset + PAUSE_BYTES;
      await pause();
    }
    return { end: reader.end!, attests };
  } finally {
    await reader.close();
  }
}
