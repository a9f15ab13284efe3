// What a dead server's log but one may end with, when entries of the last were acknowledged.
import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { checkLogEnds } from '../../wal/log-ends.ts';
import { CHECKED_TRAILER_LENGTH, END_MARK } from '../../wal/wal-format.ts';
import { keyOf, openWAL, put } from './support.ts';

/** Two logs; the second has entries that were synced. `tail`: what stands in place of the first one's trailer. */
async function check(tail: (trailer: Buffer) => Buffer, lessBytes = 0): Promise<void> {
  const disk = new MemoryDisk();
  const wal = await openWAL(disk.logs);
  const add = (id: number) => wal.syncAsync(wal.append(keyOf(id), put(`r${id}`, 'v', 'f')), 'data');
  await add(1);
  await wal.roll();
  for (const id of [2, 3, 4]) await add(id);
  const [folder] = await disk.files.list('WALs');
  const names = (await disk.files.list(`WALs/${folder.name}`)).map(({ name }) => `WALs/${folder.name}/${name}`);
  const whole = await disk.files.readFile(names[0]);
  const entriesEnd = whole.length - CHECKED_TRAILER_LENGTH;
  await disk.files.delete(names[0]);
  const bytes = Buffer.concat([whole.subarray(0, entriesEnd - lessBytes), tail(whole.subarray(entriesEnd))]);
  await disk.files.writeFile(names[0], bytes);
  await checkLogEnds(disk.logs, names, async () => {});
}

describe('the log before the last', () => {
  it('may lack its trailer, or have a part of it, over the mark of the end and zeros', async () => {
    await check((trailer) => trailer);
    await check(() => Buffer.alloc(0));
    for (let length = 1; length < CHECKED_TRAILER_LENGTH; length++) {
      await check((trailer) => trailer.subarray(0, length));
      await check((trailer) => {
        const ahead = Buffer.concat([END_MARK, Buffer.alloc(64)]);
        trailer.copy(ahead, 0, 0, length);
        return ahead;
      });
    }
  });

  it('may not lack entries: cut ones and zeros are damage', async () => {
    for (let less = 1; less < 20; less++) {
      await expect(check(() => Buffer.alloc(0), less)).rejects.toThrow('the log ends here');
      await expect(check(() => Buffer.alloc(less), less)).rejects.toThrow('the log ends here');
    }
  });
});
