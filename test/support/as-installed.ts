import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What `npm run build` made, as it is installed: the entry beside dist/, without the sources. Undefined when there is no dist/. */
export function asInstalled(): { readonly folder: string; readonly entry: string; remove(): void } | undefined {
  if (!existsSync('dist/main.js')) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'packaged-'));
  mkdirSync(join(folder, 'bin'));
  cpSync('bin/colonnade.js', join(folder, 'bin/colonnade.js'));
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('dist'), join(folder, 'dist'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, entry: join(folder, 'bin/colonnade.js'), remove };
}
