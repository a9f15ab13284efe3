/** What a process has started, so that it can be ended in the opposite order. */
export class Parts {
  /** In order of their start. */
  readonly closers: (() => Promise<void> | void)[] = [];
  readonly aborters: (() => void)[] = [];
  #closing: Promise<void> | undefined;

  /** Runs `start`; when it fails, closes what had been started. */
  static async start<T>(start: (parts: Parts) => Promise<T>): Promise<T> {
    const parts = new Parts();
    try {
      return await start(parts);
    } catch (error) {
      await parts.close();
      throw error;
    }
  }

  /** In order. The first failure is thrown after all were closed. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  /** As if killed: nothing is written or answered any more. */
  async crash(): Promise<void> {
    for (const abort of this.aborters.splice(0)) abort();
    await this.close();
  }

  async #closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const close of this.closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
