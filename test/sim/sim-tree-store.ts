import type { TreeChange, TreeStore } from '../../coordination/zookeeper/tree-store.ts';
import type { SimProcess } from './sim-process.ts';
import type { Simulation } from './simulation.ts';

/** The disk of the ZooKeeper server: whole batches, each durable in an event of its own. */
export class SimTree {
  readonly values = new Map<string, Buffer>();
  readonly sim: Simulation;
  constructor(sim: Simulation) {
    this.sim = sim;
  }

  handleOf(process: SimProcess): TreeStore {
    const { values, sim } = this;
    return {
      location: 'simulated',
      open: async () => {},
      async *entries() {
        yield* [...values].map(([key, value]) => [key, Buffer.from(value)] as const);
      },
      write: (changes: readonly TreeChange[]) =>
        new Promise<void>((resolve) => {
          sim.after(0.1 + sim.random.fraction(), `disk ${process.name} batch ${changes.length}`, () => {
            if (!process.isAlive) return;
            for (const { key, value } of changes) {
              if (value === undefined) values.delete(key);
              else values.set(key, Buffer.from(value));
            }
            process.after(0, 'io', 'batch is durable', resolve);
          });
        }),
      close: async () => {},
    };
  }
}
