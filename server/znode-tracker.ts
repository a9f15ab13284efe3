import type { Logger } from '../base/logger.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';

export interface ZnodeTrackerOptions<T> {
  readonly client: ZooKeeperClient;
  readonly logger: Logger;
  /** Reads the znode and leaves a watch; undefined when it is absent. */
  readonly read: (watch: () => void) => Promise<T | undefined>;
  readonly onChange?: (value: T | undefined) => void;
}

/** Keeps up with one znode, or with the children of one: reads it again after each change. */
export class ZnodeTracker<T> {
  #options: ZnodeTrackerOptions<T>;
  #value: T | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #unlisten: () => void;

  constructor(options: ZnodeTrackerOptions<T>) {
    this.#options = options;
    this.#unlisten = options.client.onSession((event) => {
      if (event === 'connected') void this.refresh();
    });
  }

  /** The data of one znode. */
  static ofData<T>(
    client: ZooKeeperClient,
    path: string,
    decode: (data: Buffer) => T,
    logger: Logger,
    onChange?: (value: T | undefined) => void,
  ): ZnodeTracker<T> {
    const read = async (watch: () => void): Promise<T | undefined> => {
      // exists leaves a watch also when there is nothing yet.
      if ((await client.exists(path, { watch })) === undefined) return undefined;
      try {
        const { data } = await client.get(path);
        return data.length === 0 ? undefined : decode(data);
      } catch (error) {
        if (isZooKeeperError(error, 'NONODE')) return undefined;
        throw error;
      }
    };
    return new ZnodeTracker({ client, logger, read, onChange });
  }

  /** The names of the children; undefined while the parent is absent. */
  static ofChildren(
    client: ZooKeeperClient,
    path: string,
    logger: Logger,
    onChange?: (value: string[] | undefined) => void,
  ): ZnodeTracker<string[]> {
    const read = async (watch: () => void): Promise<string[] | undefined> => {
      try {
        return await client.getChildren(path, { watch });
      } catch (error) {
        if (!isZooKeeperError(error, 'NONODE')) throw error;
        await client.exists(path, { watch });
        return undefined;
      }
    };
    return new ZnodeTracker({ client, logger, read, onChange });
  }

  /** As last read. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Reads now; resolves when what was there at the call is known. */
  async refresh(): Promise<void> {
    if (this.#stopped) return;
    if (this.#reading !== undefined) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#readUntilQuiet().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  stop(): void {
    this.#stopped = true;
    this.#unlisten();
  }

  async #readUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      try {
        const value = await this.#options.read(() => void this.refresh());
        if (this.#stopped) return;
        this.#value = value;
        this.#options.onChange?.(value);
      } catch (error) {
        // Connection errors: read again at the next 'connected'.
        if (!this.#stopped) this.#options.logger.debug({ error: String(error) }, 'a znode could not be read');
      }
    } while (this.#again && !this.#stopped);
  }
}
