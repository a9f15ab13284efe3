import { newerVersion } from '../checks/cluster-checks.ts';
import type { Scene } from '../checks/scene.ts';
import type { Finding, Repair } from '../finding.ts';
import type { Patient } from '../patient.ts';
import { readClusterFiles, readStopped, type StoppedCluster, type StoppedOptions } from './read-stopped.ts';
import { StoppedSurgeon } from './stopped-surgeon.ts';

export class StoppedPatient implements Patient {
  readonly where: string;
  readonly options: string;
  readonly #data: string;
  readonly #options: StoppedOptions;
  readonly #now: () => number;
  readonly #surgeon: StoppedSurgeon;
  #seen: StoppedCluster | undefined;
  #kept = false;

  /** `data`: the directory as the user named it. */
  constructor(data: string, options: StoppedOptions, now: () => number) {
    this.where = `the stopped cluster in ${data}`;
    this.options = `--data ${data}`;
    this.#data = data;
    this.#options = options;
    this.#now = now;
    this.#surgeon = new StoppedSurgeon(options.files, now());
  }

  async look(): Promise<Scene | Finding> {
    const other = newerVersion(await readClusterFiles(this.#options.files));
    if (other !== undefined) return other;
    this.#seen = await readStopped(this.#options);
    const { catalog, root } = this.#seen;
    return { catalog, root, now: this.#now() };
  }

  perform(repairs: readonly Repair[]): Promise<(string | undefined)[]> {
    this.#kept ||= repairs.some(({ steps }) =>
      steps.some(({ kind }) => ['move-aside', 'keep', 'delete-meta'].includes(kind)),
    );
    return this.#surgeon.perform(repairs, this.#seen!);
  }

  get keptIn(): string | undefined {
    return this.#kept ? `${this.#data}/${this.#surgeon.keptIn}` : undefined;
  }
}
