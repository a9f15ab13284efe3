/** A broken invariant of our own code. Nothing below the process edge catches it: the server that meets one aborts. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Throws an AssertionError unless `condition` holds. For bugs only; a caller's mistake is a ColonnadeError. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
