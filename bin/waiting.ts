/** Says on standard error what a process waits for, when that takes long, and now and then again. */
const FIRST_MS = 2000;
const AGAIN_MS = 15_000;

export class Waiting {
  #what: (() => string) | undefined;
  #timer: NodeJS.Timeout;
  #isOver = false;

  constructor() {
    this.#timer = setTimeout(() => this.#say(), FIRST_MS);
  }

  for(what: () => string): void {
    this.#what = what;
  }

  over(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #say(): void {
    if (this.#isOver) return;
    if (this.#what !== undefined) console.error(`colonnade: ${this.#what()}`);
    this.#timer = setTimeout(() => this.#say(), AGAIN_MS);
  }
}
