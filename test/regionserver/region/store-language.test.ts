import { readdirSync } from 'node:fs';
import { afterAll, describe } from 'vitest';
import { StoreLanguage } from '../../support/store-language.ts';
import { testTextCases } from '../../support/text-cases.ts';

const folder = new URL('./cases/', import.meta.url);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  describe(name, () => {
    const language = new StoreLanguage();
    afterAll(() => language.close());
    testTextCases(new URL(name, folder).pathname, (lines) => language.run(lines));
  });
}
