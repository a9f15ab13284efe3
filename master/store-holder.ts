import { hbaseError } from '../base/errors.ts';
import type { MasterStore, StoreChange, StoreRow } from './master-store.ts';

/** The master's store, which exists only while this master is the active one. */
export class StoreHolder implements MasterStore {
  #store: MasterStore | undefined;
  #wasOpen = false;

  set(store: MasterStore | undefined): void {
    this.#store = store;
    this.#wasOpen ||= store !== undefined;
  }
  /** Before it is the active one a master only makes folders that any master needs. */
  checkNotFenced(): void {
    if (this.#wasOpen) this.#open().checkNotFenced();
  }
  mutate(changes: readonly StoreChange[]): Promise<void> {
    return this.#open().mutate(changes);
  }
  scan(family: 'info' | 'proc' | 'rs' | 'state'): Promise<StoreRow[]> {
    return this.#open().scan(family);
  }
  #open(): MasterStore {
    if (this.#store === undefined) throw hbaseError('MasterStoppedException', 'the master store is not open');
    return this.#store;
  }
}
