// Tokens of the Ruby subset that HBase's shell is written in: quoted strings, numbers, symbols, constants, hashes, arrays, comments.
// Strings are bytes: "\xff" is one byte. Single quotes take everything literally but \\ and \'.
import { hbaseError } from '../../base/errors.ts';

export type TokenKind = 'string' | 'number' | 'name' | 'constant' | 'symbol' | 'punctuation' | 'newline' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Of a string. */
  readonly bytes?: Buffer;
  /** Of a number; bigint beyond 2^53. */
  readonly number?: number | bigint;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export function syntaxError(line: number, column: number, message: string) {
  return hbaseError('IllegalArgumentException', `syntax error at line ${line}, column ${column}: ${message}`);
}

const PUNCTUATION = ['=>', '{', '}', '[', ']', '(', ')', ',', ';', '=', '.', ':', '-', '+'];

export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  const push = (kind: TokenKind, text: string, start: number, rest: Partial<Token> = {}) =>
    tokens.push({ kind, text, line, column: start - lineStart + 1, ...rest });
  while (at < source.length) {
    const start = at;
    const char = source[at];
    if (char === '\n') {
      push('newline', '\n', start);
      at++;
      line++;
      lineStart = at;
    } else if (char === ' ' || char === '\t' || char === '\r') {
      at++;
    } else if (char === '\\' && /^\\\r?\n/.test(source.slice(at, at + 3))) {
      // A backslash at the end of a line joins it with the next.
      at = source.indexOf('\n', at) + 1;
      line++;
      lineStart = at;
    } else if (char === '#') {
      while (at < source.length && source[at] !== '\n') at++;
    } else if (char === "'" || char === '"') {
      const { bytes, end } =
        char === "'" ? singleQuoted(source, at, line, lineStart) : doubleQuoted(source, at, line, lineStart);
      push('string', source.slice(start, end), start, { bytes });
      const breaks = source.slice(start, end).split('\n').length - 1;
      if (breaks > 0) {
        line += breaks;
        lineStart = source.lastIndexOf('\n', end - 1) + 1;
      }
      at = end;
    } else if (/[0-9]/.test(char)) {
      const text = /^(0[xX][0-9a-fA-F_]+|[0-9][0-9_]*(\.[0-9]+)?([eE][+-]?[0-9]+)?)/.exec(source.slice(at))![0];
      at += text.length;
      push('number', text, start, { number: numberOf(text.replaceAll('_', '')) });
    } else if (/[A-Za-z_]/.test(char)) {
      const text = /^[A-Za-z_][A-Za-z0-9_]*[?!]?/.exec(source.slice(at))![0];
      at += text.length;
      push(/^[A-Z]/.test(text) ? 'constant' : 'name', text, start);
    } else if (char === ':' && /[A-Za-z_]/.test(source[at + 1] ?? '') && !/[A-Za-z0-9_]/.test(source[at - 1] ?? ' ')) {
      const text = /^[A-Za-z_][A-Za-z0-9_]*/.exec(source.slice(at + 1))![0];
      at += text.length + 1;
      push('symbol', text, start);
    } else {
      const text = PUNCTUATION.find((mark) => source.startsWith(mark, at));
      if (text === undefined)
        throw syntaxError(line, at - lineStart + 1, `unexpected character ${JSON.stringify(char)}`);
      at += text.length;
      push('punctuation', text, start);
    }
  }
  push('end', '', at);
  return tokens;
}

function numberOf(text: string): number | bigint {
  if (/[.eE]/.test(text) && !/^0[xX]/.test(text)) return Number(text);
  const whole = BigInt(text);
  return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
}

function singleQuoted(source: string, start: number, line: number, lineStart: number): { bytes: Buffer; end: number } {
  let text = '';
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\' && (source[at + 1] === "'" || source[at + 1] === '\\')) text += source[++at];
    else if (source[at] === "'") return { bytes: Buffer.from(text), end: at + 1 };
    else text += source[at];
  }
  throw syntaxError(line, start - lineStart + 1, "the string that starts here has no closing '");
}

const ESCAPES: Record<string, number> = { n: 10, t: 9, r: 13, '0': 0, a: 7, b: 8, e: 27, f: 12, s: 32, v: 11 };

function doubleQuoted(source: string, start: number, line: number, lineStart: number): { bytes: Buffer; end: number } {
  const parts: Buffer[] = [];
  let at = start + 1;
  while (at < source.length) {
    const char = source[at];
    if (char === '"') return { bytes: Buffer.concat(parts), end: at + 1 };
    if (char === '#' && source[at + 1] === '{')
      throw syntaxError(line, at - lineStart + 1, '#{…} inside a string is not supported');
    if (char !== '\\') {
      const point = source.codePointAt(at)!;
      parts.push(Buffer.from(String.fromCodePoint(point)));
      at += point > 0xffff ? 2 : 1;
      continue;
    }
    const sequence = /^\\(?:x([0-9a-fA-F]{1,2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|([0-7]{1,3})|([\s\S]))/.exec(
      source.slice(at, at + 12),
    );
    if (sequence === null) break;
    const [all, hex, braced, unicode, octal, other] = sequence;
    if (hex !== undefined) parts.push(Buffer.from([Number.parseInt(hex, 16)]));
    else if (braced !== undefined || unicode !== undefined)
      parts.push(Buffer.from(String.fromCodePoint(Number.parseInt(braced ?? unicode, 16))));
    else if (octal !== undefined) parts.push(Buffer.from([Number.parseInt(octal, 8) & 0xff]));
    else parts.push(ESCAPES[other] === undefined ? Buffer.from(other) : Buffer.from([ESCAPES[other]]));
    at += all.length;
  }
  throw syntaxError(line, start - lineStart + 1, 'the string that starts here has no closing "');
}
