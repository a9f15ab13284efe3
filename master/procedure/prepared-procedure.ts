// A procedure whose first checks the client that asks for it waits for: what they find is the answer to its call, as in HBase.
import type { MasterServices } from '../master-services.ts';
import { StateMachineProcedure } from './state-machine-procedure.ts';

export abstract class PreparedProcedure<State extends number> extends StateMachineProcedure<MasterServices, State> {
  #prepared = Promise.withResolvers<void>();

  constructor() {
    super();
    // Nobody may be waiting.
    this.#prepared.promise.catch(() => {});
  }

  /** Resolves when the checks of its first step passed; rejects with what they found. */
  get prepared(): Promise<void> {
    return this.#prepared.promise;
  }
  protected preparationDone(): void {
    this.#prepared.resolve();
  }

  override onFinished(_env: MasterServices): void {
    if (this.exception !== undefined) this.#prepared.reject(this.exception);
    else this.#prepared.resolve();
  }
}
