import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take long, mostly waiting for processes and clocks: begun last, they would be waited for alone. */
const LONG = ['torture', 'fault', 'sim', 'bin', 'bad-input', 'master', 'tools', 'embedding', 'examples'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
      return at < 0 ? LONG.length : at;
    };
    return [...(await super.sort(files))].sort((a, b) => rank(a) - rank(b));
  }
}
