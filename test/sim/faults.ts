// What goes wrong. A seed first draws which kinds of trouble there are at all, so that some runs are all partitions and others all power losses, then
// when and to whom. Everything is mended at the end: what is found then must be right.
import { HOSTS, MASTERS, READER, REGION_SERVERS, SERVERS, type SimCluster, ZOOKEEPER } from './sim-cluster.ts';
import type { Simulation } from './simulation.ts';

export class Faults {
  readonly counts = new Map<string, number>();
  readonly #cluster: SimCluster;
  readonly #sim: Simulation;
  readonly kinds: readonly string[];
  readonly #pauseMs: number;
  #isStopped = false;

  constructor(cluster: SimCluster, kinds?: readonly string[]) {
    this.#cluster = cluster;
    this.#sim = cluster.sim;
    const all = Object.keys(this.#works());
    for (const kind of kinds ?? [])
      if (!all.includes(kind)) throw new Error(`no trouble is called ${kind}; there is ${all.join(', ')}`);
    const drawn = all.filter(() => this.#below(2) === 0);
    this.kinds = kinds ?? (drawn.length > 0 ? drawn : [all[this.#below(all.length)]]);
    this.#pauseMs = [1000, 2500, 6000][this.#below(3)];
  }

  start(): void {
    this.#next();
  }

  #next(): void {
    this.#sim.after(this.#below(2 * this.#pauseMs), 'fault', () => {
      if (this.#isStopped) return;
      const kind = this.kinds[this.#below(this.kinds.length)];
      this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
      this.#sim.note(`fault ${kind}`);
      this.#works()[kind]();
      this.#next();
    });
  }

  /** No more; what is broken is mended. */
  stop(): void {
    this.#isStopped = true;
    const { network, disk } = this.#cluster;
    network.healAll();
    network.slowShare = 0;
    disk.isFull = false;
    disk.failing.clear();
    disk.slowSyncShare = 0;
    for (const host of SERVERS) {
      this.#cluster.process(host)?.resume();
      this.#cluster.skew(host, 0);
      this.#cluster.drift(host, 1);
    }
  }

  #works(): Record<string, () => void> {
    const { network, disk } = this.#cluster;
    return {
      'kill a region server': () => this.#cluster.kill(this.#one(REGION_SERVERS), this.#below(8000)),
      'kill a master': () => this.#cluster.kill(this.#one(MASTERS), this.#below(8000)),
      'kill ZooKeeper': () => this.#cluster.kill(ZOOKEEPER, this.#below(3000)),
      'kill some': () => {
        for (const host of SERVERS) if (this.#below(3) === 0) this.#cluster.kill(host, this.#below(10_000));
      },
      'stop in good order': () => this.#cluster.stopGracefully(this.#one(SERVERS), this.#below(3000)),
      'lose power': () => {
        if (this.#below(2) === 0) this.#cluster.losePower(this.#below(3000));
      },
      pause: () => this.#pause(this.#one(SERVERS)),
      'pause a master': () => this.#pause(this.#one(MASTERS)),
      cut: () => this.#cut(this.#one(SERVERS), this.#one(HOSTS), this.#below(2) === 0),
      isolate: () => {
        const host = this.#one(SERVERS);
        const isOneWay = this.#below(3) === 0;
        for (const other of HOSTS) if (other !== host) this.#cut(host, other, isOneWay);
      },
      'isolate with a reader': () => {
        const host = this.#one(REGION_SERVERS);
        const ms = 7000 + this.#below(8000);
        for (const other of HOSTS) if (other !== host && other !== READER) this.#cutFor(host, other, false, ms);
      },
      'break connections': () => {
        for (let i = 0; i <= this.#below(4); i++) {
          const name = network.breakOne();
          if (name !== undefined) this.#sim.note(`broken ${name}`);
        }
      },
      'break all of one': () => {
        const name = network.breakAllOf(this.#one(HOSTS));
        this.#sim.note(`broken all of ${name}`);
      },
      'cut from ZooKeeper': () =>
        this.#cut(this.#one([...MASTERS, ...REGION_SERVERS]), ZOOKEEPER, this.#below(3) === 0),
      'slow network': () => {
        network.slowShare = 0.02 + this.#sim.chaos.fraction() * 0.2;
        network.slowMs = [50, 500, 3000][this.#below(3)];
        this.#later(this.#below(6000), 'network is fast', () => {
          network.slowShare = 0;
        });
      },
      'slow disk': () => {
        disk.slowSyncShare = 0.05 + this.#sim.chaos.fraction() * 0.3;
        disk.slowSyncMs = [50, 500, 2000][this.#below(3)];
        this.#later(this.#below(6000), 'disk is fast', () => {
          disk.slowSyncShare = 0;
        });
      },
      'full disk': () => {
        disk.isFull = true;
        this.#later(this.#below(1500), 'disk has room', () => {
          disk.isFull = false;
        });
      },
      'failing disk': () => {
        const host = this.#one([...MASTERS, ...REGION_SERVERS]);
        disk.failing.set(host, [20, 100, 500][this.#below(3)]);
        this.#later(this.#below(2000), 'disk works', () => disk.failing.delete(host));
      },
      'wrong clock': () => {
        const host = this.#one(SERVERS);
        this.#cluster.skew(host, this.#below(20_000) - 10_000);
      },
      // Far more than any quartz does, and less than the third by which leases end before sessions.
      'drifting clock': () => this.#cluster.drift(this.#one(SERVERS), 0.95 + this.#below(1001) / 10_000),
    };
  }

  #pause(host: string): void {
    const process = this.#cluster.process(host);
    if (process === undefined || process.isPaused) return;
    process.pause();
    this.#later(this.#below(3) === 0 ? 8000 + this.#below(10_000) : this.#below(4000), 'resume', () =>
      process.resume(),
    );
  }

  #cut(one: string, other: string, isOneWay: boolean): void {
    if (one === other) return;
    const [from, to] = this.#below(2) === 0 ? [one, other] : [other, one];
    this.#cutFor(from, to, isOneWay, this.#below(3) === 0 ? 5000 + this.#below(15_000) : this.#below(3000));
  }
  #cutFor(from: string, to: string, isOneWay: boolean, ms: number): void {
    const { network } = this.#cluster;
    network.cut(from, to);
    if (!isOneWay) network.cut(to, from);
    this.#later(ms, `heal ${from} ${to}`, () => {
      network.heal(from, to);
      if (!isOneWay) network.heal(to, from);
    });
  }

  #later(ms: number, label: string, run: () => void): void {
    this.#sim.after(ms, label, run);
  }
  #one(hosts: readonly string[]): string {
    return hosts[this.#below(hosts.length)];
  }
  #below(bound: number): number {
    return this.#sim.chaos.below(bound);
  }
}
