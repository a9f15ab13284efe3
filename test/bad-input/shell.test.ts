// Mistakes in shell scripts: where, what was expected, status 1, and nothing done.
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import { connect } from '../../client/index.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await start({ memory: true });
  await using connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] });
});
afterAll(() => cluster.stop());

function shell(script: string, ...options: string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['bin/colonnade.js', 'shell', '--quorum', cluster.quorum, ...options]);
    let output = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    child.once('close', (status) => done({ status, output }));
    child.stdin.end(script);
  });
}

describe('a script with', () => {
  it.each([
    [
      'a value that is missing',
      "scan 't', {LIMIT => }",
      'syntax error at line 1, column 21: expected a value, found }',
    ],
    ['an argument behind settings', "get 't', A => 1, 'x'", 'expected => ('],
    ['a bracket too many', 'list\n  ])', 'syntax error at line 2, column 3: expected a command, found ]'],
    ['a command that does not exist', "nonsense 't'", "undefined method 'nonsense' (help lists the commands)"],
    ['an argument too few', "put 't', 'r', 'f:q'", 'wrong number of arguments (given 3, expected 4..6)'],
    ['an empty row', "put 't', '', 'f:q', 'v'", 'A row key must not be empty'],
    ['a family that does not exist', "put 't', 'r', 'nope:q', 'v'", 'Unknown column family! Valid column names: f:*'],
    ['a table that does not exist', "scan 'nope'", 'Unknown table nope!'],
    ['a table name that cannot be', "create 'a b', 'f'", 'Illegal character code:32, < > at 1'],
    ['an unknown compression', "create 'x', {NAME => 'f', COMPRESSION => 'NOPE'}", 'Compression.Algorithm.NOPE'],
    ['a filter that does not exist', "scan 't', {FILTER => \"Nope('a')\"}", 'Filter Name Nope not supported'],
    ['negative versions', "scan 't', {VERSIONS => -1}", 'versions must be a whole number in 1…2147483647'],
  ])('%s', async (_, script, expected) => {
    // What stands behind the mistake is not done.
    const { status, output } = await shell(`${script}\nput 't', 'behind', 'f:q', 'v'\n`, '-n');
    expect(output).toContain(expected);
    expect(output).toMatch(/^ERROR /m);
    expect(output).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
    await using connection = await connect(cluster.quorum);
    for await (const row of connection.table('t').scan()) expect.unreachable(`found ${row.key}`);
    expect((await connection.admin.listTableNames()).map(String)).toEqual(['t']);
  });
});

it('a script that may go on does, as in HBase, and ends with status 1', async () => {
  const { status, output } = await shell("drop 'nope'\nput 't', 'behind', 'f:q', 'v'\nget 'nope', 'r'\ncount 't'\n");
  expect(output.match(/^ERROR: .*$/gm)).toEqual(['ERROR: Table nope does not exist.', 'ERROR: Unknown table nope!']);
  expect(output).toContain('1 row(s)');
  expect(status).toBe(1);
  expect((await shell("count 't'\n")).status).toBe(0);
});
