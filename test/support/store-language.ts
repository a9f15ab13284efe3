// The little language of test/regionserver/region/*.txt: one command a line.
//
//   table f VERSIONS=3 TTL=10; g          a new region with these families; time stands at 1000000
//   at 2000000 | later 5000               sets or moves the clock (milliseconds)
//   put r f:q 100 value [ttl=5000]        a cell, under a sequence id of its own; several cells of one write: put … & put …
//   delete r f:q 100 | delete-column r f:q 100 | delete-family r f 100 | delete-family-version r f 100
//   mark a                                remembers the read point
//   flush [keep=a] | compact [major] [keep=a]      keep: a reader stands at that mark
//   scan [start=r|start-after=r] [stop=r|stop-at=r] [reversed] [raw] [versions=n] [time=a,b] [time.f=a,b] [columns=f:q,g:*] [at=mark]
//        [batch=n] [size=n] [limit=n] [offset=n] [filter=…to the end of the line]
//   get r [as scan]
//   files                                 the stores' files, oldest first, with their entries

import type { CellList } from '../../cell/cell-list.ts';
import * as kv from '../../cell/key-value.ts';
import type { KeyValueParts } from '../../cell/key-value-builder.ts';
import { encodeTags, ttlTag } from '../../cell/tag.ts';
import { TimeRange } from '../../cell/time-range.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { parseFilter } from '../../model/filter/parse-filter.ts';
import { EngineBench, type ScanOptions } from './engine-bench.ts';

const TYPES: Record<string, number> = {
  put: kv.TYPE_PUT,
  delete: kv.TYPE_DELETE,
  'delete-column': kv.TYPE_DELETE_COLUMN,
  'delete-family': kv.TYPE_DELETE_FAMILY,
  'delete-family-version': kv.TYPE_DELETE_FAMILY_VERSION,
};
const NAMES = new Map(Object.entries(TYPES).map(([name, type]) => [type, name]));

export class StoreLanguage {
  #bench: EngineBench | undefined;
  #marks = new Map<string, number>();

  async run(lines: readonly string[]): Promise<string> {
    const out: string[] = [];
    for (const line of lines) {
      const said = await this.#command(line.trim());
      if (said !== '') out.push(said);
    }
    return out.join('\n');
  }

  async close(): Promise<void> {
    await this.#bench?.close();
  }

  get #open(): EngineBench {
    if (this.#bench === undefined) throw new Error('no table yet');
    return this.#bench;
  }

  async #command(line: string): Promise<string> {
    const [name, ...words] = line.split(/\s+/);
    if (name in TYPES) return this.#write(line);
    switch (name) {
      case 'table':
        return this.#table(line.slice('table'.length));
      case 'at':
        this.#open.clock.setNow(Number(words[0]));
        return '';
      case 'later':
        this.#open.clock.advance(Number(words[0]));
        return '';
      case 'mark':
        this.#marks.set(words[0], this.#open.sequenceId);
        return '';
      case 'flush':
        await this.#open.flush(this.#keep(words));
        return '';
      case 'compact':
        return (await this.#open.compact(words.includes('major'), this.#keep(words))) ? '' : 'nothing to compact';
      case 'scan':
        return this.#scan(line.slice('scan'.length), {});
      case 'get': {
        const row = Buffer.from(words[0]);
        return this.#scan(line.slice(4 + words[0].length), { startRow: row, stopRow: row, includeStopRow: true });
      }
      case 'files':
        return this.#files();
    }
    throw new Error(`no command ${name}`);
  }

