// HBase's filter language (ParseFilter), as in shell FILTER => "…", REST and Thrift:
//
//   expr := term (('AND'|'OR') term)*    term := 'SKIP' term | 'WHILE' term | '(' expr ')' | Name '(' args ')'
//
// SKIP and WHILE bind closest, then AND, then OR; a run of equal operators makes one FilterList. The scanner's quirks and the messages are
// HBase's: keywords are upper case between blanks or parentheses, `''` in quotes is one quote, bytes are taken as they are.
// (HBase itself fails on `(a OR b AND c)`, losing the OR; here it is read as the grammar says.)
import { hbaseError } from '../../base/errors.ts';
import { type FilterArgument, makeFilter } from './filter-arguments.ts';
import type { FilterBase } from './filter-base.ts';
import { FilterListWithAnd } from './filter-list-with-and.ts';
import { FilterListWithOr } from './filter-list-with-or.ts';
import { SkipFilter } from './skip-filter.ts';
import { WhileMatchFilter } from './while-match-filter.ts';

const BLANK = 0x20;
const TAB = 0x09;
const QUOTE = 0x27;
const LEFT = 0x28;
const RIGHT = 0x29;
const COMMA = 0x2c;

type Operator = 'OR' | 'AND' | 'SKIP' | 'WHILE';
type OnStack = Operator | '(';

/** Lower binds closer. */
const PRECEDENCE: Readonly<Record<Operator, number>> = { SKIP: 1, WHILE: 1, AND: 2, OR: 3 };
const OPERATORS: readonly Operator[] = ['OR', 'AND', 'SKIP', 'WHILE'];

/** IllegalArgumentException, in HBase's words, for what is not of the language. */
export function parseFilter(text: string | Uint8Array): FilterBase {
  const bytes =
    typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return new Parser(bytes).parse();
}

class Parser {
  readonly #bytes: Buffer;
  readonly #operators: OnStack[] = [];
  readonly #filters: FilterBase[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  parse(): FilterBase {
    const bytes = this.#bytes;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte === LEFT) this.#operators.push('(');
      else if (byte === BLANK || byte === TAB) continue;
      else if (byte === RIGHT) this.#close();
      else {
        const operator = OPERATORS.find((each) => this.#isOperatorAt(i, each));
        i += operator === undefined ? this.#simple(i) : this.#operator(operator);
      }
    }
    while (this.#operators.length > 0) this.#filters.push(this.#reduce());
    const filter = this.#filters.pop();
    if (filter === undefined || this.#filters.length > 0) throw invalid('Incorrect Filter String');
    return filter;
  }

  /** Takes an operator; returns how many bytes beyond its first to pass over. */
  #operator(operator: Operator): number {
    for (;;) {
      const top = this.#operators.at(-1);
      if (top === undefined || top === '(' || PRECEDENCE[top] >= PRECEDENCE[operator]) break;
      this.#filters.push(this.#reduce());
    }
    this.#operators.push(operator);
    return operator.length - 1;
  }

  #close(): void {
    while (this.#operators.at(-1) !== '(') {
      if (this.#operators.length === 0) throw invalid('Mismatched parenthesis');
      this.#filters.push(this.#reduce());
    }
    this.#operators.pop();
  }

  /** Applies the operator on top (with all equal ones below it) to the filters before it. */
  #reduce(): FilterBase {
    const top = this.#operators.at(-1)!;
    if (top === 'OR' || top === 'AND') return this.#reduceList(top);
    const filter = this.#filters.pop();
    this.#operators.pop();
    if (top === '(') {
      if (filter === undefined) throw invalid('Incorrect Filter String');
      return filter;
    }
    if (filter === undefined) throw invalid(`Incorrect input string - a ${top} wraps a filter`);
    return top === 'SKIP' ? new SkipFilter(filter) : new WhileMatchFilter(filter);
  }

  #reduceList(operator: 'OR' | 'AND'): FilterBase {
    const filters: FilterBase[] = [];
    const take = () => {
      const filter = this.#filters.pop();
      if (filter === undefined) throw invalid(`Incorrect input string - an ${operator} needs two filters`);
      filters.unshift(filter);
    };
    while (this.#operators.at(-1) === operator) {
      take();
      this.#operators.pop();
    }
    take();
    return operator === 'OR' ? new FilterListWithOr(filters) : new FilterListWithAnd(filters);
  }

  #isOperatorAt(at: number, operator: Operator): boolean {
    const bytes = this.#bytes;
    const end = at + operator.length;
    if (end >= bytes.length || bytes.toString('latin1', at, end) !== operator) return false;
    const before = at === 0 ? undefined : bytes[at - 1];
    const isPrefix = operator === 'SKIP' || operator === 'WHILE';
    const isStart =
      before === undefined ? isPrefix : before === BLANK || before === RIGHT || (isPrefix && before === LEFT);
    return isStart && (bytes[end] === BLANK || bytes[end] === LEFT);
  }

  /** Takes `Name(args)`; returns how many bytes beyond its first to pass over. */
  #simple(start: number): number {
    const end = this.#endOfSimple(start);
    const expression = this.#bytes.subarray(start, end);
    this.#filters.push(makeFilter(nameOf(expression), argumentsOf(expression), expression.toString()));
    return end - start - 1;
  }

  /** Behind the first closing parenthesis outside quotes. */
  #endOfSimple(start: number): number {
    const bytes = this.#bytes;
    let isQuoted = false;
    for (let i = start; i < bytes.length; i++) {
      if (bytes[i] === QUOTE) {
        if (bytes[i + 1] === QUOTE) i++;
        else isQuoted = !isQuoted;
      }
      if (bytes[i] === RIGHT && !isQuoted) return i + 1;
    }
    throw invalid('Incorrect Filter String');
  }
}

function nameOf(expression: Buffer): string {
  const end = expression.findIndex((byte) => byte === LEFT || byte === BLANK);
  if (end <= 0) throw invalid('Incorrect Filter Name');
  return expression.toString('utf8', 0, end);
}

function argumentsOf(expression: Buffer): FilterArgument[] {
  const out: FilterArgument[] = [];
  const start = expression.indexOf(LEFT);
  if (start < 0) throw invalid('Incorrect argument list');
  for (let i = start + 1; i < expression.length; i++) {
    if (isDelimiter(expression[i])) continue;
    const end = expression[i] === QUOTE ? endOfQuoted(expression, i) : endOfBare(expression, i);
    out.push({ isQuoted: expression[i] === QUOTE, bytes: argumentBytes(expression, i, end) });
    i = end;
  }
  return out;
}

function argumentBytes(expression: Buffer, start: number, end: number): Buffer {
  if (expression[start] !== QUOTE) return expression.subarray(start, end);
  const text = expression.toString('latin1', start + 1, end - 1);
  return Buffer.from(text.replaceAll("''", "'"), 'latin1');
}

function isDelimiter(byte: number): boolean {
  return byte === BLANK || byte === COMMA || byte === RIGHT;
}

/** Behind the quote that ends the argument. */
function endOfQuoted(expression: Buffer, start: number): number {
  for (let i = start + 1; i < expression.length; i++) {
    if (expression[i] !== QUOTE) continue;
    if (expression[i + 1] !== QUOTE) return i + 1;
    i++;
  }
  throw invalid('Incorrect argument list');
}

function endOfBare(expression: Buffer, start: number): number {
  for (let i = start; i < expression.length; i++) if (isDelimiter(expression[i])) return i;
  throw invalid('Incorrect argument list');
}

function invalid(message: string): Error {
  return hbaseError('IllegalArgumentException', message);
}
