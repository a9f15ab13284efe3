// node .ci/judge.js STEP STATUS REPORT LOG: what a step of `.ci/run` that ended with STATUS came to. The first line is `PASSED FAILED`, the
// rest names each failed test with its errors, from vitest's JSON report; files that broke, and what was wrong though no test failed, too.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const [step, status, reportPath, logPath] = process.argv.slice(2);
const LINES = 30;
const failures = [];

function fail(title, text) {
  const lines = stripVTControlCharacters(text).trimEnd().split('\n');
  const rest = lines.length > LINES ? [`... ${lines.length - LINES} more lines`] : [];
  failures.push([`FAILED ${step}: ${title}`, ...lines.slice(0, LINES), ...rest].join('\n    '));
}

/** Errors outside of tests stand in no report: from where the output begins to tell of them, or its end. */
function outsideOfTests() {
  const lines = readFileSync(logPath, 'utf8').trimEnd().split('\n');
  const begin = lines.findIndex((line) => / Unhandled Errors? /.test(stripVTControlCharacters(line)));
  return (begin === -1 ? lines.slice(-LINES) : lines.slice(begin + 1)).filter((line) => line.trim() !== '').join('\n');
}

/** What the tests of a file said of their seeds: chance is replayed by them. */
function seedsOf(file) {
  const said = stripVTControlCharacters(readFileSync(logPath, 'utf8')).split(/^(?=std(?:out|err) \| )/m);
  const ofFile = said
    .filter((part) => part.slice('stdout | '.length).startsWith(file))
    .map((part) => part.split('\n\n')[0]);
  return [...new Set(ofFile.flatMap((part) => part.split('\n').slice(1)))]
    .filter((line) => /seed/i.test(line))
    .slice(-5);
}

let passed = 0;
try {
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  passed = report.numPassedTests;
  for (const file of report.testResults) {
    const name = relative('.', file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    for (const { ancestorTitles, title, failureMessages } of failed)
      fail(
        [name, ...ancestorTitles.filter((ancestor) => ancestor !== ''), title].join(' > '),
        [...failureMessages, ...seedsOf(name)].join('\n'),
      );
    if (file.status === 'failed' && failed.length === 0) fail(`${name}, outside of its tests`, file.message);
  }
  if (status !== '0' && failures.length === 0) fail(`status ${status}, though no test failed`, outsideOfTests());
} catch (error) {
  fail(`status ${status}, no report (${error.message})`, outsideOfTests());
}
console.log([`${passed} ${failures.length}`, ...failures].join('\n'));
