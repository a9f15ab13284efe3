// A cluster to be looked at: stopped, by its files, or running, by its servers.
import type { Scene } from './checks/scene.ts';
import type { Finding, Repair } from './finding.ts';

export interface Patient {
  /** `the stopped cluster in /data`. */
  readonly where: string;
  /** How to call the doctor for it once more: `--data /data`. */
  readonly options: string;
  /** What there is to judge, or the one finding that forbids to look further. Throws when nothing can be seen at all. */
  look(): Promise<Scene | Finding>;
  /** Of one that changes while it is looked at: what is wrong counts only when it is seen again after this. */
  pauseBeforeSecondLook?(): Promise<void>;
  /** Carries the repairs out on what was seen last; for each why it could not be done, or undefined. */
  perform(repairs: readonly Repair[]): Promise<(string | undefined)[]>;
  /** Where what gave way is kept; undefined when nothing was moved. */
  readonly keptIn: string | undefined;
}
