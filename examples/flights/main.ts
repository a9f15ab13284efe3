// npm run flights [-- --rows N] [--quorum host:port --rest http://host:port]
//
// Loads flights (300,000 unless told otherwise; the data set has 3,000,000) and asks three questions, each over the TypeScript client, REST
// and the shell. Without --quorum it starts a cluster of its own in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../base/clock.ts';
import { connect } from '../../client/index.ts';
import { Session } from '../../client/shell/session.ts';
import { start } from '../../index.ts';
import { flights } from './data.ts';
import {
  askRest,
  createFlightsTable,
  departures,
  history,
  loadFlights,
  type Question,
  readShell,
  TABLE,
  veryLate,
} from './flights.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '300000' }, quorum: { type: 'string' }, rest: { type: 'string' } },
});
const wanted = Number(values.rows);
if (!Number.isSafeInteger(wanted) || wanted < 1) {
  console.error('--rows wants a whole number from 1');
  process.exit(2);
}

const folder = values.quorum === undefined ? mkdtempSync(join(tmpdir(), 'flights-')) : undefined;
const cluster = folder === undefined ? undefined : await start({ data: folder, rest: true });
const connection = await connect(values.quorum ?? cluster!.quorum);
const rest = values.rest ?? cluster?.rest;

if (await connection.admin.exists(TABLE))
  console.log(`The table ${TABLE} is there already; its flights are asked, not loaded again.`);
else {
  await createFlightsTable(connection);
  const began = performance.now();
  const count = await loadFlights(connection, flights(wanted), (done) => drawProgress(done, wanted, began));
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `\n${count.toLocaleString('en')} flights, ${(count * 6).toLocaleString('en')} cells in ${seconds.toFixed(1)} s (${Math.round(count / seconds).toLocaleString('en')} flights/s)\n`,
  );
}

const morning = departures('ATL', '2001010507');
const latest = veryLate(600);
await show(morning);
const late = await show(latest);
// Whoever was latest has a story.
const [worst] = late.map((line) => line.split(' ')).sort((a, b) => b[1].localeCompare(a[1]));
if (worst !== undefined) await show(history(worst[0]));

await connection.close();
await cluster?.stop();
if (folder !== undefined) rmSync(folder, { recursive: true, force: true });

function drawProgress(done: number, total: number, began: number): void {
  const share = Math.min(1, done / total);
  const rate = done / ((performance.now() - began) / 1000);
  if (process.stdout.isTTY) {
    const filled = Math.round(share * 30);
    process.stdout.write(
      `\r[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${(share * 100).toFixed(0).padStart(3)}%  ${done.toLocaleString('en')} flights  ${Math.round(rate).toLocaleString('en')}/s `,
    );
  } else if (done % 50_000 === 0 || done === total) console.log(`${done.toLocaleString('en')} flights`);
}

async function show(question: Question): Promise<string[]> {
  console.log(`\n${question.text}`);
  const timed = async (name: string, ask: () => Promise<string[]>) => {
    const began = performance.now();
    const lines = await ask();
    console.log(
      `  ${name.padEnd(18)} ${String(lines.length).padStart(4)} answers in ${(performance.now() - began).toFixed(0)} ms`,
    );
    return lines;
  };
  const lines = await timed('TypeScript client', () => question.ask(connection));
  if (rest !== undefined) compare('REST', lines, await timed('REST', () => askRest(rest, question)));
  compare('shell', lines, await timed('shell', () => askShell(question)));
  for (const line of lines.slice(0, 5)) console.log(`    ${line}`);
  if (lines.length > 5) console.log(`    … and ${lines.length - 5} more`);
  console.log(`  in the shell: ${question.shell}`);
  return lines;
}

async function askShell(question: Question): Promise<string[]> {
  let printed = '';
  const output = { width: 0, write: (text: string) => void (printed += text) };
  const readFile = () => Promise.reject(new Error('no files here'));
  await new Session({ connection, output, clock: systemClock, interactive: false, readFile, user: 'flights' }).run(
    question.shell,
  );
  return readShell(printed);
}

function compare(name: string, expected: string[], actual: string[]): void {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return;
  console.error(
    `  ${name} answers differently: ${JSON.stringify(actual.slice(0, 3))} against ${JSON.stringify(expected.slice(0, 3))}`,
  );
  process.exitCode = 1;
}
