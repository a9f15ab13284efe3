// Data-driven tests: text in, text out. A file holds cases, each some lines of input, a line `----`, and what must come out, up to an
// empty line. Lines that begin with # between cases are comments. With REWRITE=1 the files are rewritten with what comes out; the diff is the review.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface TextCase {
  readonly comments: string[];
  readonly input: string[];
  readonly output: string[];
}

function parse(text: string): TextCase[] {
  const cases: TextCase[] = [];
  for (const block of text.replaceAll('\r\n', '\n').split(/\n\n+/)) {
    const lines = block.split('\n').filter((line, i, all) => !(i === all.length - 1 && line === ''));
    const isComment = (line: string) => line.startsWith('#');
    const comments = lines.slice(
      0,
      lines.findIndex((line) => !isComment(line)) < 0 ? lines.length : lines.findIndex((line) => !isComment(line)),
    );
    const rest = lines.slice(comments.length);
    const cut = rest.indexOf('----');
    cases.push({
      comments,
      input: cut < 0 ? rest : rest.slice(0, cut),
      output: cut < 0 ? [] : rest.slice(cut + 1),
    });
  }
  return cases;
}

function print(cases: readonly TextCase[]): string {
  const block = ({ comments, input, output }: TextCase) =>
    [...comments, ...input, ...(input.length > 0 ? ['----', ...output] : [])].join('\n');
  return `${cases.map(block).join('\n\n')}\n`;
}

/** One test for each case of the file, run in order. `execute` returns the output for a case's input; what it throws is output too. */
export function testTextCases(path: string, execute: (input: readonly string[]) => Promise<string>): void {
  const cases = parse(readFileSync(path, 'utf8'));
  const rewritten: TextCase[] = [];
  cases.forEach((one, i) => {
    if (one.input.length === 0) {
      rewritten[i] = one;
      return;
    }
    const title = [...one.comments, one.input.join(' · ')].join(' ').slice(0, 160);
    test(title, async () => {
      const output = await execute(one.input).catch((error: Error) => `${error.name}: ${error.message}`);
      const lines = output.split('\n').filter((line) => line !== '');
      rewritten[i] = { ...one, output: lines };
      if (process.env.REWRITE !== '1') expect(lines).toEqual(one.output);
    });
  });
  if (process.env.REWRITE === '1') {
    test('rewrite', () => writeFileSync(path, print(cases.map((one, i) => rewritten[i] ?? one))));
  }
}
