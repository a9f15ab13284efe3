#!/usr/bin/env node
// The only entry. Plain JavaScript, so that an older Node can still run it far enough to say what to do.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
const sources = new URL('./main.ts', import.meta.url);
const compiled = new URL('../dist/bin/main.js', import.meta.url);

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
  await import('node:module').then((module) => module.enableCompileCache?.());
  const { main } = await import(existsSync(sources) ? sources.href : compiled.href);
  await main(process.argv);
}
