// Flights in a wide-column table, and three questions to it: by a range of keys, by a filter, and by versions.
//
// The row key begins with what the commonest question names, the airport, then the time, so that "what leaves ATL this morning" is one
// short range: ATL|200101051120|DFW|000123. The serial number keeps flights of the same minute apart.
import { type Connection, filters, type Row } from '../../client/index.ts';
import type { Flight } from './data.ts';

export const TABLE = 'flights';

export async function createFlightsTable(connection: Connection): Promise<void> {
  await connection.admin.createTable(
    {
      name: TABLE,
      families: [
        { name: 'f', maxVersions: 1 },
        // What became of the flight, each turn a version of one column.
        { name: 's', maxVersions: 3 },
      ],
    },
    ['E', 'M', 'S'],
  );
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** 200101051120 */
export function minuteOf(date: Date): string {
  return date.toISOString().replace(/[-T:]/g, '').slice(0, 12);
}

/** Delays as text that sorts like the numbers: all early ones (-007) stand before all late ones (0033). */
export function delayText(minutes: number): string {
  return minutes < 0 ? `-${pad(-minutes, 3)}` : pad(minutes, 4);
}

export function rowKey(flight: Flight, serial: number): string {
  return `${flight.origin}|${minuteOf(flight.date)}|${flight.destination}|${pad(serial, 7)}`;
}

/** Loads all flights; `progress` is called now and then with how many were handed over. */
export async function loadFlights(
  connection: Connection,
  source: AsyncIterable<Flight>,
  progress: (count: number) => void,
): Promise<number> {
  let count = 0;
  await using mutator = connection.table(TABLE).bufferedMutator();
  for await (const flight of source) {
    const row = rowKey(flight, count);
    const departs = flight.date.getTime();
    await mutator.put({
      row,
      cells: [
        { family: 'f', qualifier: 'to', value: flight.destination },
        { family: 'f', qualifier: 'miles', value: String(flight.distance) },
        { family: 'f', qualifier: 'delay', value: delayText(flight.delay) },
        { family: 's', qualifier: 'status', value: 'scheduled', timestamp: departs - 86_400_000 },
        { family: 's', qualifier: 'status', value: 'departed', timestamp: departs },
        {
          family: 's',
          qualifier: 'status',
          value: flight.delay > 15 ? `late by ${flight.delay} minutes` : 'on time',
          timestamp: departs + 3_600_000,
        },
      ],
    });
    if (++count % 1000 === 0) progress(count);
  }
  await mutator.flush();
  progress(count);
  return count;
}

export interface Question {
  readonly text: string;
  /** The same question in the shell's words. */
  readonly shell: string;
  /** And as a path of the REST gateway. */
  readonly rest: string;
  ask(connection: Connection): Promise<string[]>;
}

/** Departures of an airport in an hour: a range of keys. */
export function departures(airport: string, hour: string): Question {
  const start = `${airport}|${hour}`;
  const stop = `${airport}|${hour}~`;
  return {
    text: `What left ${airport} in the hour of ${hour}?`,
    shell: `scan '${TABLE}', {STARTROW => '${start}', STOPROW => '${stop}', COLUMNS => ['f:delay']}`,
    rest: `/${TABLE}/*?startrow=${encodeURIComponent(start)}&endrow=${encodeURIComponent(stop)}&column=f:delay`,
    ask: (connection) =>
      answers(
        connection.table(TABLE).scan({ startRow: start, stopRow: stop, columns: ['f:delay'] }),
        (row) => row.text('f', 'delay')!,
      ),
  };
}

/** Flights late by so many minutes or more: a filter that the servers apply, so that only the answers travel. */
export function veryLate(minutes: number): Question {
  const value = delayText(minutes);
  const filter = filters.singleColumnValue({
    family: 'f',
    qualifier: 'delay',
    operator: 'GREATER_OR_EQUAL',
    value,
    filterIfMissing: true,
  });
  const text = `SingleColumnValueFilter('f','delay',>=,'binary:${value}',true,true)`;
  return {
    text: `Which flights were late by ${minutes} minutes or more?`,
    shell: `scan '${TABLE}', {COLUMNS => ['f:delay'], FILTER => "${text}"}`,
    rest: `/${TABLE}/*?column=f:delay&filter=${encodeURIComponent(text)}`,
    ask: (connection) =>
      answers(connection.table(TABLE).scan({ columns: ['f:delay'], filter }), (row) => row.text('f', 'delay')!),
  };
}

/** What became of one flight: the versions of one cell, newest first. */
export function history(row: string): Question {
  return {
    text: `What became of ${row}?`,
    shell: `get '${TABLE}', '${row}', {COLUMN => 's:status', VERSIONS => 3}`,
    rest: `/${TABLE}/${encodeURIComponent(row)}/s:status?v=3`,
    async ask(connection) {
      const found = await connection.table(TABLE).get({ row, columns: ['s:status'], versions: 3 });
      return found.cells.map((cell) => `${new Date(Number(cell.timestamp)).toISOString().slice(0, 16)} ${cell.text}`);
    },
  };
}

async function answers(rows: AsyncIterable<Row>, tell: (row: Row) => string): Promise<string[]> {
  const found: string[] = [];
  for await (const row of rows) found.push(`${row.key} ${tell(row)}`);
  return found;
}

/** The cells of a REST answer as `row value`, or as `time value` for the versions of one row. */
export async function askRest(base: string, question: Question): Promise<string[]> {
  const response = await fetch(base + question.rest, { headers: { accept: 'application/json' } });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`${question.rest}: ${response.status} ${await response.text()}`);
  const body = (await response.json()) as { Row: { key: string; Cell: { timestamp: number; $: string }[] }[] };
  const decode = (text: string) => Buffer.from(text, 'base64').toString();
  return body.Row.flatMap(({ key, Cell }) =>
    Cell.map(
      (cell) =>
        `${question.rest.includes('?v=') ? new Date(cell.timestamp).toISOString().slice(0, 16) : decode(key)} ${decode(cell.$)}`,
    ),
  );
}

/** The same of what the shell printed. */
export function readShell(output: string): string[] {
  return [...output.matchAll(/^ (\S+) (?:column=\S+ )?timestamp=([^,]+), value=(.*)$/gm)].map(([, key, time, value]) =>
    key.includes('|') ? `${key} ${value}` : `${time.slice(0, 16)} ${value}`,
  );
}
