// Operators' tools of HBase, as they come, on a cluster of ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { run } from './support/genuine-shell.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';

const missing = javaMissing();

describe.skipIf(missing !== undefined)(`tools of HBase 2.6.1${missing === undefined ? '' : ` (${missing})`}`, () => {
  let cluster: ColonnadeProcess;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tools-'));
    cluster = await startColonnade({ data: join(folder, 'data'), args: ['--region-servers', '3'] });
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('canary, region splitter, region mover and hbck find a cluster that is well', async () => {
    const moved = join(folder, 'moved');
    const options = ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, '-cp', classPath(compileJava()), 'ToolsSuite'];
    const { out, errors, status } = await run('java', [...options, cluster.quorum, join(folder, 'data'), moved]);
    const told = out.split('\n').filter((line) => /^(splitter|canary|mover|hbck|\d+ rows)/.test(line));
    expect(told, `${out}\n${errors}`).toEqual([
      'splitter: 8 regions, 2 families',
      'canary : 0',
      'canary -regionserver -allRegions: 0',
      'canary -zookeeper: 0',
      'canary -writeSniffing: 0',
      'mover unload: true, 0 left',
      'mover load: true, as before',
      '64 rows',
      'hbck: []',
    ]);
    expect(status, errors).toBe(0);
  });
});
