// What Java's Gson prints, indented, as HBase's shell shows records: JSON whose numbers are Java's, and unless told otherwise without characters
// that mean something in HTML.
import { javaDouble } from '../../base/java-text.ts';
import type { Described } from '../log-entries.ts';

/** A double, which is never printed as a whole number. */
export class JavaDouble {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export type GsonValue =
  | Described
  | JavaDouble
  | readonly GsonValue[]
  | { readonly [key: string]: GsonValue | undefined };

/** What is undefined is left out. */
export function gsonText(value: GsonValue, { escapesHtml = true } = {}, indent = ''): string {
  const inner = `${indent}  `;
  const text = (each: GsonValue) => gsonText(each, { escapesHtml }, inner);
  if (typeof value === 'string') return quoted(value, escapesHtml);
  if (value instanceof JavaDouble) return javaDouble(value.value);
  if (typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const items = isList
    ? value.map(text)
    : Object.entries(value).flatMap(([key, each]) =>
        each === undefined ? [] : [`${quoted(key, escapesHtml)}: ${text(each)}`],
      );
  const [open, close] = isList ? '[]' : '{}';
  return items.length === 0 ? open + close : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

function quoted(text: string, escapesHtml: boolean): string {
  const json = JSON.stringify(text).replace(/[\u2028\u2029]/g, escaped);
  return escapesHtml ? json.replace(/[<>&='\u2028\u2029]/g, escaped) : json;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
