import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { StoreLanguage } from '../support/store-language.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';
import { lineOf, ourChoice, randomList } from './support/random-compactions.ts';
import { randomScript } from './support/random-scripts.ts';
import { comparisonSeed } from './support/seed.ts';

const missing = javaMissing();
// Some 90 commands each: at least 10,000 in every run, a million at night.
const LONG = process.env.LONG === '1';
const SCRIPTS = Number(process.env.SCRIPTS ?? (LONG ? 11_200 : 120));
const SCRIPTS_A_JVM = 200;
const LISTS = Number(process.env.LISTS ?? 3000);
const SEED = comparisonSeed(1003);
const CASES = new URL('../regionserver/region/cases/', import.meta.url);

/** The same commands given to our stores and to HBase's HRegion: what each line says is the same text. */
describe.skipIf(missing !== undefined)(
  `rules of a store, beside HRegion 2.6.1${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let folder: string;
    let classes: string;
    beforeAll(async () => {
      classes = compileJava();
      folder = await mkdtemp(join(tmpdir(), 'store-rules-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    async function theirs(scripts: ReadonlyMap<string, string[]>): Promise<void> {
      for (const [name, lines] of scripts) await writeFile(join(folder, name), `${lines.join('\n')}\n`);
      const files = [...scripts.keys()].map((name) => join(folder, name));
      const args = [
        '-Xmx512m',
        ...BRIEF_JAVA_OPTIONS,
        '-cp',
        classPath(classes),
        'org.apache.hadoop.hbase.regionserver.StoreLanguage',
      ];
      // It ends at a command that HBase does not finish; the next run goes on with the next file.
      for (let code = 3, runs = 0; code === 3 && runs < 10; runs++) {
        code = await new Promise<number>((resolve) => {
          const child = execFile('java', [...args, folder, ...files], () => resolve(child.exitCode ?? -1));
        });
        expect([0, 3]).toContain(code);
      }
    }

    async function compare(name: string, lines: readonly string[]): Promise<void> {
      const expected = (await readFile(join(folder, `${name}.out`), 'latin1')).split('> ').slice(1);
      const language = new StoreLanguage();
      try {
        for (const [i, line] of lines.entries()) {
          const answer = expected[i].slice(line.length + 1).trimEnd();
          if (answer === 'HANG') return;
          const said = await language.run([line]).catch((error: Error) => `ERROR ${error.name}`);
          const ours = said.replace('nothing to compact', '').replaceAll(/ cells up to .*$/gm, ' cells');
          expect({ script: name, line, answer: ours }).toEqual({ script: name, line, answer });
        }
      } finally {
        await language.close();
      }
    }

    it('answers the text cases as HBase does', async () => {
      const scripts = new Map<string, string[]>();
      for (const name of (await readdir(CASES)).filter((file) => file.endsWith('.txt'))) {
        const text = await readFile(new URL(name, CASES), 'utf8');
        const inputs = text.split(/\n\n+/).map((block) => block.split('\n----')[0].split('\n'));
        // Sizes are counted otherwise, and cuts of rows are shown otherwise.
        const spoken = (line: string) => line !== '' && !line.startsWith('#') && !/ (size|batch)=/.test(line);
        scripts.set(name, inputs.flat().filter(spoken));
      }
      await theirs(scripts);
      for (const [name, lines] of scripts) await compare(name, lines);
    });

    it(
      `answers ${SCRIPTS} scripts by chance as HBase does (SEED=${SEED})`,
      async () => {
        const asked = async (from: number) => {
          const scripts = new Map<string, string[]>();
          for (let i = from; i < Math.min(SCRIPTS, from + SCRIPTS_A_JVM); i++)
            scripts.set(`${SEED + i}.script`, randomScript(SEED + i));
          if (scripts.size > 0) await theirs(scripts);
          return scripts;
        };
        // HBase answers the next ones while ours are compared.
        let next = asked(0);
        for (let done = 0; done < SCRIPTS; done += SCRIPTS_A_JVM) {
          const scripts = await next;
          next = asked(done + SCRIPTS_A_JVM);
          next.catch(() => {});
          for (const [name, lines] of scripts) await compare(name, lines);
          for (const name of scripts.keys())
            for (const file of [name, `${name}.out`]) await rm(join(folder, file), { force: true });
          if (LONG) console.log(`store rules: SEED=${SEED}, ${done + scripts.size} scripts compared`);
        }
        await next;
      },
      300_000 + SCRIPTS * 1_500,
    );

    it(`compacts the files that HBase's policies choose, of ${LISTS} lists by chance (SEED=${SEED})`, async () => {
      const random = new SeededRandom(SEED);
      const lists = Array.from({ length: LISTS }, () => randomList(random));
      const main = 'org.apache.hadoop.hbase.regionserver.CompactionPolicies';
      const args = ['-Xmx512m', ...BRIEF_JAVA_OPTIONS, '-cp', classPath(classes), main];
      const input = `${lists.map(lineOf).join('\n')}\n`;
      const answers = execFileSync('java', args, {
        input,
        encoding: 'utf8',
        maxBuffer: 64 << 20,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const theirs = answers.trimEnd().split('\n');
      expect(theirs).toHaveLength(LISTS);
      const chosen: Record<string, number> = {};
      for (const [i, list] of lists.entries()) {
        expect(ourChoice(list), `SEED=${SEED}, list ${i}: ${lineOf(list)}`).toBe(theirs[i]);
        if (!theirs[i].startsWith('nothing')) chosen[list.config.policy] = (chosen[list.config.policy] ?? 0) + 1;
      }
      expect(
        Math.min(...['Exploring', 'RatioBased', 'FIFO', 'DateTiered', 'Stripe'].map((policy) => chosen[policy] ?? 0)),
      ).toBeGreaterThan(LISTS / 40);
    });
  },
);
