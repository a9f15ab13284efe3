// Runs before npm start, test and ok, on whatever Node the machine has: installs the locked dependencies when they are missing or older
// than the lock file. They include the pinned Node, which npm scripts then find first on PATH.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const marker = 'node_modules/.package-lock.json';
const node = 'node_modules/node/bin/node';
const fresh = () => existsSync(marker) && statSync(marker).mtimeMs >= statSync('package-lock.json').mtimeMs - 1000;

if (!existsSync(node) || !fresh()) {
  process.stderr.write('Installing the locked dependencies (once) ...\n');
  // Standard output belongs to the command that follows, so npm's own words go to standard error.
  execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: ['ignore', 2, 2] });
  if (!existsSync(node)) {
    process.stderr.write('The pinned Node did not install; is the package registry reachable? Try: npm ci\n');
    process.exit(1);
  }
}
