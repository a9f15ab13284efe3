// Makes dist/: the sources bundled into a few files, which start several times faster than hundreds, and the package's type declarations.
// Run by `npm run build` and before packing.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = Object.keys(dependencies);

// What is loaded by its URL, not by an import: the other end of the task runner, and the tasks. Each becomes a file of its own in dist/.
const loadedByUrl = ['base/task-worker.ts', ...tasks()];

/** The modules that a `registerTask(name, new URL('…', import.meta.url))` names. */
function tasks() {
  const found = [];
  for (const name of readdirSync('.', { recursive: true })) {
    if (!name.endsWith('.ts') || /^(node_modules|dist|test|bench|examples)\//.test(name)) continue;
    for (const [, target] of readFileSync(name, 'utf8').matchAll(/^registerTask\(.*new URL\('([^']+\.ts)'/gm))
      found.push(join(dirname(name), target));
  }
  return found;
}

const nameOf = (path) => basename(path, '.ts');

/** All files of dist/ lie side by side, so each `new URL('some/where/task.ts', import.meta.url)` is now next to its caller. */
const urlsSideBySide = {
  name: 'urls-side-by-side',
  transform: {
    filter: { code: 'import.meta.url' },
    handler: (code) => ({
      code: code.replace(
        /new URL\('(\.[^']*)\/([^/']+\.ts)', import\.meta\.url\)/g,
        "new URL('./$2', import.meta.url)",
      ),
    }),
  },
};

rmSync('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(['bin/main.ts', 'index.ts', ...loadedByUrl].map((path) => [nameOf(path), path])),
  platform: 'node',
  external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [urlsSideBySide],
  treeshake: { moduleSideEffects: true },
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // What worker threads load, and what servers load beyond it: a file each. Left to itself, every command that shares a part of it with another
  // would cut it into more files, and a start reads them all.
  codeSplitting: {
    groups: [
      { name: 'tasks', test: /-task\.ts$/, priority: 2 },
      { name: 'servers', test: /[\\/]bin[\\/]role-(master|region-server|zookeeper)\.ts$/, priority: 1 },
    ],
  },
  keepNames: true,
  minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// A declaration that is written, not made: tsc leaves it where it is.
cpSync('proto/generated.d.ts', 'dist/types/proto/generated.d.ts');
const bytes = readdirSync('dist', { recursive: true }).reduce(
  (sum, name) => sum + statSync(join('dist', String(name))).size,
  0,
);
console.log(`dist/ is ready (${(bytes / 1e6).toFixed(1)} MB)`);
