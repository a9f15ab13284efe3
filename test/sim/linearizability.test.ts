// The checker itself, on histories that are known to be right or wrong.
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { checkRow, type HistoryEntry } from './linearizability.ts';
import { type RowOperation, type RowState, step } from './row-model.ts';

const row = (cells: Record<string, string>): RowState => new Map(Object.entries(cells));
const at = (called: number, answered: number, operation: RowOperation): HistoryEntry => ({
  ...operation,
  client: 'c',
  called,
  answered,
  what: JSON.stringify(operation.changes),
});
const put = (called: number, answered: number, value: string) =>
  at(called, answered, { changes: [{ kind: 'put', cells: { 'f:a': value, 'g:a': value } }] });
const read = (called: number, answered: number, cells: Record<string, string>) =>
  at(called, answered, { changes: [], observed: { row: row(cells) } });
const pair = (value: string) => ({ 'f:a': value, 'g:a': value });
const add = (called: number, answered: number, result?: string) =>
  at(called, answered, {
    changes: [{ kind: 'increment', column: 'f:n', amount: 1 }],
    ...(result === undefined ? {} : { observed: { values: { 'f:n': result } } }),
  });
const cas = (called: number, answered: number, from: string | undefined, to: string, success?: boolean) =>
  at(called, answered, {
    changes: [{ kind: 'put', cells: { 'f:a': to } }],
    condition: { column: 'f:a', value: from },
    ...(success === undefined ? {} : { observed: { success } }),
  });

const kindOf = (history: HistoryEntry[]) => checkRow(history).kind;

describe('histories that are right', () => {
  it.each<[string, HistoryEntry[]]>([
    ['nothing', []],
    [
      'no delete reaches what was written far ahead in time',
      [
        at(1, 2, { changes: [{ kind: 'put', cells: { 'f:a': '1', 'f:x': '2' } }] }),
        at(3, 4, { changes: [{ kind: 'delete', what: '' }] }),
        read(5, 6, { 'f:x': '2' }),
      ],
    ],
    ['one after the other', [put(1, 2, 'x'), read(3, 4, pair('x'))]],
    ['a read during a write sees the old or the new', [put(1, 10, 'x'), read(2, 3, {}), read(4, 5, pair('x'))]],
    ['two writes at once in either order', [put(1, 10, 'x'), put(1, 10, 'y'), read(11, 12, pair('x'))]],
    ['a write of unknown outcome that happened late', [put(1, Infinity, 'x'), read(2, 3, {}), read(9, 10, pair('x'))]],
    ['a write of unknown outcome that never happened', [put(1, Infinity, 'x'), read(2, 3, {}), read(9, 10, {})]],
    ['counted once each', [add(1, 5, '2'), add(1, 5, '1'), read(6, 7, { 'f:n': '2' })]],
    ['a count of unknown outcome', [add(1, Infinity), add(2, 3, '1'), add(4, 5, '3')]],
    ['one of two conditions wins', [cas(1, 5, undefined, 'x', true), cas(1, 5, undefined, 'y', false)]],
    ['a condition that unknown work made fail', [put(1, Infinity, 'y'), cas(2, 5, undefined, 'x', false)]],
  ])('%s', (_, history) => {
    expect(kindOf(history)).toBe('linearizable');
  });
});

describe('histories that are wrong', () => {
  it.each<[string, HistoryEntry[]]>([
    ['an acknowledged write is lost', [put(1, 2, 'x'), read(3, 4, {})]],
    ['an old value comes back', [put(1, 2, 'x'), put(3, 4, 'y'), read(5, 6, pair('y')), read(7, 8, pair('x'))]],
    ['a stale read', [put(1, 2, 'x'), put(3, 4, 'y'), read(5, 6, pair('x'))]],
    ['a torn row', [put(1, 2, 'x'), put(3, 9, 'y'), read(4, 5, { 'f:a': 'y', 'g:a': 'x' })]],
    ['seen, then not seen', [put(1, 20, 'x'), read(2, 3, pair('x')), read(4, 5, {})]],
    ['counted twice', [add(1, 2, '1'), read(3, 4, { 'f:n': '2' })]],
    ['not counted', [add(1, 2, '1'), add(3, 4, '1')]],
    ['both conditions win', [cas(1, 5, undefined, 'x', true), cas(1, 5, undefined, 'y', true)]],
    ['a condition failed for no reason', [put(1, 2, 'x'), cas(3, 4, 'x', 'y', false)]],
    ['a value nobody wrote', [put(1, 2, 'x'), read(3, 4, pair('z'))]],
    ['unknown work seen before it was asked for', [read(1, 2, pair('x')), put(3, Infinity, 'x')]],
    [
      'deleted cells come back',
      [put(1, 2, 'x'), at(3, 4, { changes: [{ kind: 'delete', what: '' }] }), read(5, 6, {}), read(7, 8, pair('x'))],
    ],
  ])('%s', (_, history) => {
    const verdict = checkRow(history);
    expect(verdict.kind).toBe('violation');
  });
});

describe('histories at random', () => {
  const SEED = Number(process.env.SEED ?? 7);

  /** Runs operations on one row that is right, each taking effect somewhere within its time. */
  function rightHistory(random: SeededRandom): HistoryEntry[] {
    const planned = Array.from({ length: 40 }, () => {
      const called = random.fraction() * 100;
      const takesEffect = called + random.fraction() * 4;
      const answered = takesEffect + random.fraction() * 4;
      return { called, takesEffect, answered, isUnknown: random.below(10) === 0, happens: random.below(2) === 0 };
    });
    let state: RowState = new Map();
    return planned
      .sort((a, b) => a.takesEffect - b.takesEffect)
      .map(({ called, answered, isUnknown, happens }, index) => {
        const kinds: RowOperation[] = [
          { changes: [], observed: { row: state } },
          { changes: [], observed: { row: state } },
          { changes: [{ kind: 'put', cells: { 'f:a': `${index}`, 'g:a': `${index}` } }] },
          { changes: [{ kind: 'delete', what: random.below(2) === 0 ? 'f' : '' }] },
          { changes: [{ kind: 'increment', column: 'f:n', amount: 1 }] },
          { changes: [{ kind: 'append', column: 'f:l', text: `,${index}` }] },
          {
            changes: [{ kind: 'put', cells: { 'f:a': `${index}` } }],
            condition: { column: 'f:a', value: state.get('f:a') },
          },
        ];
        const operation = kinds[random.below(kinds.length)];
        if (isUnknown && operation.observed === undefined) {
          if (happens) state = step(state, operation)!;
          return at(called, Infinity, operation);
        }
        state = step(state, operation)!;
        const known = operation.condition === undefined ? operation : { ...operation, observed: { success: true } };
        return at(called, answered, known);
      });
  }

  it(`accepts what is right, and notices a read that was changed (SEED=${SEED})`, () => {
    const random = new SeededRandom(SEED);
    for (let round = 0; round < 100; round++) {
      const history = rightHistory(random);
      expect(checkRow(history).kind, `round ${round}`).toBe('linearizable');
      const reads = history.filter(({ observed }) => observed?.row !== undefined);
      const victim = reads[random.below(reads.length)];
      const wrong = history.map((entry) =>
        entry === victim ? { ...entry, observed: { row: row({ 'f:a': 'nobody wrote this' }) } } : entry,
      );
      expect(checkRow(wrong).kind, `round ${round}`).toBe('violation');
    }
  });
});
