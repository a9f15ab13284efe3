// Kills, stops and continues the processes of a cluster, by a seed; whatever ended is started again after a while.
import type { Random } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import type { Member, ProcessCluster } from './process-cluster.ts';

/** Longest that a process is stopped: well past its session. */
const LONGEST_PAUSE_MS = 7000;
const LONGEST_REST_MS = 1500;
const LONGEST_ABSENCE_MS = 800;
/** Status of a server that found itself replaced. */
const GAVE_UP = 2;
/** Status of a server that was told to stop for the second time, while it did. */
const STOPPED_AT_ONCE = 1;

export class TroubleMaker {
  /** Done so far, in words. */
  readonly deeds: string[] = [];
  /** Processes that ended as none may. */
  readonly wrong: string[] = [];
  #cluster: ProcessCluster;
  #random: Random;
  #starting = new Map<Member, Promise<void>>();
  /** How often each was told to stop. */
  #told = new Map<Member['process'], number>();
  #isOver = false;

  constructor(cluster: ProcessCluster, random: Random) {
    this.#cluster = cluster;
    this.#random = random;
  }

  async run(count: number): Promise<void> {
    for (const member of this.#cluster.all()) this.#watch(member);
    for (let i = 0; i < count; i++) {
      await systemScheduler.sleep(100 + this.#random.below(LONGEST_REST_MS));
      await this.#one();
    }
    // At rest is also who was told to stop and has not begun to.
    await Promise.all([...this.#told.keys()].map(({ exited }) => exited));
    await Promise.all(this.#starting.values());
  }

  /** From now on a process that ends stays away. Before, one that was replaced while it was stopped may still be about to end. */
  async over(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#starting.values());
  }

  async #one(): Promise<void> {
    const { regionServers, masters, zooKeeper } = this.#cluster;
    const dice = this.#random.below(20);
    if (dice < 7) return this.#kill(this.#pick(regionServers), 'SIGKILL');
    if (dice < 10) return this.#kill(this.#pick(masters), 'SIGKILL');
    if (dice < 14) return this.#pause(this.#pick(regionServers));
    if (dice < 16) return this.#pause(this.#pick(masters));
    if (dice < 18) return this.#kill(this.#pick(regionServers), 'SIGTERM');
    if (dice < 19) return this.#kill(this.#pick(masters), 'SIGTERM');
    if (zooKeeper !== undefined) this.#kill(this.#pick([zooKeeper]), 'SIGKILL');
  }

  #pick(members: readonly Member[]): Member | undefined {
    const living = this.#cluster.living(members);
    return living.length === 0 ? undefined : living[this.#random.below(living.length)];
  }

  #kill(member: Member | undefined, signal: 'SIGKILL' | 'SIGTERM'): void {
    if (member === undefined) return;
    this.#say(`${signal} to ${nameOf(member)}`);
    if (signal === 'SIGTERM') this.#told.set(member.process, (this.#told.get(member.process) ?? 0) + 1);
    member.process.signal(signal);
  }

  async #pause(member: Member | undefined): Promise<void> {
    if (member === undefined) return;
    const ms = this.#random.below(LONGEST_PAUSE_MS);
    this.#say(`stop ${nameOf(member)} for ${ms} ms`);
    this.#cluster.pause(member);
    await systemScheduler.sleep(ms);
    if (member.isPaused) this.#cluster.continue(member);
  }

  #watch(member: Member): void {
    const { process } = member;
    void process.exited.then(({ code, signal }) => {
      this.#say(`${nameOf(member)} ended with ${code ?? signal}`);
      const isImpatient = code === STOPPED_AT_ONCE && this.#told.get(process)! > 1;
      if (code !== 0 && code !== GAVE_UP && !isImpatient && signal !== 'SIGKILL')
        this.wrong.push(`${nameOf(member)} ended with ${code ?? signal}:\n${process.log().slice(-2000)}`);
      if (this.#isOver) return;
      const again = this.#startAgain(member).finally(() => this.#starting.delete(member));
      this.#starting.set(member, again);
    });
  }

  async #startAgain(member: Member): Promise<void> {
    await systemScheduler.sleep(this.#random.below(LONGEST_ABSENCE_MS));
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#cluster.startAgain(member);
        this.#say(`${nameOf(member)} is there`);
        return this.#watch(member);
      } catch (error) {
        // It met the trouble of others: as an operator would, try again.
        if (attempt === 20) this.wrong.push(`it does not start any more: ${error}`);
        if (attempt === 20) return;
      }
    }
  }

  #say(what: string): void {
    this.deeds.push(what);
    if (process.env.VERBOSE) console.log(`${Math.round(performance.now())} ${what}`);
  }
}

function nameOf({ role, process }: Member): string {
  return `${role} ${process.server ?? ''}`;
}
