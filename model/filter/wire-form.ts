import type { pb } from '../../proto/index.ts';

/** What goes over the wire of a filter: its class and the message of its settings. */
export interface EncodableFilter {
  readonly name: string;
  encode(): Uint8Array;
}

export const FILTER_PACKAGE = 'org.apache.hadoop.hbase.filter.';

export function wireForm(filter: EncodableFilter): pb.Filter.$Properties {
  return { name: FILTER_PACKAGE + filter.name, serialized_filter: filter.encode() };
}
