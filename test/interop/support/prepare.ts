// Before any interop test: what they download, compile and unpack, so that those that run side by side find it there.
import { shellSources } from './genuine-shell.ts';
import { buildGo, goMissing } from './go.ts';
import { asynchbaseJars, clientThreeJars, codecJars, compileJava, javaMissing } from './jars.ts';

export default function prepare(): void {
  if (goMissing() === undefined) buildGo();
  if (javaMissing() !== undefined) return;
  compileJava();
  shellSources();
  clientThreeJars();
  asynchbaseJars();
  codecJars();
}
