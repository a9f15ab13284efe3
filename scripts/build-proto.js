// Makes proto/generated.js and proto/generated.d.ts from proto/*.proto. Run by `npm run proto` after a change of a .proto file.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const protos = readdirSync('proto')
  .filter((name) => name.endsWith('.proto'))
  .sort()
  .map((name) => `proto/${name}`);
const flags = [
  '-t',
  'static-module',
  '-w',
  'esm',
  '--keep-case',
  '--no-verify',
  '--no-delimited',
  '--no-service',
  '--no-convert',
  '--no-typeurl',
  '--null-semantics',
];
const run = (extra) => execFileSync('node_modules/.bin/pbjs', [...flags, ...extra, ...protos], { stdio: 'inherit' });
run(['-d', '-o', 'proto/generated.js']);
const types = readFileSync('proto/generated.d.ts', 'utf8');
run(['--no-comments', '-o', 'proto/generated.js']);
// Comments repeat the names; without them the declarations are a third of the size.
writeFileSync('proto/generated.d.ts', types.replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/\n\s*\n/g, '\n'));
writeFileSync('proto/generated.js', lazily(readFileSync('proto/generated.js', 'utf8')));
// `pb` is both a value and a namespace of types, which only a declaration file may say.
appendFileSync('proto/generated.js', '\nexport const pb = hbase.pb;\n');
appendFileSync('proto/generated.d.ts', '\nexport import pb = hbase.pb;\n');

/**
 * Makes each message of hbase.pb when it is first asked for. A cluster needs a fifth of the 700; making them all takes longer than
 * electing a master.
 */
function lazily(text) {
  const define = `
/** A property whose value is made when it is first read. It stays a getter: to change 700 properties one by one is slow. */
const $lazy = (target, name, make) => {
    let value;
    $Object.defineProperty(target, name, { get: () => value ??= make(), enumerable: true, configurable: true });
};
`;
  const start = text.indexOf('    hbase.pb = (function() {');
  const end = text.indexOf('\n    })();\n', start);
  const messages = text
    .slice(start, end)
    .replace(/^ {8}pb\.(\w+) = \(function\(\) \{$/gm, '        $lazy(pb, "$1", function() {')
    .replace(/^ {8}\}\)\(\);$/gm, '        });');
  const head = text.indexOf('\nconst $root');
  return text.slice(0, head) + define + text.slice(head, start) + messages + text.slice(end);
}
