/**
 * Work of many that is cheaper done together: what comes while a batch is under way goes out with the next one, in order. `run` gives each item's
 * outcome, in order of the items; when it throws, all of the batch failed.
 */
export class Batcher<T, R = void> {
  #run: (items: readonly T[]) => Promise<readonly R[]>;
  #pending: { readonly item: T; readonly done: PromiseWithResolvers<R> }[] = [];
  #running = false;

  constructor(run: (items: readonly T[]) => Promise<readonly R[]>) {
    this.#run = run;
  }

  add(item: T): Promise<R> {
    const done = Promise.withResolvers<R>();
    this.#pending.push({ item, done });
    if (!this.#running) this.#drain();
    return done.promise;
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        const outcomes = await this.#run(batch.map(({ item }) => item));
        for (const [i, { done }] of batch.entries()) done.resolve(outcomes[i]);
      } catch (error) {
        for (const { done } of batch) done.reject(error);
      }
    }
    this.#running = false;
  }
}
