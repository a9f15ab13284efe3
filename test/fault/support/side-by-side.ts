/** Clusters that run at once in the long forms: each mostly waits for its own sockets and timers. */
const AT_ONCE = process.env.LONG === undefined ? 1 : 8;

/** Does it for each item, several at once in the long forms. After the first failure nothing more is begun; what runs is waited for. */
export async function sideBySide<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = left.next(); !failed && next.done !== true; next = left.next())
      await act(next.value).catch((error) => {
        failed = true;
        throw error;
      });
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
