// What a name in a family folder says:
//
//   <hfile>                              a store file: hex digits, `_SeqId_<n>_` behind them when it was bulk loaded; a MOB file's end
//                                        with `_` and the encoded name of the region that wrote it
//   <hfile>.<parent>                     a reference to one side of it
//   [<ns>=]<table>=<region>-<hfile>      a link to it
//   <link>.<parent>                      a reference to a link
import { TableName } from '../model/table-name.ts';

const HFILE = '[0-9a-f]+(?:_SeqId_[0-9]+_|_[0-9a-f]{32})?(?:_del)?';
const NAME_PART = '[\\p{Alphabetic}\\p{Nd}_][\\p{Alphabetic}\\p{Nd}_.-]*';
const LINK = `(?:${NAME_PART}=)?${NAME_PART}=[0-9a-f]+-${HFILE}`;
const HFILE_NAME = new RegExp(`^${HFILE}$`, 'u');
const LINK_NAME = new RegExp(`^(?:(${NAME_PART})=)?(${NAME_PART})=([0-9a-f]+)-(${HFILE})$`, 'u');
const REFERENCE_NAME = new RegExp(`^(${HFILE}|${LINK})\\.([^.=]+)$`, 'u');

export interface LinkTarget {
  readonly table: TableName;
  readonly region: string;
  readonly hfile: string;
}

export type StoreFileName =
  | { readonly kind: 'hfile'; readonly hfile: string }
  | { readonly kind: 'link'; readonly target: LinkTarget }
  | {
      readonly kind: 'reference';
      readonly referred: StoreFileName;
      readonly referredName: string;
      readonly parent: string;
    };

/** Undefined for names that are none of a store file's. */
export function parseStoreFileName(name: string): StoreFileName | undefined {
  if (HFILE_NAME.test(name)) return { kind: 'hfile', hfile: name };
  const link = LINK_NAME.exec(name);
  if (link !== null) {
    const table = TableName.of(link[1] ?? 'default', link[2]);
    return { kind: 'link', target: { table, region: link[3], hfile: link[4] } };
  }
  const reference = REFERENCE_NAME.exec(name);
  if (reference === null) return undefined;
  const referred = parseStoreFileName(reference[1]);
  return referred && { kind: 'reference', referred, referredName: reference[1], parent: reference[2] };
}

export function referenceName(referredName: string, parentEncodedName: string): string {
  return `${referredName}.${parentEncodedName}`;
}

export function linkName(target: LinkTarget): string {
  return `${target.table.toString().replace(':', '=')}=${target.region}-${target.hfile}`;
}

/** Name of the entry that a link at `region` of `table` leaves in the archive beside what it links to. */
export function backReferenceName(table: TableName, region: string): string {
  return `${region}.${table.toString().replace(':', '=')}`;
}

/** The link's place by its back reference's name; undefined for other names. */
export function parseBackReferenceName(name: string): { table: TableName; region: string } | undefined {
  const match = /^([0-9a-f]+)\.(.+)$/.exec(name);
  if (match === null) return undefined;
  return { region: match[1], table: TableName.parse(match[2].replace('=', ':')) };
}
