// Makes dist/: the sources compiled by tsc, with the generated protobuf module beside them. Run by `npm run build` and before packing.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
for (const file of ['proto/generated.js', 'proto/generated.d.ts']) {
  mkdirSync(dirname(join('dist', file)), { recursive: true });
  cpSync(file, join('dist', file));
}
const bytes = readdirSync('dist', { recursive: true }).reduce(
  (sum, name) => sum + statSync(join('dist', String(name))).size,
  0,
);
console.log(`dist/ is ready (${(bytes / 1e6).toFixed(1)} MB)`);
