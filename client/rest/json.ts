// JSON with 64-bit whole numbers kept exact: JSON.parse alone would round a timestamp of 9223372036854775807.
import { RestError } from './errors.ts';

/** Whole numbers beyond 2^53 come as bigint. HBase's gateway answers 500 to a body that is not JSON, and so do we; `what` else has the status it says. */
export function parseJson(text: string, what = 'the body', status = 500): unknown {
  try {
    return JSON.parse(text, ((_key: string, value: unknown, context: { source?: string }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '')
        ? BigInt(context.source!)
        : value) as never);
  } catch (error) {
    throw new RestError(status, `${what} is not JSON: ${(error as Error).message}`);
  }
}

/** The inverse; bigint is written as a plain number. */
export function formatJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'bigint' ? (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(item.toString()) : item,
  );
}
