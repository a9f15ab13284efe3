#!/usr/bin/env node
// The only entry. Plain JavaScript, so that an older Node can still run it far enough to say what to do.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
const sources = new URL('./main.ts', import.meta.url);
const compiled = new URL('../dist/main.js', import.meta.url);

if (major < 24) {
  const pinned = new URL('../node_modules/node/bin/node', import.meta.url);
  if (existsSync(sources) && existsSync(pinned)) {
    // In a checkout the pinned Node is there: use it. The IPC channel closes with this process however it dies, and the child with the channel.
    const { spawn } = await import('node:child_process');
    const child = spawn(pinned.pathname, process.argv.slice(1), {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, COLONNADE_DIES_WITH_PARENT: '1' },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code) => process.exit(code ?? 1));
  } else {
    console.error(
      `colonnade needs Node 24 or newer, and this is Node ${major}.${minor}. Install it (or, in a checkout, run npm ci, which brings it).`,
    );
    process.exit(1);
  }
} else {
  if (process.env.COLONNADE_DIES_WITH_PARENT && process.channel) {
    delete process.env.COLONNADE_DIES_WITH_PARENT;
    process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
    process.channel.unref();
  }
  keepCompiledCode();
  const { main } = await import(existsSync(sources) ? sources.href : compiled.href);
  await main(process.argv);
  // Node keeps what it compiled when it exits; a server is more often killed, so that it is told to once the start is over.
  setTimeout(module.flushCompileCache, 2000).unref();
}

/** V8's compiled code is kept where only this user can write: what lies there is run. */
function keepCompiledCode() {
  let folder = process.env.NODE_COMPILE_CACHE;
  try {
    folder ||= join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'colonnade');
  } catch {
    return; // A user without a home starts without a cache.
  }
  module.enableCompileCache(folder);
}
