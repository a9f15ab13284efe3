// The package as a stranger gets it: packed, installed into an empty folder from the registry, and run there.
import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { startColonnade } from '../support/colonnade-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
/** The Node that runs this test comes first, as in an npm script. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
let refusal: string | undefined;

const run = async (command: string, args: string[], cwd = folder) =>
  (await promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 26 })).stdout;

beforeAll(async () => {
  await run('npm', ['pack', '--loglevel=error', '--pack-destination', folder], process.cwd());
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  try {
    await run('npm', ['install', './colonnade-0.1.0.tgz', '--no-audit', '--no-fund', '--loglevel=error']);
  } catch (error) {
    const { stderr } = error as ExecFileException & { stderr: string };
    if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(stderr)) throw error;
    refusal = `no registry: ${stderr.slice(0, 200)}`;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('runs a cluster from the command line, and its own shell against it', async ({ skip }) => {
  if (refusal !== undefined) skip(refusal);
  const data = join(folder, 'data');
  const cluster = await startColonnade({ data, entry: join(folder, 'node_modules/colonnade/bin/colonnade.js') });
  const script = "create 't', 'f'\nput 't', 'r', 'f:q', 'v'\nflush 't'\nscan 't'\n";
  const output = await run('npx', ['colonnade', 'shell', '--quorum', cluster.quorum, '-e', script]);
  expect(output).toContain('column=f:q');
  expect((await fetch(`${cluster.rest}/t/r`, { headers: { accept: 'application/json' } })).status).toBe(200);
  expect((await fetch(`${cluster.info}/metrics`)).status).toBe(200);
  await using connection = await connect(cluster.quorum);
  expect((await connection.table('t').get('r')).value('f', 'q')?.toString()).toBe('v');
  // A flush runs in a worker thread, which the bundle has to find.
  expect(cluster.log()).toContain('"reason":"asked for by the master"');
  // So do the threads that make HFiles.
  writeFileSync(join(folder, 'input.tsv'), 'r2\tw\n');
  const importing = [
    'importtsv',
    '--quorum',
    cluster.quorum,
    '--columns',
    'HBASE_ROW_KEY,f:q',
    '--bulk',
    '--json',
    't',
  ];
  const summary = JSON.parse(await run('npx', ['colonnade', ...importing, 'input.tsv']));
  expect(summary).toMatchObject({ rows: 1, hfiles: 1, loaded: { files: 1 } });
  await cluster.stop();
});

it('embeds', async ({ skip }) => {
  if (refusal !== undefined) skip(refusal);
  writeFileSync(
    join(folder, 'embed.js'),
    `import { connect, start } from 'colonnade';
     await using cluster = await start({ data: 'embedded' });
     await using connection = await connect(cluster.quorum);
     await connection.admin.createTable({ name: 't', families: ['f'] });
     const table = connection.table('t');
     await table.put({ row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
     await connection.admin.flush('t');
     for await (const row of table.scan({ startRow: 'r', limit: 10 })) console.log(row.value('f', 'q').toString());`,
  );
  expect(await run(process.execPath, ['embed.js'])).toBe('v\n');
});

it('brings its types', async ({ skip }) => {
  if (refusal !== undefined) skip(refusal);
  const program = (type: string) => `import { connect, start } from 'colonnade';
     await using cluster = await start({ memory: true });
     await using connection = await connect(cluster.quorum);
     const value: ${type} | undefined = (await connection.table('t').get('r')).value('f', 'q');
     console.log(value);`;
  writeFileSync(join(folder, 'right.ts'), program('Buffer'));
  writeFileSync(join(folder, 'wrong.ts'), program('number'));
  const types = [`--typeRoots`, resolve('node_modules/@types'), '--types', 'node'];
  const flags = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,esnext.disposable',
  ];
  const check = (file: string) => run(resolve('node_modules/.bin/tsc'), [...flags, ...types, file]);
  expect(await check('right.ts')).toBe('');
  await expect(check('wrong.ts')).rejects.toMatchObject({
    stdout: expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2322/),
  });
});