  async #table(text: string): Promise<string> {
    await this.#bench?.close();
    this.#marks.clear();
    const families = text.split(';').map((part) => {
      const [family, ...attributes] = part.trim().split(/\s+/);
      return ColumnFamilyDescriptor.of(family, Object.fromEntries(attributes.map((pair) => pair.split('='))));
    });
    this.#bench = await EngineBench.open({ families, config: { minFiles: 2 } });
    return '';
  }

  #keep(words: readonly string[]): number {
    const mark = words.find((word) => word.startsWith('keep='))?.slice(5);
    return mark === undefined ? this.#open.sequenceId : this.#marks.get(mark)!;
  }

  #write(line: string): string {
    this.#open.write(...line.split('&').map((part) => cellOf(part.trim())));
    return '';
  }

  async #scan(text: string, base: ScanOptions): Promise<string> {
    const { cells, results } = await this.#open.scan({ ...base, ...this.#scanOptions(text) });
    let at = 0;
    const lines = results.map((result) => {
      const row = textOfRow(cells, at);
      const parts: string[] = [];
      for (let i = 0; i < result.cells; i++) parts.push(textOfCell(cells, at++));
      return `${row} ${parts.join(' ')}${result.partial ? ' …' : ''}`;
    });
    return lines.length === 0 ? 'nothing' : lines.join('\n');
  }

  #scanOptions(text: string): ScanOptions {
    const options: Record<string, unknown> = {};
    const filterAt = text.indexOf('filter=');
    if (filterAt >= 0) options.filter = parseFilter(text.slice(filterAt + 'filter='.length).trim());
    for (const word of (filterAt < 0 ? text : text.slice(0, filterAt)).split(/\s+/).filter((word) => word !== '')) {
      const [key, value = ''] = word.split('=');
      if (key === 'start' || key === 'start-after')
        Object.assign(options, { startRow: Buffer.from(value), includeStartRow: key === 'start' });
      else if (key === 'stop' || key === 'stop-at')
        Object.assign(options, { stopRow: Buffer.from(value), includeStopRow: key === 'stop-at' });
      else if (key === 'reversed' || key === 'raw') options[key] = true;
      else if (key === 'versions') options.maxVersions = Number(value);
      else if (key === 'time') options.timeRange = timeRangeOf(value);
      else if (key.startsWith('time.'))
        options.familyTimeRanges = new Map([
          ...((options.familyTimeRanges as Map<string, TimeRange> | undefined) ?? []),
          [key.slice('time.'.length), timeRangeOf(value)],
        ]);
      else if (key === 'columns') options.families = familiesOf(value);
      else if (key === 'at') options.readPoint = this.#marks.get(value);
      else if (key === 'batch') options.batch = Number(value);
      else if (key === 'size') options.maxBytes = Number(value);
      else if (key === 'limit') options.storeLimit = Number(value);
      else if (key === 'offset') options.storeOffset = Number(value);
      else throw new Error(`scan knows no ${key}`);
    }
    return options as ScanOptions;
  }

  #files(): string {
    const lines = this.#open.stores.flatMap((store) =>
      store.storeFiles.map(({ reader, sequenceId }) => {
        const major = reader.majorCompaction ? ' major' : '';
        return `${store.name}: ${reader.entryCount} cells up to ${sequenceId}${major}`;
      }),
    );
    return lines.length === 0 ? 'no files' : lines.join('\n');
  }
}

function cellOf(text: string): KeyValueParts {
  const [command, row, column, timestamp, ...rest] = text.split(/\s+/);
  const ttl = rest.find((word) => word.startsWith('ttl='))?.slice(4);
  const [family, ...qualifier] = column.split(':');
  return {
    row: Buffer.from(row),
    family: Buffer.from(family),
    qualifier: Buffer.from(qualifier.join(':')),
    timestamp: BigInt(timestamp),
    type: TYPES[command],
    value: Buffer.from(rest.filter((word) => !word.startsWith('ttl=')).join(' ')),
    ...(ttl === undefined ? {} : { tags: encodeTags([ttlTag(BigInt(ttl))]) }),
  };
}

function timeRangeOf(text: string): TimeRange {
  return new TimeRange(...(text.split(',').map(BigInt) as [bigint, bigint]));
}

function familiesOf(text: string): Map<string, Buffer[] | undefined> {
  const families = new Map<string, Buffer[] | undefined>();
  for (const column of text.split(',')) {
    const [family, qualifier] = column.split(':');
    if (qualifier === '*') families.set(family, undefined);
    else families.set(family, [...(families.get(family) ?? []), Buffer.from(qualifier)].sort(Buffer.compare));
  }
  return families;
}

function textOfRow(cells: CellList, i: number): string {
  const o = cells.offsets[i];
  const { view, bytes } = cells.slab;
  return bytes.toString('latin1', kv.kvRowOffset(o), kv.kvRowOffset(o) + kv.kvRowLength(view, o));
}

function textOfCell(cells: CellList, i: number): string {
  const o = cells.offsets[i];
  const { view, bytes } = cells.slab;
  const text = (offset: number, length: number) => bytes.toString('latin1', offset, offset + length);
  const column = `${text(kv.kvFamilyOffset(view, o), kv.kvFamilyLength(view, o))}:${text(kv.kvQualifierOffset(view, o), kv.kvQualifierLength(view, o))}`;
  const type = kv.kvType(view, o);
  const what =
    type === kv.TYPE_PUT ? `=${text(kv.kvValueOffset(view, o), kv.kvValueLength(view, o))}` : `!${NAMES.get(type)}`;
  return `${column}@${kv.kvTimestamp(view, o)}${what}`;
}
