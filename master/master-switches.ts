// The switches operators turn, kept in family `state` of master:store as HBase 2.6 keeps them, so that they outlast a master.

import { checkMagic, PB_MAGIC } from '../model/pb-magic.ts';
import { pb } from '../proto/index.ts';
import type { MasterStore } from './master-store.ts';

export type SwitchName =
  | 'load_balancer_on'
  | 'region_normalizer_on'
  | 'split_enabled'
  | 'merge_enabled'
  | 'snapshot_cleanup_enabled'
  | 'catalog_janitor_enabled'
  | 'cleaner_enabled';

const QUALIFIER = 'd';

export class MasterSwitches {
  #store: MasterStore;
  #values = new Map<string, boolean>();

  constructor(store: MasterStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    for (const { row, cells } of await this.#store.scan('state')) {
      const value = cells.get(QUALIFIER);
      if (value === undefined || value.length === 0) continue;
      const name = row.toString();
      this.#values.set(name, decode(value));
    }
  }

  isOn(name: SwitchName): boolean {
    return this.#values.get(name) ?? true;
  }

  /** What it was before. */
  async set(name: SwitchName, on: boolean): Promise<boolean> {
    const before = this.isOn(name);
    await this.#store.mutate([
      { row: Buffer.from(name), family: 'state', qualifier: QUALIFIER, value: encode(name, on) },
    ]);
    this.#values.set(name, on);
    return before;
  }
}

function encode(name: string, on: boolean): Buffer {
  const message =
    name === 'load_balancer_on'
      ? pb.LoadBalancerState.encode({ balancer_on: on }).finish()
      : pb.SwitchState.encode({ enabled: on }).finish();
  return Buffer.concat([PB_MAGIC, message]);
}

/** Both messages hold one bool in field 1; a value that can't be read counts as on. */
function decode(value: Buffer): boolean {
  try {
    return pb.SwitchState.decode(checkMagic(value, 'switch')).enabled ?? true;
  } catch {
    return true;
  }
}
