// What the doctor finds, and what it may do about it. A repair is a list of steps on data that was read: whoever repairs (a stopped cluster's
// files, or a running cluster's servers) carries the same steps out in its own way. No step deletes data: what gives way is moved aside.
import type { MetaCell, RegionState } from '../../model/meta-row.ts';
import type { NamespaceDescriptor } from '../../model/namespace-descriptor.ts';
import { encodedNameOf, type RegionInfo } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import type { TableState } from '../../model/table-state.ts';

export type Step =
  /** Cells of one row of hbase:meta, beside those that are there. */
  | { readonly kind: 'put-meta'; readonly row: Buffer; readonly cells: readonly MetaCell[] }
  /** The whole row goes; its cells are written down first. */
  | { readonly kind: 'delete-meta'; readonly row: Buffer; readonly cells: readonly MetaCell[] }
  | { readonly kind: 'put-namespace'; readonly namespace: NamespaceDescriptor }
  /** A cell of master:store. */
  | { readonly kind: 'put-store'; readonly row: Buffer; readonly family: string; readonly cells: readonly MetaCell[] }
  /** Bytes written down beside what is moved aside. */
  | { readonly kind: 'keep'; readonly name: string; readonly bytes: Buffer }
  /** A file or folder out of the tree, under its own path. */
  | { readonly kind: 'move-aside'; readonly path: string }
  | { readonly kind: 'write-region-info'; readonly region: RegionInfo }
  /** A folder with the families and a .regioninfo. */
  | { readonly kind: 'make-region'; readonly region: RegionInfo; readonly families: readonly string[] }
  | { readonly kind: 'write-table-info'; readonly descriptor: TableDescriptor }
  | { readonly kind: 'write-file'; readonly path: string; readonly bytes: Buffer }
  // Of a running cluster.
  | { readonly kind: 'assign'; readonly region: RegionInfo }
  | { readonly kind: 'close-on'; readonly region: RegionInfo; readonly server: ServerName }
  | { readonly kind: 'set-region-state'; readonly region: RegionInfo; readonly state: RegionState }
  | { readonly kind: 'set-table-state'; readonly table: TableName; readonly state: TableState }
  | { readonly kind: 'recover-server'; readonly server: ServerName };

export interface Repair {
  /** In the infinitive: `write its row anew`. */
  readonly words: string;
  readonly steps: readonly Step[];
  /** What the file held is no longer served: done only when asked for by name. */
  readonly sidelines?: boolean;
}

export interface Finding {
  /** `hole`, `orphan-folder`, …: docs/operations.md lists them. */
  readonly kind: string;
  /** damage: something is wrong. note: it heals by itself, or does no harm. */
  readonly level: 'damage' | 'note';
  /** The table it belongs to; undefined: the cluster as a whole. */
  readonly table?: string;
  /** What it is about, unique within the kind: a region, a file, a server. */
  readonly subject: string;
  readonly words: string;
  /** What to do where there is no safe repair. */
  readonly advice?: string;
  readonly repair?: Repair;
}

/** Regions, tables and files that a repair changes: two that share one are not done in the same round. */
export function targetsOf({ steps }: Repair): Set<string> {
  const targets = new Set<string>();
  for (const step of steps) {
    if ('row' in step) targets.add(step.kind === 'put-store' ? step.row.toString('hex') : nameOf(step.row));
    if ('region' in step) targets.add(step.region.encodedName);
    if ('path' in step) for (const part of step.path.split('/')) if (/^[0-9a-f]{32}$/.test(part)) targets.add(part);
  }
  return targets;
}
function nameOf(row: Buffer): string {
  try {
    return encodedNameOf(row);
  } catch {
    return row.toString('latin1');
  }
}

export function keyOf({ kind, subject }: Finding): string {
  return `${kind} ${subject}`;
}
