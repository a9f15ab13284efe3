/** A task of task-runner.test.ts. */
export default async function sampleTask(input: {
  numbers?: Uint32Array;
  fail?: boolean;
  exit?: boolean;
  delayMs?: number;
}): Promise<unknown> {
  if (input.exit) process.exit(3);
  if (input.fail) throw Object.assign(new TypeError('the input is bad'), { reason: 'no-space' });
  if (input.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, input.delayMs));
  return { sum: input.numbers?.reduce((sum, n) => sum + n, 0) ?? 0 };
}
