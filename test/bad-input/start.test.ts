// What keeps a process from starting: one clear line, a status that is not 0, and nothing harmed.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { runStart } from '../fault/support/run-start.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'bad-start-'));
let occupied: Server;
let port = 0;

beforeAll(async () => {
  occupied = createServer();
  await new Promise<void>((listening) => occupied.listen(0, '127.0.0.1', listening));
  port = (occupied.address() as { port: number }).port;
});
afterAll(() => {
  occupied.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The one line it says. */
async function refusal(...args: string[]): Promise<string> {
  const { status, output, words } = await runStart(args);
  expect(status).toBe(1);
  expect(output).toBe('');
  expect(words.split('\n')).toHaveLength(1);
  return words;
}

const define = (settings: Record<string, string | number>) =>
  Object.entries(settings).flatMap(([name, value]) => ['-D', `${name}=${value}`]);

describe('a data directory', () => {
  it('in use by another process is refused by its id, and the other goes on', async () => {
    const data = join(folder, 'in-use');
    const first: ColonnadeProcess = await startColonnade({ data });
    expect(await refusal('--ephemeral', '--data', data)).toBe(
      `colonnade: ${data}: the data directory is in use by process ${first.pid}`,
    );
    await using connection = await connect(first.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    await connection.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    expect((await connection.table('t').get('r')).text('f', 'q')).toBe('v');
    await first.stop();
  });

  it('written by a newer version is refused and left as it is', async () => {
    const data = join(folder, 'newer');
    await (await startColonnade({ data })).stop();
    const version = join(data, 'hbase.version');
    const newer = Buffer.from('PBUF\n\x019', 'latin1');
    writeFileSync(version, newer);
    const { status, words } = await runStart(['--ephemeral', '--data', data]);
    expect(status).toBeGreaterThan(0);
    expect(words).toBe(
      'colonnade: The root directory has file system version 9 (hbase.version), this release reads and writes version 8. It was written by a newer release: use that release to open it.',
    );
    expect(readFileSync(version).equals(newer)).toBe(true);
    // With the version it was written by all is as before.
    writeFileSync(version, Buffer.from('PBUF\n\x018', 'latin1'));
    await (await startColonnade({ data })).stop();
  });

  it.each([
    ['that is a file', 'a-file'],
    ['below a file', 'a-file/below'],
  ])('%s is refused', async (_, name) => {
    writeFileSync(join(folder, 'a-file'), 'something');
    const words = await refusal('--ephemeral', '--data', join(folder, name));
    expect(words).toContain(`colonnade: ${join(folder, name)}: cannot `);
    expect(words).toMatch(/file already exists|not a directory/);
    expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('something');
  });

  it('that holds something else is refused and left as it is', async () => {
    const data = join(folder, 'else');
    mkdirSync(join(data, 'data'), { recursive: true });
    writeFileSync(join(data, 'data', 'holiday.jpg'), 'a picture');
    const { status, words } = await runStart(['--ephemeral', '--data', data]);
    expect(status).toBeGreaterThan(0);
    expect(words).toMatch(/^colonnade: .*hbase\.version/);
    expect(readFileSync(join(data, 'data', 'holiday.jpg'), 'utf8')).toBe('a picture');
  });
});

describe('a port in use', () => {
  const FREE = {
    'hbase.zookeeper.property.clientPort': 0,
    'hbase.master.port': 0,
    'hbase.regionserver.port': 0,
    'hbase.master.info.port': 0,
    'hbase.regionserver.info.port': 0,
    'hbase.rest.port': 0,
  };
  it.each(Object.keys(FREE))('as %s is named, with the setting that changes it', async (name) => {
    const data = join(folder, `port-${name}`);
    expect(await refusal('--data', data, ...define({ ...FREE, [name]: port }))).toBe(
      `colonnade: Cannot listen on 127.0.0.1:${port}: the port is in use by another process; end that process, choose another port with -D ${name}=<port>, or let --ephemeral pick free ones`,
    );
    // The directory was let go, and can be used.
    if (name === 'hbase.rest.port') await (await startColonnade({ data })).stop();
  });
});

describe('arguments', () => {
  it.each([
    [
      ['-D', 'hbase.rest.prot=1'],
      /^colonnade: -D: unknown setting hbase\.rest\.prot; did you mean hbase\.rest\.port\?$/,
    ],
    [
      ['-D', 'hbase.hregion.memstore.flush.size=abc'],
      /^colonnade: -D: hbase\.hregion\.memstore\.flush\.size must be a whole number from 1024 to \d+ \(bytes\), not "abc"$/,
    ],
    [['--bind', '0.0.0.0'], /^colonnade: --bind 0\.0\.0\.0 listens on every address; say with --advertise /],
    [['--advertise', 'a b:c'], /^colonnade: --advertise wants host or host:port, not "a b:c"$/],
    [['--config', '/nonexistent.xml'], /^colonnade: --config \/nonexistent\.xml: there is no such file or folder$/],
  ])('%j are refused', async (args, expected) => {
    expect(await refusal('--ephemeral', '--data', join(folder, 'never'), ...args)).toMatch(expected);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it.each([
    ['bad.json', '{"a":', /^colonnade: .*bad\.json is not JSON: /],
    ['hbase-site.xml', '<configuration><property><name>a</name>', /^colonnade: .*hbase-site\.xml:1: /],
  ])('a config %s that is none is refused', async (name, text, expected) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    expect(await refusal('--ephemeral', '--data', join(folder, 'never'), '--config', path)).toMatch(expected);
  });
});

/** A Node that is too old, if the machine has one outside of this checkout. */
function oldNode(): string | undefined {
  for (const node of ['/usr/bin/node', '/usr/local/bin/node']) {
    if (!existsSync(node)) continue;
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
    if (Number(/^v(\d+)/.exec(version)?.[1]) < 24) return node;
  }
  return undefined;
}
const old = oldNode();
if (old === undefined) console.log('skipped: this machine has no Node older than 24');

it.skipIf(old === undefined)('a Node that is too old gets one clear line', async () => {
  // As it is installed from a tarball, without the pinned Node of a checkout.
  const copy = join(folder, 'copy');
  mkdirSync(join(copy, 'bin'), { recursive: true });
  for (const name of ['bin/colonnade.js', 'package.json']) cpSync(name, join(copy, name));
  const { status, output, words } = await runStart([], { node: old!, entry: join(copy, 'bin/colonnade.js') });
  expect(status).toBe(1);
  expect(output).toBe('');
  expect(words).toMatch(
    /^colonnade needs Node 24 or newer, and this is Node \d+\.\d+\. Install it \(or, in a checkout, run npm ci, which brings it\)\.$/,
  );
});
