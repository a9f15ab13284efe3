import { SeededRandom } from '../../../base/random.ts';

const ROWS = ['a', 'b', 'bb', 'c'];

/**
 * A script by chance in the language of test/support/store-language.ts. It stays clear of three places where HBase's answer hangs on how its
 * blocks and files happen to lie: family markers or filters beside versions of the empty column, raw scans with limits, and
 * NEW_VERSION_BEHAVIOR with named columns or a time range (2.6.1 does not return from some of these).
 */
export function randomScript(seed: number): string[] {
  const random = new SeededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const chance = (fraction: number): boolean => random.fraction() < fraction;
  const newVersions = chance(0.15);
  const filters = chance(0.5);
  const emptyColumn = !filters && !newVersions && chance(0.5);
  const qualifiers = [emptyColumn ? '' : 'o', 'p', 'pp', 'q'];
  const types = ['delete', 'delete-column', ...(emptyColumn ? [] : ['delete-family', 'delete-family-version'])];
  const families = chance(0.3) ? ['f', 'g'] : ['f'];
  let now = 1_000_000;
  let mark: string | undefined;
  let rewrittenSinceMark = false;

  const family = (name: string): string => {
    const attributes = [`VERSIONS=${pick([1, 1, 2, 3, 10])}`, `BLOCKSIZE=${pick([100, 1000, 65536])}`];
    attributes.push(`BLOOMFILTER=${pick(['NONE', 'ROW', 'ROWCOL'])}`);
    if (newVersions) return [name, ...attributes, 'NEW_VERSION_BEHAVIOR=true'].join(' ');
    if (chance(0.4)) attributes.push(`TTL=${pick([5, 10, 20])}`, `MIN_VERSIONS=${pick([0, 0, 1, 2])}`);
    if (chance(0.4)) attributes.push(`KEEP_DELETED_CELLS=${pick(['TRUE', 'TTL'])}`);
    return [name, ...attributes].join(' ');
  };

  const cell = (i: number): string => {
    const type = chance(0.65) ? 'put' : pick(types);
    const column = type.startsWith('delete-family') ? pick(families) : `${pick(families)}:${pick(qualifiers)}`;
    const value = type === 'put' ? ` v${i}` : '';
    const ttl = chance(0.08) ? ` ttl=${1000 * random.below(15)}` : '';
    return `${type} ${pick(ROWS)} ${column} ${now - 1000 * random.below(12)}${value}${ttl}`;
  };

  const filter = (): string => {
    const value = `'binary:v${random.below(30)}'`;
    const column = `'${pick(families)}','${pick(qualifiers)}'`;
    return pick([
      `PrefixFilter('${pick(['a', 'b', 'bb', 'z'])}')`,
      `PageFilter(${1 + random.below(3)})`,
      `RowFilter(${pick(['=', '>', '<=', '!='])},'binary:${pick(ROWS)}')`,
      `ValueFilter(${pick(['=', '>', '<'])},${value})`,
      `QualifierFilter(${pick(['=', '>=', '<'])},'binary:${pick(qualifiers)}')`,
      `FamilyFilter(=,'binary:${pick(families)}')`,
      'KeyOnlyFilter()',
      'FirstKeyOnlyFilter()',
      `ColumnPrefixFilter('${pick(['p', 'pp', 'q'])}')`,
      `ColumnRangeFilter('${pick(['p', 'a'])}',${chance(0.5)},'${pick(['pp', 'q'])}',${chance(0.5)})`,
      `InclusiveStopFilter('${pick(ROWS)}')`,
      `SingleColumnValueFilter(${column},${pick(['=', '>', '!='])},${value},${chance(0.5)},${chance(0.5)})`,
      `SingleColumnValueExcludeFilter(${column},${pick(['=', '>', '!='])},${value},${chance(0.5)},${chance(0.5)})`,
      `DependentColumnFilter(${column},${chance(0.5)})`,
      `ColumnValueFilter(${column},>,${value})`,
    ]);
  };

  const range = (): string[] => {
    const reversed = chance(0.35);
    const [low, high] = [pick(ROWS), pick(ROWS)].sort();
    const words = reversed ? ['reversed'] : [];
    if (chance(0.35)) words.push(`${pick(['start', 'start-after'])}=${reversed ? high : low}`);
    if (chance(0.35) && low !== high) words.push(`${pick(['stop', 'stop-at'])}=${reversed ? low : high}`);
    return words;
  };

  const read = (): string => {
    if (chance(0.12)) return ['scan', ...range(), 'raw', 'versions=20'].join(' ');
    const words = chance(0.25) ? ['get', pick(ROWS)] : ['scan', ...range()];
    words.push(`versions=${pick([1, 1, 2, 3, 20])}`);
    const from = now - 1000 * random.below(14);
    if (!newVersions && chance(0.3)) words.push(`time=${from},${from + 1000 * random.below(9)}`);
    const columns = [`${pick(families)}:${pick(qualifiers)}`, `${pick(families)}:${pick(qualifiers)}`];
    if (!newVersions && chance(0.35)) words.push(`columns=${[...new Set(columns)].join(',')}`);
    if (mark !== undefined && !rewrittenSinceMark && chance(0.15)) words.push(`at=${mark}`);
    if (chance(0.1)) words.push(`limit=${random.below(4)}`);
    if (chance(0.1)) words.push(`offset=${random.below(3)}`);
    if (filters && chance(0.5))
      words.push(`filter=${filter()}${chance(0.3) ? ` ${pick(['AND', 'OR'])} ${filter()}` : ''}`);
    return words.join(' ');
  };

  const rewrite = (command: string): string => {
    rewrittenSinceMark = true;
    return mark !== undefined && chance(0.3) ? `${command} keep=${mark}` : command;
  };

  const lines = [`table ${families.map(family).join('; ')}`];
  for (let i = 0; i < 90; i++) {
    const what = random.fraction();
    if (what < 0.45) lines.push(chance(0.2) ? `${cell(i)} & ${cell(i)}` : cell(i));
    else if (what < 0.5) {
      mark = `m${i}`;
      rewrittenSinceMark = false;
      lines.push(`mark ${mark}`);
    } else if (what < 0.58) lines.push(rewrite('flush'));
    else if (what < 0.63) lines.push(rewrite(chance(0.5) ? 'compact major' : 'compact'));
    else if (what < 0.67) {
      const milliseconds = 1000 * random.below(4) + random.below(2);
      now += milliseconds;
      lines.push(`later ${milliseconds}`);
    } else lines.push(chance(0.04) ? 'files' : read());
  }
  return lines;
}
