import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { comparable, type Finished, genuineShell, run } from './support/genuine-shell.ts';
import { javaMissing } from './support/jars.ts';

const missing = javaMissing();
const SCRIPT = 'test/interop/shell/session.rb';

describe.skipIf(missing !== undefined)(
  `the genuine hbase shell 2.4.17${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let cluster: ColonnadeProcess;
    let folder: string;
    let genuine: Finished;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'shell-'));
      cluster = await startColonnade();
      genuine = await genuineShell(cluster.quorum, SCRIPT, folder);
    });
    afterAll(async () => {
      await cluster?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('runs a session of all its everyday commands without an error', () => {
      expect(genuine.out, genuine.errors).not.toMatch(/ERROR/);
      expect(genuine.status, genuine.errors).toBe(0);
      const commands = readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length;
      expect(genuine.out.match(/^Took /gm)?.length, genuine.out).toBe(commands);
    });

    it('prints what ours prints for the same session', async () => {
      const ours = await run(process.execPath, ['bin/colonnade.js', 'shell', '--quorum', cluster.quorum, SCRIPT]);
      expect(ours.status, ours.errors).toBe(0);
      expect(comparable(ours.out)).toEqual(comparable(genuine.out));
    });

    it('lists what the region server of the one process is at', async () => {
      const script = join(folder, 'tasks.rb');
      writeFileSync(script, "processlist 'all'\n");
      const { status, out, errors } = await genuineShell(cluster.quorum, script, folder);
      expect(status, errors).toBe(0);
      expect(out).toContain('1 tasks as of');
      expect(out).toMatch(/RpcServer\.handler,port=\d+/);
    });

    it('lists procedures that it has no messages for, and knows what an unknown namespace is', async () => {
      const script = join(folder, 'procedures.rb');
      const drop = "begin; drop_namespace 'nope'; rescue => e; puts e.message; end";
      const lines = ["create 'p', 'f'", "snapshot 'p', 'p-s'", 'list_procedures', "delete_snapshot 'p-s'", drop];
      writeFileSync(script, `${lines.join('\n')}\n`);
      const { status, out, errors } = await genuineShell(cluster.quorum, script, folder);
      expect(status, errors).toBe(0);
      expect(out).toMatch(/ \d+ \S+\.SnapshotProcedure SUCCESS 20\d\d/);
      expect(out).toContain('Unknown namespace nope!');
    });

    it('fails with status 1 at the first error of a script', async () => {
      const script = join(folder, 'bad.rb');
      writeFileSync(script, "put 'missing', 'r', 'f:q', 'v'\nlist\n");
      const { status, out, errors } = await genuineShell(cluster.quorum, script, folder);
      expect(status).toBe(1);
      expect(out + errors).toMatch(/Unknown table missing!/);
    });
  },
);
