import { describe, expect, it } from 'vitest';
import { CorruptionError, hbaseError, StorageError } from '../../base/errors.ts';
import {
  decodeException,
  decodeNameBytesPair,
  encodeException,
  encodeNameBytesPair,
  regionMovedException,
} from '../../rpc/exception-codec.ts';

const H = 'org.apache.hadoop.hbase.';

describe('an exception on the wire', () => {
  it('has the class, a text that opens with it, and whether to try again', () => {
    expect(encodeException(hbaseError('TableNotFoundException', 'ns:t'))).toEqual({
      exception_class_name: `${H}TableNotFoundException`,
      stack_trace: `${H}TableNotFoundException: ns:t\n`,
      do_not_retry: true,
    });
    expect(encodeException(hbaseError('RegionTooBusyException', 'later')).do_not_retry).toBe(false);
  });

  it('is one that a stock client can load, whatever it was', () => {
    const cases: [unknown, string, string, boolean][] = [
      [
        hbaseError('IllegalArgumentException', 'x'),
        `${H}DoNotRetryIOException`,
        'java.lang.IllegalArgumentException: x',
        true,
      ],
      [
        hbaseError('IncompatibleFilterException', 'x'),
        `${H}DoNotRetryIOException`,
        `${H}filter.IncompatibleFilterException: x`,
        true,
      ],
      [
        new CorruptionError('data/f', 12, 'bad'),
        `${H}io.hfile.CorruptHFileException`,
        'data/f is damaged at offset 12: bad',
        true,
      ],
      [new StorageError('no-space', 'WALs/w', 'disk full'), 'java.io.IOException', 'WALs/w: disk full', false],
      [new TypeError('oops'), 'java.io.IOException', 'TypeError: oops', false],
      ['a string', 'java.io.IOException', 'a string', false],
    ];
    for (const [error, javaClass, message, doNotRetry] of cases) {
      expect(encodeException(error)).toEqual({
        exception_class_name: javaClass,
        stack_trace: `${javaClass}: ${message}\n`,
        do_not_retry: doNotRetry,
      });
      const pair = encodeNameBytesPair(error);
      expect([pair.name, `${pair.value}`]).toEqual([javaClass, `${javaClass}: ${message}\n`]);
      expect(decodeNameBytesPair(pair)).toMatchObject({ javaClass, message });
    }
  });

  it('says where a region went, also to those that read only the text', () => {
    const moved = regionMovedException('h1.example', 16020, 1700000000001, 42);
    const text = 'Region moved to: hostname=h1.example port=16020 startCode=1700000000001. As of locationSeqNum=42.';
    expect(moved.message).toBe(text);
    expect(encodeException(moved)).toMatchObject({ hostname: 'h1.example', port: 16020 });
    expect(decodeNameBytesPair(encodeNameBytesPair(moved))).toMatchObject({
      hostname: 'h1.example',
      port: 16020,
      message: text,
    });
  });

  it('is read from what a Java server writes', () => {
    const error = decodeException({
      exception_class_name: `${H}NotServingRegionException`,
      stack_trace: `${H}NotServingRegionException: t,,1.abc. is not online\nmore\n\tat org.apache.Foo.bar(Foo.java:1)\n\tat x\n`,
      do_not_retry: false,
    });
    expect(error).toMatchObject({ message: 't,,1.abc. is not online\nmore', retry: 'locate-again' });
    expect(
      decodeException({ exception_class_name: 'x.Unknown', stack_trace: 'no class here', do_not_retry: true }),
    ).toMatchObject({
      javaClass: 'x.Unknown',
      message: 'no class here',
      retry: 'never',
    });
    expect(decodeException({ exception_class_name: 'x.Unknown', stack_trace: 'x.Unknown\n\tat y' })).toMatchObject({
      message: '',
      retry: 'same-server-later',
    });
    expect(decodeException({}).javaClass).toBe('java.io.IOException');
  });
});
