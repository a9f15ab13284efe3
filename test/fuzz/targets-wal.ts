import { LruDictionary } from '../../base/lru-dictionary.ts';
import { decodeHeader, findTrailer } from '../../wal/wal-format.ts';
import { decodeWALKey } from '../../wal/wal-key.ts';
import { WALReader } from '../../wal/wal-reader.ts';
import { BufferFile } from '../hfile/support.ts';
import type { Target } from './target.ts';

export const WAL_TARGETS: readonly Target[] = [
  {
    name: 'wal-header',
    run: (input) => {
      const header = decodeHeader(input);
      if ('kind' in header) return header.kind;
      const trailer = findTrailer(input, input.length, header.checked);
      return `${header.length} ${header.hasCompression} ${trailer}`;
    },
  },
  {
    // Input: u8, odd for a log with dictionaries.
    name: 'wal-key',
    run: (input) => {
      if (input.length === 0) return undefined;
      const dictionary = () => {
        const entries = new LruDictionary(127);
        for (const name of ['aaaaaaaa', 't', 'f']) entries.add(Buffer.from(name));
        return entries;
      };
      const dictionaries =
        (input[0] & 1) === 1 ? { region: dictionary(), table: dictionary(), family: dictionary() } : undefined;
      const last = { region: Buffer.from('r'), table: Buffer.from('t') };
      const key = decodeWALKey(input, 1, input.length, last, dictionaries);
      return Object.values(key).join(' ');
    },
  },
  {
    name: 'wal',
    // A cell's dictionary entry takes two bytes.
    bytesPerByte: 40_000,
    run: async (input) => {
      const reader = await WALReader.open(new BufferFile(input));
      let [entries, cells] = [0, 0];
      for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
        entries++;
        cells += entry.cells.offsets.length;
      }
      return `${reader.end?.kind} ${entries} ${cells}`;
    },
  },
];
