import { describe, expect, it } from 'vitest';
import { isIncomplete, parse, Reference, type Value } from '../../../client/shell/parser.ts';

/** Values as short text, so that a case reads like the shell. */
function show(value: Value): string {
  if (Buffer.isBuffer(value))
    return value.equals(Buffer.from(value.toString()))
      ? JSON.stringify(value.toString())
      : `<${value.toString('hex')}>`;
  if (value instanceof Reference) return `$${value.name}`;
  if (Array.isArray(value)) return `[${value.map(show).join(' ')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${key}:${show(item)}`).join(' ')}}`;
  return String(value);
}
const shown = (source: string) =>
  parse(source).map((s) =>
    `${s.assignTo === undefined ? '' : `${s.assignTo} = `}${s.receiver === undefined ? '' : `${s.receiver}.`}${s.command} ${s.args.map(show).join(' ')}`.trim(),
  );

describe('shell parser', () => {
  it.each([
    ["create 't1', 'f1'", ['create "t1" "f1"']],
    ["create 't', {NAME => 'f', VERSIONS => 5}, {NAME => 'g'}", ['create "t" {NAME:"f" VERSIONS:5} {NAME:"g"}']],
    ["create 't', 'f', SPLITS => ['a', \"\\xff\\x00\"]", ['create "t" "f" {SPLITS:["a" <ff00>]}']],
    ["scan 't', {LIMIT => 5, FILTER => \"PrefixFilter('a')\"}", ['scan "t" {LIMIT:5 FILTER:"PrefixFilter(\'a\')"}']],
    ["put('t', 'r', 'f:q', 'v', 1_000)", ['put "t" "r" "f:q" "v" 1000']],
    ["t = get_table 't'; t.put 'r', 'f:q', 'v'", ['t = get_table "t"', 't.put "r" "f:q" "v"']],
    ["list # all\n\nstatus 'simple'\n", ['list', 'status "simple"']],
    ["create 't',\n  {NAME => 'f',\n   TTL => 10}\nlist", ['create "t" {NAME:"f" TTL:10}', 'list']],
    ["put 't', 'it\\'s', 'f:q', 'a\\nb'", ['put "t" "it\'s" "f:q" "a\\\\nb"']],
    ['put "t", "\\t\\101\\u00e9", "f:q", nil', ['put "t" "\\tAé" "f:q" null']],
    ["incr 't', 'r', 'f:q', -3", ['incr "t" "r" "f:q" -3']],
    ["get 't', 'r', TIMERANGE => [0, 9223372036854775807]", ['get "t" "r" {TIMERANGE:[0 9223372036854775807]}']],
    ['scan tbl, limit: 3', ['scan $tbl {limit:3}']],
    ['balance_switch true', ['balance_switch true']],
    ["create 't', 'f', CONFIGURATION => {'a.b' => '1'}", ['create "t" "f" {CONFIGURATION:{a.b:"1"}}']],
  ])('%s', (source, expected) => {
    expect(shown(source)).toEqual(expected);
  });

  it.each([
    ["put 't', 'r", /line 1, column 10: the string that starts here has no closing '/],
    ["list\ncreate 't', {NAME => }", /line 2, column 22: expected a value, found }/],
    ["create 't' 'f' {", /line 1, column 16: expected the end of the command, found {/],
    ["scan 't', [1, 2", /line 1, column 16: expected \], found the end of the line/],
    ["get 't', A => 1, 'x'", /expected => \(a plain argument cannot follow/],
    ["'t'", /line 1, column 1: expected a command, found 't'/],
    ['put "a#{b}"', /#\{…\} inside a string is not supported/],
    ['list ~', /line 1, column 6: unexpected character "~"/],
  ])('refuses %s with the position', (source, message) => {
    expect(() => parse(source)).toThrow(message);
  });

  it('knows when a line goes on', () => {
    for (const source of ["create 't', {", "create 't',", "put 't', 'a", "scan 't', {A =>", 'list \\'])
      expect(isIncomplete(source), source).toBe(true);
    for (const source of ["create 't', {NAME => 'f'}", 'list', '}', ''])
      expect(isIncomplete(source), source).toBe(false);
  });
});
