// A cluster of real processes on this host, each of which may be killed, stopped and started again: ZooKeeper, masters, region servers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RoleProcess, startRole } from '../../support/colonnade-process.ts';
import { freePort } from '../../support/free-port.ts';

export interface ProcessClusterOptions {
  readonly masters: number;
  readonly regionServers: number;
  /** Of the ZooKeeper server; sessions last at least two. */
  readonly tickMs?: number;
  readonly sessionTimeoutMs?: number;
  /** More settings, `name=value`. */
  readonly settings?: readonly string[];
  /** A ZooKeeper that is there already, instead of one of ours. */
  readonly quorum?: string;
}

/** Something that runs, in one process after another. */
export interface Member {
  readonly role: 'zookeeper' | 'master' | 'regionserver';
  /** Of the process that runs now, or ran last. */
  process: RoleProcess;
  isRunning: boolean;
  isPaused: boolean;
}

export class ProcessCluster {
  readonly folder: string;
  readonly data: string;
  quorum = '';
  zooKeeper: Member | undefined;
  readonly masters: Member[] = [];
  readonly regionServers: Member[] = [];
  readonly #options: ProcessClusterOptions;
  #zooKeeperPort = 0;

  private constructor(options: ProcessClusterOptions) {
    this.#options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'process-cluster-'));
    this.data = join(this.folder, 'data');
  }

  /** Resolves when all processes have announced themselves. */
  static async start(options: ProcessClusterOptions): Promise<ProcessCluster> {
    const cluster = new ProcessCluster(options);
    try {
      await cluster.#start();
    } catch (error) {
      await cluster.kill();
      throw error;
    }
    return cluster;
  }

  async #start(): Promise<void> {
    const { quorum, masters, regionServers } = this.#options;
    if (quorum === undefined) {
      this.#zooKeeperPort = await freePort();
      this.quorum = `127.0.0.1:${this.#zooKeeperPort}`;
      this.zooKeeper = this.#member('zookeeper', await this.#startProcess('zookeeper'));
    } else this.quorum = quorum;
    // The first is the active one.
    for (let i = 0; i < masters; i++) this.masters.push(this.#member('master', await this.#startProcess('master')));
    const started = Array.from({ length: regionServers }, () => this.#startProcess('regionserver'));
    for (const process of await Promise.all(started)) this.regionServers.push(this.#member('regionserver', process));
  }

  /** Those that run and are not stopped. */
  living(members: readonly Member[]): Member[] {
    return members.filter(({ isRunning, isPaused }) => isRunning && !isPaused);
  }

  async startAgain(member: Member): Promise<void> {
    member.process = await this.#startProcess(member.role);
    member.isRunning = true;
    member.isPaused = false;
    this.#watch(member);
  }

  pause(member: Member): void {
    member.process.signal('SIGSTOP');
    member.isPaused = true;
  }
  continue(member: Member): void {
    member.process.signal('SIGCONT');
    member.isPaused = false;
  }

  all(): Member[] {
    return [...this.regionServers, ...this.masters, ...(this.zooKeeper === undefined ? [] : [this.zooKeeper])];
  }

  /** In order; resolves with how each process ended that still ran. */
  async stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }[]> {
    const ends = [];
    for (const member of this.all()) {
      if (!member.isRunning) continue;
      if (member.isPaused) this.continue(member);
      await member.process.kill('SIGTERM');
      ends.push(await member.process.exited);
    }
    rmSync(this.folder, { recursive: true, force: true });
    return ends;
  }

  async kill(): Promise<void> {
    for (const member of this.all()) if (member.isRunning) await member.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  log(): string {
    return this.all()
      .map(({ role, process }) => `== ${role} ${process.server ?? process.quorum}\n${process.log().slice(-3000)}`)
      .join('\n');
  }

  #member(role: Member['role'], process: RoleProcess): Member {
    const member: Member = { role, process, isRunning: true, isPaused: false };
    this.#watch(member);
    return member;
  }
  #watch(member: Member): void {
    const { process } = member;
    void process.exited.then(() => {
      if (member.process === process) member.isRunning = false;
    });
  }

  async #startProcess(role: Member['role']): Promise<RoleProcess> {
    const { tickMs = 500, sessionTimeoutMs = 4000, settings = [] } = this.#options;
    const define = settings.flatMap((setting) => ['-D', setting]);
    // Not one of the system's choice: a port that another cluster gets as soon as its server is dead would lead clients there.
    const port = role === 'zookeeper' ? this.#zooKeeperPort : await freePort();
    const setting = role === 'zookeeper' ? 'hbase.zookeeper.property.clientPort' : `hbase.${role}.port`;
    const own = ['-D', `${setting}=${port}`];
    if (role === 'zookeeper') {
      const tick = ['-D', `hbase.zookeeper.property.tickTime=${tickMs}`];
      return startRole('zookeeper', '--data', join(this.folder, 'zookeeper'), ...own, ...tick);
    }
    const where = ['--quorum', this.quorum, '--data', this.data];
    return startRole(role, ...where, ...own, '-D', `zookeeper.session.timeout=${sessionTimeoutMs}`, ...define);
  }
}
