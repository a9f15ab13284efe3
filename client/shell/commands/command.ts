import type { Clock } from '../../../base/clock.ts';
import type { Connection } from '../../connection.ts';
import type { Value } from '../parser.ts';
import type { Printer } from '../printer.ts';

export interface CommandContext {
  readonly connection: Connection;
  readonly printer: Printer;
  readonly clock: Clock;
  readonly readFile: (path: string) => Promise<string>;
  readonly user: string;
  /** A line of the user's. */
  readonly ask: () => Promise<string>;
}

export interface Command {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** What `help "command"` prints. */
  readonly help: string;
  /** The value that an interactive shell echoes; undefined for none. */
  run(context: CommandContext, args: Value[]): Promise<unknown>;
}

/** A group of commands under `help`. */
export interface CommandGroup {
  readonly name: string;
  readonly commands: Record<string, Command>;
}

export const MANY = Number.POSITIVE_INFINITY;
