import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { type Connection, connect } from '../../client/index.ts';
import { Session } from '../../client/shell/session.ts';
import { flights } from '../../examples/flights/data.ts';
import {
  askRest,
  createFlightsTable,
  delayText,
  departures,
  history,
  loadFlights,
  type Question,
  readShell,
  rowKey,
  veryLate,
} from '../../examples/flights/flights.ts';
import { type Cluster, start } from '../../index.ts';

const COUNT = 5000;

describe('examples/flights', () => {
  let cluster: Cluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await start({ memory: true, rest: true });
    connection = await connect(cluster.quorum);
    await createFlightsTable(connection);
    expect(await loadFlights(connection, flights(COUNT), () => {})).toBe(COUNT);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  async function askShell(question: Question): Promise<string[]> {
    let printed = '';
    const output = { width: 0, write: (text: string) => void (printed += text) };
    await new Session({
      connection,
      output,
      clock: systemClock,
      interactive: false,
      readFile: async () => '',
      user: 'test',
    }).run(question.shell);
    return readShell(printed);
  }

  /** The answer worked out from the source itself. */
  async function expected(pick: (key: string, delay: number) => boolean): Promise<string[]> {
    const found: string[] = [];
    let serial = 0;
    for await (const flight of flights(COUNT)) {
      const key = rowKey(flight, serial++);
      if (pick(key, flight.delay)) found.push(`${key} ${delayText(flight.delay)}`);
    }
    return found.sort();
  }

  it('departures of an hour, by a range of keys, three ways', async () => {
    const question = departures('ATL', '2001010107');
    const right = await expected((key) => key.startsWith('ATL|2001010107'));
    expect(right.length).toBeGreaterThan(5);
    expect(await question.ask(connection)).toEqual(right);
    expect(await askRest(cluster.rest!, question)).toEqual(right);
    expect(await askShell(question)).toEqual(right);
  });

  it('very late flights, by a filter, three ways', async () => {
    const question = veryLate(180);
    const right = await expected((_, delay) => delay >= 180);
    expect(right.length).toBeGreaterThan(5);
    expect(await question.ask(connection)).toEqual(right);
    expect(await askRest(cluster.rest!, question)).toEqual(right);
    expect(await askShell(question)).toEqual(right);
  });

  it('what became of a flight, by versions, three ways', async () => {
    const [latest] = await veryLate(180).ask(connection);
    const question = history(latest.split(' ')[0]);
    const right = await question.ask(connection);
    expect(right.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      expect.stringMatching(/^late by \d+ minutes$/),
      'departed',
      'scheduled',
    ]);
    expect(await askRest(cluster.rest!, question)).toEqual(right);
    // The shell prints local time.
    expect((await askShell(question)).map((line) => line.replace(/^\S+ /, ''))).toEqual(
      right.map((line) => line.replace(/^\S+ /, '')),
    );
  });
});
