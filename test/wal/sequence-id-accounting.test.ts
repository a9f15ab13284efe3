import { describe, expect, it } from 'vitest';
import { SequenceIdAccounting } from '../../wal/sequence-id-accounting.ts';

const NAME = Buffer.from('region1');
const TABLE = Buffer.from('t');

function record(accounting: SequenceIdAccounting, sequenceId: number, families?: string[]): void {
  accounting.record(accounting.account(NAME, TABLE), sequenceId, families);
}

describe('SequenceIdAccounting', () => {
  it('keeps the lowest id of each family', () => {
    const accounting = new SequenceIdAccounting();
    record(accounting, 5, ['a']);
    record(accounting, 6, ['b']);
    record(accounting, 7, ['a', 'b']);
    expect(accounting.lowestUnflushed('region1')).toBe(5);
    expect(accounting.lowestUnflushed('region1', 'b')).toBe(6);
    expect(accounting.lowestUnflushed('region1', 'c')).toBeUndefined();
    expect(accounting.lowestUnflushed('other')).toBeUndefined();
  });

  it('a flush of some families answers the lowest of the others', () => {
    const accounting = new SequenceIdAccounting();
    record(accounting, 5, ['a']);
    record(accounting, 6, ['b']);
    expect(accounting.startFlush('region1', ['a'])).toBe(6);
    // Until it is committed the log is needed as before.
    expect(accounting.lowestUnflushed('region1')).toBe(5);
    record(accounting, 9, ['a']);
    expect(accounting.lowestUnflushed('region1', 'a')).toBe(5);
    accounting.completeFlush('region1');
    expect(accounting.lowestUnflushed('region1')).toBe(6);
    expect(accounting.lowestUnflushed('region1', 'a')).toBe(9);
    expect(accounting.startFlush('region1', ['a', 'b'])).toBeUndefined();
    accounting.completeFlush('region1');
    expect(accounting.lowestUnflushed('region1')).toBeUndefined();
  });

  it('an aborted flush restores what it had', () => {
    const accounting = new SequenceIdAccounting();
    record(accounting, 5, ['a']);
    accounting.startFlush('region1', ['a']);
    record(accounting, 9, ['a', 'b']);
    accounting.abortFlush('region1');
    expect(accounting.lowestUnflushed('region1', 'a')).toBe(5);
    expect(accounting.lowestUnflushed('region1', 'b')).toBe(9);
  });

  it('markers hold no log back', () => {
    const accounting = new SequenceIdAccounting();
    record(accounting, 5);
    const highest = accounting.startLog();
    expect([...highest]).toEqual([['region1', 5]]);
    expect(accounting.isArchivable(highest)).toBe(true);
  });

  it('says which regions hold a log, also after one was closed and opened again', () => {
    const accounting = new SequenceIdAccounting();
    record(accounting, 5, ['a']);
    const first = accounting.startLog();
    expect(accounting.regionsHolding(first)).toEqual(['region1']);
    accounting.startFlush('region1', ['a']);
    expect(accounting.isArchivable(first)).toBe(false);
    accounting.completeFlush('region1');
    expect(accounting.isArchivable(first)).toBe(true);
    record(accounting, 6, ['a']);
    accounting.forgetRegion('region1');
    record(accounting, 8, ['a']);
    expect(accounting.isArchivable(first)).toBe(true);
    expect([...accounting.startLog()]).toEqual([['region1', 8]]);
    expect(accounting.lowestUnflushed('region1')).toBe(8);
  });
});
