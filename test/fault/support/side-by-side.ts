const LONG = process.env.LONG !== undefined;
/** Clusters that run at once in the long forms, when they have work all the time. */
const BUSY = 4;
/** When they mostly wait for timers. */
export const IDLE = 32;

/**
 * Does it for each item, several at once in the long forms (`atOnce`), one after another in the short ones. After the first failure nothing
 * more is begun; what runs is waited for.
 */
export async function sideBySide<T>(items: Iterable<T>, act: (item: T) => Promise<void>, atOnce = BUSY): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = left.next(); !failed && next.done !== true; next = left.next())
      await act(next.value).catch((error) => {
        failed = true;
        throw error;
      });
  };
  const results = await Promise.allSettled(Array.from({ length: LONG ? atOnce : 1 }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
