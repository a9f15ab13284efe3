// What the servers of a running cluster say, beside hbase:meta.
import type { Finding } from '../finding.ts';
import type { Scene } from './scene.ts';

export function serverChecks(_scene: Scene): Finding[] {
  return [];
}
