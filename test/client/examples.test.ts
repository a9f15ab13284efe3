// The examples in the client's doc comments are run. A line `… // value` that logs or stands by itself must give that value.
import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import * as client from '../../client/index.ts';

interface Example {
  file: string;
  line: number;
  code: string;
}

function examplesOf(file: string): Example[] {
  const found: Example[] = [];
  const lines = readFileSync(`client/${file}`, 'utf8').split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].trim() !== '* @example') continue;
    const code: string[] = [];
    const line = i + 1;
    while (!lines[i + 1].includes('*/')) code.push(lines[++i].replace(/^ *\* ?/, ''));
    found.push({ file, line, code: code.join('\n') });
  }
  return found;
}

const EXAMPLES = readdirSync('client')
  .filter((file) => file.endsWith('.ts'))
  .flatMap(examplesOf);

let cluster: Cluster;
let connection: client.Connection;
beforeAll(async () => {
  cluster = await start({ memory: true });
  connection = await client.connect(cluster.quorum);
});
afterAll(async () => {
  await connection.close();
  await cluster.stop();
});

/** `console.log(x); // v` and `row.x; // v` become a comparison. */
function withChecks(code: string): string {
  return code
    .replace(
      /^console\.log\((.+)\); \/\/ (.+)$/gm,
      (_, expression, wanted) => `check(${expression}, ${JSON.stringify(wanted)});`,
    )
    .replace(/^(row\..+); \/\/ (.+)$/gm, (_, expression, wanted) => `check(${expression}, ${JSON.stringify(wanted)});`);
}

async function fresh(isOfTables: boolean): Promise<void> {
  const { admin } = connection;
  if (await admin.exists('t')) {
    await admin.disableTable('t');
    await admin.deleteTable('t');
  }
  if (isOfTables) return;
  await admin.createTable({ name: 't', families: [{ name: 'f', maxVersions: 3 }, 'g'] });
  await connection.table('t').put({ row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
}

test('there are examples', () => {
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(12);
});

test.each(EXAMPLES)('client/$file:$line', async ({ file, code }) => {
  await fresh(file === 'admin.ts');
  const printed: unknown[][] = [];
  const scope = {
    ...client,
    connection,
    table: connection.table('t'),
    rows: [['r5', 'x']],
    console: { log: (...values: unknown[]) => printed.push(values) },
    check: (found: unknown, wanted: string) => expect([String(found), inspect(found)]).toContain(wanted),
  };
  // Names that the example declares itself are not given to it.
  const names = Object.keys(scope).filter((name) => !new RegExp(`(?:const|using) \\{? ?${name}\\b`).test(code));
  const body = withChecks(code).replaceAll('localhost:2181', cluster.quorum);
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction(...names, body)(...names.map((name) => scope[name as keyof typeof scope]));
  if (
    code.includes('console.log') &&
    !code.includes('; // ') &&
    !file.startsWith('filters') &&
    !code.includes("stopRow: 'b'")
  ) {
    expect(printed.length).toBeGreaterThan(0);
  }
});
