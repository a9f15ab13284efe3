import { expect, test } from 'vitest';
import { completeSnapshotDescription } from '../../model/snapshot-description.ts';

test('a snapshot says the layout it is written in, not the one a client asked for', () => {
  const asked = { name: 's', table: 't', version: 0 };
  expect(completeSnapshotDescription(asked as never, 1, 0).version).toBe(2);
});
