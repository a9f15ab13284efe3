import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { type Connection, connect } from '../../../client/index.ts';
import { Session } from '../../../client/shell/session.ts';
import { type Cluster, start } from '../../../index.ts';

describe('the shell over a cluster', () => {
  let cluster: Cluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await start({ memory: true });
    connection = await connect(cluster.quorum);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  /** What a session prints for the text; the clock stands still, so every command takes no time. */
  async function printed(source: string, interactive = true): Promise<string> {
    let text = '';
    const output = { width: 0, write: (more: string) => void (text += more) };
    const readFile = async (path: string) =>
      path === 'splits' ? 'b\nm\n' : Promise.reject(new Error(`no file ${path}`));
    await new Session({ connection, output, clock: new ManualClock(), interactive, readFile, user: 'me' }).run(source);
    return text;
  }
  const TOOK = 'Took 0.0000 seconds\n';

  it('echoes values and binds tables to variables', async () => {
    expect(await printed("t = create 'v1', 'f'\nt.put 'r', 'f:q', 'x', 7\nt.get 'r'\nexists 'v1'\nt")).toBe(
      `Created table v1\n${TOOK}=> Hbase::Table - v1\n${TOOK}COLUMN  CELL\n f:q timestamp=1970-01-01T00:00:00.007, value=x\n1 row(s)\n${TOOK}Table v1 does exist\n${TOOK}=> true\n=> Hbase::Table - v1\n`,
    );
  });

  it('alters a table without waiting, and tells how far it is', async () => {
    await printed("create 'later', 'f', SPLITS => ['b', 'm']");
    expect(await printed("alter_async 'later', {NAME => 'f', VERSIONS => 7}, {NAME => 'g'}")).toBe(TOOK);
    const lines = (await printed("alter_status 'later'", false)).trim().split('\n');
    expect(lines.slice(-3).join('\n')).toBe(`3/3 regions updated.\nDone.\n${TOOK.trim()}`);
    const families = (await printed("describe 'later'", false)).split('\n').filter((line) => line.startsWith('{NAME'));
    expect(families).toEqual([expect.stringMatching(/^{NAME => 'f'.* VERSIONS => '7'/), expect.stringMatching(/'g'/)]);
    expect(await printed("alter_async 'later'")).toContain('There should be at least one argument');
    expect(await printed("alter_status 'nowhere'")).toContain('nowhere');
    await printed("disable 'later'\ndrop 'later'");
  });

  it('disables, enables and drops all tables of a pattern after asking, and says which it could not', async () => {
    await printed(
      "create 'all_1', 'f', SPLITS => ['b', 'm']\nclone_table_schema 'all_1', 'all_2'\nclone_table_schema 'all_1', 'all_3', false",
    );
    expect(await printed("get_splits 'all_2'", false)).toContain('Total number of splits = 3');
    expect(await printed("get_splits 'all_3'", false)).toContain('Total number of splits = 1');
    const lines = async (source: string) =>
      (await printed(source, false)).replaceAll(TOOK, '').split('\n').slice(0, -1);
    expect(await lines("disable_all 'none.*'")).toEqual(['No tables matched the regex none.*']);
    expect(await lines("disable_all 'all_.'\nn")).toEqual([
      ...['all_1', 'all_2', 'all_3', '', 'Disable the above 3 tables (y/n)?'],
    ]);
    expect((await lines("disable_all 'all_[12]'\ny")).at(-1)).toBe('2 tables successfully disabled');
    expect((await lines("drop_all 'all_.'\ny")).slice(-2)).toEqual([
      '2 tables successfully dropped',
      '1 tables not dropped due to an exception: all_3',
    ]);
    expect((await lines("disable_all 'all_.'\ny")).at(-1)).toBe('1 tables successfully disabled');
    expect((await lines("enable_all 'all_.'\ny")).at(-1)).toBe('1 tables successfully enabled');
    expect(await lines("list 'all_.'")).toEqual(['TABLE', 'all_3', '1 row(s)']);
    await printed("disable 'all_3'\ndrop 'all_3'");
  });

  it('words errors as HBase’s shell does, and goes on', async () => {
    const out = await printed(
      "put 'none', 'r', 'f:q', 'v'\nput 'v1', 'r', 'g:q', 'v'\ncreate 'v1', 'f'\ndrop 'v1'\nput 'v1'\nfrob 1\nlist",
    );
    for (const message of [
      'ERROR: Unknown table none!',
      'ERROR: Unknown column family! Valid column names: f:*',
      'ERROR: Table already exists: v1!',
      'ERROR: Table v1 is enabled. Disable it first.',
      'ERROR: wrong number of arguments (given 1, expected 4..6)',
      "ERROR: undefined method 'frob' (help lists the commands)",
    ])
      expect(out).toContain(`\n${message}\n`);
    expect(out).toContain(`For usage try 'help "put"'`);
    expect(out).not.toContain('help "frob"');
    expect(out.endsWith(`TABLE\nv1\n1 row(s)\n${TOOK}=> ["v1"]\n`)).toBe(true);
  });

  it('ends a script at its first error', async () => {
    for (const [asked, said] of [
      ["scan 'v1', {ALL_METRICS => true}", 'ALL_METRICS is not supported yet'],
      ["scan 'v1', {LIMITS => 1}", 'unknown option LIMITS'],
      ["count 'v1', {FOO => 1}", 'unknown option FOO'],
      ["get 'v1', 'r', {FOO => 1}", 'unknown option FOO'],
      ["get 'v1', 'r', 'f:q:c(org.apache.hadoop.hbase.util.Bytes).len'", 'len is no conversion of values'],
      ["scan 'v1', {FORMATTER => 'toFoo'}", 'toFoo is no conversion of values'],
    ])
      await expect(printed(asked, false), asked).rejects.toThrow(said);
    await expect(printed("get 'none', 'r'\nlist", false)).rejects.toThrow('Unknown table none!');
    await expect(printed("put 'v1', 'r'\n  ,, 'x'", false)).rejects.toThrow(/line 2, column 3/);
  });

  it('takes splits from a file and by an algorithm', async () => {
    expect(await printed("create 'v2', 'f', SPLITS_FILE => 'splits'\nget_splits 'v2'", false)).toContain(
      'Total number of splits = 3\nb\nm\n',
    );
    expect(
      await printed("create 'v3', 'f', {NUMREGIONS => 4, SPLITALGO => 'HexStringSplit'}\nget_splits 'v3'", false),
    ).toContain('40000000\n80000000\nc0000000\n');
  });

  it('prints values by their converters, cut at MAXLENGTH', async () => {
    const out = await printed(
      "incr 'v1', 'n', 'f:n', 41\nget 'v1', 'n', 'f:n:toLong'\nget 'v1', 'n', {COLUMN => 'f:n', FORMATTER => 'toLong'}",
      false,
    );
    expect(out.match(/value=41$/gm)).toHaveLength(2);
    await printed("put 'v1', 'long', 'f:q', 'abcdefghij', 1000", false);
    expect(await printed("scan 'v1', {ROWPREFIXFILTER => 'long', MAXLENGTH => 12}", false)).toContain(
      ' long column=f:q, timestamp=19\n',
    );
  });

  it('deletes by prefix', async () => {
    await printed("put 'v2', 'p1', 'f:q', '1'\nput 'v2', 'p2', 'f:q', '1'\nput 'v2', 'q1', 'f:q', '1'", false);
    expect(await printed("deleteall 'v2', {ROWPREFIXFILTER => 'p', CACHE => 1}\ncount 'v2'", false)).toContain(
      '1 row(s)\n',
    );
  });

  it('explains a command, and lists them', async () => {
    expect(await printed("help 'incr'")).toMatch(/^incr 't', 'row', 'f:q'/);
    expect(await printed('help')).toMatch(/Group name: dml\n {2}Commands: append, count, delete/);
  });
});
