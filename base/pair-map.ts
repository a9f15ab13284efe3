/** A map whose keys are pairs of 64-bit numbers, told apart without a text for each. */
export class PairMap<V> {
  #maps = new Map<bigint, Map<bigint, V>>();

  get(first: bigint, second: bigint): V | undefined {
    return this.#maps.get(first)?.get(second);
  }
  set(first: bigint, second: bigint, value: V): void {
    const known = this.#maps.get(first);
    if (known === undefined) this.#maps.set(first, new Map([[second, value]]));
    else known.set(second, value);
  }
  delete(first: bigint, second: bigint): void {
    const known = this.#maps.get(first);
    if (known?.delete(second) === true && known.size === 0) this.#maps.delete(first);
  }
}
