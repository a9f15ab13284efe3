import { describe, expect, it } from 'vitest';
import { formatTimestamp, Printer } from '../../../client/shell/printer.ts';

function printed(width: number, use: (printer: Printer) => void): string[] {
  let text = '';
  use(
    new Printer({
      width,
      write(more) {
        text += more;
      },
    }),
  );
  return text.split('\n').slice(0, -1);
}

describe('Printer', () => {
  it('without a terminal neither pads nor wraps', () => {
    const lines = printed(0, (p) => {
      p.header(['ROW', 'COLUMN+CELL']);
      p.row(['r1', 'column=f:q, timestamp=1, value=v']);
      p.footer();
    });
    expect(lines).toEqual(['ROW  COLUMN+CELL', ' r1 column=f:q, timestamp=1, value=v', '1 row(s)']);
  });
  it('in a terminal gives a quarter to the first column and wraps both', () => {
    const lines = printed(20, (p) => {
      p.header(['ROW', 'CELL']);
      p.row(['abcdefg', 'x'.repeat(15)]);
    });
    expect(lines).toEqual(['ROW    CELL         ', ' abcde xxxxxxxxxxxxx', ' fg    xx           ']);
  });
  it('prints one column at full width and several joined', () => {
    expect(printed(6, (p) => p.row(['abcdefgh']))).toEqual(['abcdef', 'gh    ']);
    expect(printed(0, (p) => p.row(['a', 'b', 'c']))).toEqual([' a b c']);
  });
});

describe('formatTimestamp', () => {
  it.each([
    [1795245907824, '2026-11-21T07:25:07.824'],
    [1795245907000, '2026-11-21T07:25:07'],
    [1795245900000, '2026-11-21T07:25'],
    [1795245907020, '2026-11-21T07:25:07.020'],
  ])('%d', (ms, text) => {
    expect(formatTimestamp(ms, 0)).toBe(text);
  });
});
