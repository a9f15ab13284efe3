import { expect, it } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { parseTrackerName } from '../../rootdir/store-file-tracker-settings.ts';

const PACKAGE = 'org.apache.hadoop.hbase.regionserver.storefiletracker';

it.each([
  ['default', 'DEFAULT'],
  ['FILE', 'FILE'],
  ['Migration', 'MIGRATION'],
  [`${PACKAGE}.FileBasedStoreFileTracker`, 'FILE'],
])('%s is %s', (text, name) => {
  expect(parseTrackerName(text)).toBe(name);
});

it.each(['nonsense', 'com.example.Tracker', `${PACKAGE}.StoreFileTracker`])(
  '%s is refused in HBase’s words',
  (text) => {
    const message = `java.lang.RuntimeException: java.lang.ClassNotFoundException: Class ${text} not found`;
    expect(() => parseTrackerName(text)).toThrow(message);
    const error = hbaseError('DoNotRetryIOException', message);
    expect(() => parseTrackerName(text)).toThrow(expect.objectContaining({ javaClass: error.javaClass }));
  },
);
