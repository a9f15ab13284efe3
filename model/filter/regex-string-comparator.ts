import { hbaseError } from '../../base/errors.ts';
import type { Slab } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import type { ByteArrayComparable } from './comparator.ts';

/** java.util.regex.Pattern's flags. */
export const PATTERN_FLAGS = { CASE_INSENSITIVE: 2, MULTILINE: 8, LITERAL: 16, DOTALL: 32, UNICODE_CASE: 64 } as const;

const CHARSETS: Readonly<Record<string, BufferEncoding>> = {
  'UTF-8': 'utf8',
  'US-ASCII': 'latin1',
  'ISO-8859-1': 'latin1',
};

/**
 * 0 when the pattern is found anywhere in the part, else 1. Patterns are Java's; what JavaScript reads otherwise is rewritten, and what it
 * cannot do (possessive quantifiers, atomic groups, class intersections) is refused.
 */
export class RegexStringComparator implements ByteArrayComparable {
  readonly name = 'RegexStringComparator';
  readonly pattern: string;
  readonly flags: number;
  readonly charset: string;
  readonly engine: string;
  readonly #regExp: RegExp;
  readonly #encoding: BufferEncoding;

  constructor(pattern: string, flags: number = PATTERN_FLAGS.DOTALL, charset = 'UTF-8', engine = 'JAVA') {
    this.pattern = pattern;
    this.flags = flags;
    this.charset = charset;
    this.engine = engine;
    const encoding = CHARSETS[charset.toUpperCase()];
    if (encoding === undefined)
      throw hbaseError('DoNotRetryIOException', `java.nio.charset.IllegalCharsetNameException: ${charset}`);
    this.#encoding = encoding;
    this.#regExp = toRegExp(pattern, flags);
  }

  compareTo({ bytes }: Slab, offset: number, length: number): number {
    return this.#regExp.test(bytes.toString(this.#encoding, offset, offset + length)) ? 0 : 1;
  }

  encode(): Uint8Array {
    const { pattern, flags, charset, engine } = this;
    return pb.RegexStringComparator.encode({ pattern, pattern_flags: flags, charset, engine }).finish();
  }
}

function toRegExp(pattern: string, flags: number): RegExp {
  let options = '';
  if ((flags & PATTERN_FLAGS.CASE_INSENSITIVE) !== 0) options += 'i';
  if ((flags & PATTERN_FLAGS.MULTILINE) !== 0) options += 'm';
  if ((flags & PATTERN_FLAGS.DOTALL) !== 0) options += 's';
  let source = (flags & PATTERN_FLAGS.LITERAL) !== 0 ? escapeText(pattern) : rewrite(pattern);
  const inline = /^\(\?([ims]+)\)/.exec(source);
  if (inline !== null) {
    source = source.slice(inline[0].length);
    for (const option of inline[1]) if (!options.includes(option)) options += option;
  }
  try {
    return new RegExp(source, options);
  } catch (cause) {
    throw refused(pattern, (cause as Error).message, cause);
  }
}

/** Java's classes that JavaScript writes otherwise. */
const CLASSES: Readonly<Record<string, string>> = {
  Alpha: 'a-zA-Z',
  Lower: 'a-z',
  Upper: 'A-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-/:-@\\[-`{-~',
  Space: ' \\t\\n\\x0B\\f\\r',
  Blank: ' \\t',
  XDigit: '0-9a-fA-F',
  Cntrl: '\\x00-\\x1F\\x7F',
  ASCII: '\\x00-\\x7F',
};

function rewrite(pattern: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '\\') {
      const [text, length] = rewriteEscape(pattern, i, inClass);
      out += text;
      i += length - 1;
      continue;
    }
    if (inClass && (char === '[' || pattern.startsWith('&&', i))) throw refused(pattern, 'nested character classes');
    if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (!inClass && char === '+' && /[*+?}]/.test(pattern[i - 1] ?? '') && pattern[i - 2] !== '\\') {
      throw refused(pattern, 'possessive quantifiers');
    } else if (!inClass && pattern.startsWith('(?>', i)) throw refused(pattern, 'atomic groups');
    out += char;
  }
  return out;
}

/** The escape at `at` for JavaScript, and how many characters of the pattern it takes. */
function rewriteEscape(pattern: string, at: number, inClass: boolean): [string, number] {
  const next = pattern[at + 1];
  if (next === 'Q') {
    const end = pattern.indexOf('\\E', at + 2);
    const text = pattern.slice(at + 2, end < 0 ? undefined : end);
    return [escapeText(text), end < 0 ? pattern.length - at : end + 2 - at];
  }
  if (next === 'A' || next === 'z' || next === 'Z') return [next === 'A' ? '(?<![^])' : '(?![^])', 2];
  if (next === 'p' || next === 'P') {
    const match = /^\\[pP]\{(\w+)\}/.exec(pattern.slice(at));
    const members = match === null ? undefined : CLASSES[match[1]];
    if (match === null || members === undefined || (inClass && next === 'P'))
      throw refused(pattern, 'this character class');
    return [inClass ? members : `[${next === 'P' ? '^' : ''}${members}]`, match[0].length];
  }
  return [pattern.slice(at, at + 2), 2];
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function refused(pattern: string, why: string, cause?: unknown): Error {
  return hbaseError('DoNotRetryIOException', `The regular expression ${pattern} cannot be run here: ${why}`, { cause });
}
