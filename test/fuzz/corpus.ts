import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('corpus/', import.meta.url);

/** Inputs that a target starts from (`corpus/<target>/`); what once went wrong stands there too. */
export function corpusOf(target: string): Buffer[] {
  const folder = new URL(`${target}/`, FOLDER);
  if (!existsSync(folder)) throw new Error(`${folder.pathname} is missing: node test/fuzz/make-corpus.ts makes it`);
  const names = readdirSync(folder).sort();
  return names.map((name) => readFileSync(new URL(name, folder)));
}
