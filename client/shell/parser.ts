// Statements of the shell: `create 't', {NAME => 'f', VERSIONS => 5}, SPLITS => ['a']`, `t = get_table 't'`, `t.put 'r', 'f:q', 'v'`.
// Several on a line are parted by `;`. A statement goes on over a line's end inside brackets, after a comma, or after a backslash.
import { syntaxError, type Token, tokenize } from './lexer.ts';

/** A string is a Buffer; a constant (NAME, VERSIONS) is the Buffer of its own name; a hash keeps its order. */
export type Value = Buffer | number | bigint | boolean | null | Value[] | Hash | Reference;
export type Hash = Map<string, Value>;

/** A variable's name where a value may stand. */
export class Reference {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export interface Statement {
  /** `t` of `t = get_table 't'`. */
  readonly assignTo: string | undefined;
  /** `t` of `t.put …`. */
  readonly receiver: string | undefined;
  /** The command; empty where only a value or variable stands. */
  readonly command: string;
  readonly args: Value[];
  readonly line: number;
  readonly column: number;
}

/** All statements of a source text; a syntax error names line and column. */
export function parse(source: string): Statement[] {
  return new Parser(tokenize(source)).statements();
}

/** True where the text ends inside brackets, a string or after a comma, so that a terminal asks for another line. */
export function isIncomplete(source: string): boolean {
  if (/\\\s*$/.test(source)) return true;
  let depth = 0;
  let last = '';
  try {
    for (const token of tokenize(source)) {
      if (token.kind === 'newline' || token.kind === 'end') continue;
      last = token.kind === 'string' ? 'string' : token.text;
      if (token.kind === 'punctuation' && '{[('.includes(token.text)) depth++;
      if (token.kind === 'punctuation' && '}])'.includes(token.text)) depth--;
    }
  } catch (error) {
    return /no closing/.test((error as Error).message);
  }
  return depth > 0 || last === ',' || last === '=>';
}

class Parser {
  #tokens: Token[];
  #at = 0;
  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  statements(): Statement[] {
    const found: Statement[] = [];
    for (;;) {
      while (this.#peek().kind === 'newline' || this.#is(';')) this.#at++;
      if (this.#peek().kind === 'end') return found;
      found.push(this.#statement());
      const next = this.#peek();
      if (next.kind !== 'newline' && next.kind !== 'end' && !this.#is(';'))
        throw this.#unexpected('the end of the command');
    }
  }

  #statement(): Statement {
    const first = this.#peek();
    if (first.kind !== 'name' && first.kind !== 'constant') throw this.#unexpected('a command');
    let assignTo: string | undefined;
    let name = this.#next();
    if (this.#is('=')) {
      assignTo = name.text;
      this.#at++;
      name = this.#next();
      if (name.kind !== 'name') throw this.#unexpectedToken(name, 'a command');
    }
    let receiver: string | undefined;
    if (this.#is('.')) {
      receiver = name.text;
      this.#at++;
      name = this.#next();
      if (name.kind !== 'name') throw this.#unexpectedToken(name, 'a command after the dot');
    }
    const parenthesised = this.#is('(');
    if (parenthesised) this.#at++;
    const args = this.#arguments(parenthesised ? ')' : undefined);
    if (parenthesised) this.#expect(')');
    return { assignTo, receiver, command: name.text, args, line: first.line, column: first.column };
  }

  /** Arguments up to the statement's end or `close`; trailing `K => v` pairs become one hash. */
  #arguments(close: string | undefined): Value[] {
    const args: Value[] = [];
    let trailing: Hash | undefined;
    if (close !== undefined) this.#skipNewlines();
    if (this.#atEnd(close)) return args;
    for (;;) {
      const value = this.#value();
      if (this.#is('=>') || this.#isKeyColon()) {
        trailing ??= new Map();
        trailing.set(this.#keyOf(value), this.#pairValue());
      } else {
        if (trailing !== undefined) throw this.#unexpected('=> (a plain argument cannot follow K => v)');
        args.push(value);
      }
      if (close !== undefined) this.#skipNewlines();
      if (!this.#is(',')) break;
      this.#at++;
      this.#skipNewlines();
    }
    if (trailing !== undefined) args.push(trailing);
    return args;
  }

  #pairValue(): Value {
    this.#at++;
    this.#skipNewlines();
    return this.#value();
  }

  #value(): Value {
    const token = this.#next();
    switch (token.kind) {
      case 'string': {
        // Adjacent strings are one, and + joins them, as in Ruby.
        let bytes = token.bytes!;
        while (this.#peek().kind === 'string' || (this.#is('+') && this.#tokens[this.#at + 1].kind === 'string')) {
          if (this.#is('+')) this.#at++;
          bytes = Buffer.concat([bytes, this.#next().bytes!]);
        }
        return bytes;
      }
      case 'number':
        return token.number!;
      case 'symbol':
      case 'constant':
        return this.#constant(token);
      case 'name':
        if (token.text === 'true' || token.text === 'false') return token.text === 'true';
        if (token.text === 'nil') return null;
        return new Reference(token.text);
      case 'punctuation':
        if (token.text === '{') return this.#hash();
        if (token.text === '[') return this.#array();
        if ((token.text === '-' || token.text === '+') && this.#peek().kind === 'number') {
          const number = this.#next().number!;
          return token.text === '-' ? -number : number;
        }
    }
    throw this.#unexpectedToken(token, 'a value');
  }

  /** `Java::…::X` and `a::b` paths are read as one text; plain constants name themselves. */
  #constant(token: Token): Buffer {
    let text = token.text;
    while (this.#is(':') && this.#tokens[this.#at + 1]?.text === ':') {
      this.#at += 2;
      text += `::${this.#next().text}`;
    }
    return Buffer.from(text);
  }

  #hash(): Hash {
    const hash: Hash = new Map();
    this.#skipNewlines();
    while (!this.#is('}')) {
      const key = this.#keyOf(this.#value());
      if (!this.#is('=>') && !this.#isKeyColon()) throw this.#unexpected('=> after the key');
      hash.set(key, this.#pairValue());
      this.#skipNewlines();
      if (!this.#is(',')) break;
      this.#at++;
      this.#skipNewlines();
    }
    this.#expect('}');
    return hash;
  }

  #array(): Value[] {
    const items: Value[] = [];
    this.#skipNewlines();
    while (!this.#is(']')) {
      items.push(this.#value());
      this.#skipNewlines();
      if (!this.#is(',')) break;
      this.#at++;
      this.#skipNewlines();
    }
    this.#expect(']');
    return items;
  }

  #keyOf(value: Value): string {
    if (Buffer.isBuffer(value)) return value.toString();
    if (value instanceof Reference) return value.name;
    if (typeof value === 'number') return String(value);
    throw this.#unexpected('a key that is a name or a string');
  }

  #isKeyColon(): boolean {
    return this.#is(':');
  }
  #peek(): Token {
    return this.#tokens[this.#at];
  }
  #next(): Token {
    const token = this.#tokens[this.#at];
    if (token.kind !== 'end') this.#at++;
    return token;
  }
  #is(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'punctuation' && token.text === text;
  }
  #atEnd(close: string | undefined): boolean {
    const token = this.#peek();
    if (close !== undefined) return this.#is(close);
    return token.kind === 'newline' || token.kind === 'end' || this.#is(';');
  }
  #skipNewlines(): void {
    while (this.#peek().kind === 'newline') this.#at++;
  }
  #expect(text: string): void {
    if (!this.#is(text)) throw this.#unexpected(text);
    this.#at++;
  }
  #unexpected(expected: string): Error {
    return this.#unexpectedToken(this.#peek(), expected);
  }
  #unexpectedToken(token: Token, expected: string): Error {
    const found = token.kind === 'newline' || token.kind === 'end' ? 'the end of the line' : token.text;
    return syntaxError(token.line, token.column, `expected ${expected}, found ${found}`);
  }
}
