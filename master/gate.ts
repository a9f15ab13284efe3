/** A condition that others wait for; may open and close again and again. */
export class Gate {
  #opened: PromiseWithResolvers<void> | undefined = Promise.withResolvers<void>();

  get isOpen(): boolean {
    return this.#opened === undefined;
  }
  open(): void {
    this.#opened?.resolve();
    this.#opened = undefined;
  }
  close(): void {
    this.#opened ??= Promise.withResolvers<void>();
  }
  /** Undefined when it is open now. */
  wait(): Promise<void> | undefined {
    return this.#opened?.promise;
  }
}
