// The simulated network: connections between processes, each direction a stream that keeps its own order and no other. Links between hosts can be
// slow or cut, in one direction too: then what is under way waits, as behind a wall, and a connection that waits too long breaks. A broken
// connection loses what was not delivered; its two ends hear of it at different times, or one of them long afterwards.
import { hbaseError } from '../../base/errors.ts';
import type { Timer } from '../../base/scheduler.ts';
import type { Connection, ConnectionHandlers, ListenAddress, Listener, Transport } from '../../base/transport.ts';
import type { SimProcess } from './sim-process.ts';
import type { Lane, Simulation } from './simulation.ts';

const HIGH_WATER_BYTES = 16 * 1024;
/** Time between two tries to connect through a cut link. */
const CONNECT_RETRY_MS = 1000;
/** How long what is under way may wait behind a cut link before its connection breaks. */
const STALL_MS = 15_000;

interface Segment {
  /** Undefined: the end of the stream. */
  bytes: Uint8Array | undefined;
  readonly error?: Error;
}

interface Listening {
  readonly process: SimProcess;
  readonly accept: (connection: Connection) => void;
  readonly ends: Set<End>;
}

export class SimNetwork {
  readonly sim: Simulation;
  /** Share of segments that take long. */
  slowShare = 0;
  /** How long those take at most. */
  slowMs = 500;
  readonly connections = new Set<Pipe>();
  #listening = new Map<string, Listening>();
  #cut = new Set<string>();
  #count = 0;

  constructor(sim: Simulation) {
    this.sim = sim;
  }

  transportOf(process: SimProcess): Transport {
    return {
      listen: async (address, onConnection) => this.#listen(process, address, onConnection),
      connect: (host, port, handlers) => this.#connect(process, host, port, handlers),
    };
  }

  // Faults.

  /** Nothing gets from one host to the other any more; the way back is another link. */
  cut(from: string, to: string): void {
    this.#cut.add(`${from}>${to}`);
  }
  heal(from: string, to: string): void {
    if (this.#cut.delete(`${from}>${to}`)) this.#release(from, to);
  }
  healAll(): void {
    for (const link of [...this.#cut]) this.heal(...(link.split('>') as [string, string]));
  }
  isCut(from: string, to: string): boolean {
    return this.#cut.has(`${from}>${to}`);
  }
  /** Breaks one of the open connections; says which. */
  breakOne(): string | undefined {
    const open = [...this.connections];
    if (open.length === 0) return undefined;
    const pipe = open[this.sim.chaos.below(open.length)];
    pipe.break('the connection was broken');
    return pipe.name;
  }

  /** Breaks all connections of a host. */
  breakAllOf(host: string): string {
    for (const pipe of [...this.connections]) if (pipe.isOf(host)) pipe.break('the connection was broken');
    return host;
  }

  latency(): number {
    const { random } = this.sim;
    const usual = 0.05 + random.fraction() * 0.4;
    if (this.slowShare > 0 && random.fraction() < this.slowShare) return usual + random.fraction() * this.slowMs;
    return usual;
  }

  #release(from: string, to: string): void {
    for (const pipe of this.connections) pipe.released(from, to);
  }

  #listen(process: SimProcess, { host, port }: ListenAddress, accept: Listening['accept']): Listener {
    const bound = port === 0 ? 40_000 + this.#count++ : port;
    const key = `${host}:${bound}`;
    if (this.#listening.has(key))
      throw hbaseError('java.net.BindException', `Cannot listen on ${key}: the port is in use by another process`);
    const listening: Listening = { process, accept, ends: new Set() };
    this.#listening.set(key, listening);
    const close = () => {
      if (this.#listening.get(key) === listening) this.#listening.delete(key);
    };
    process.onDeath.push(close);
    return {
      host,
      port: bound,
      close: async () => {
        close();
        for (const end of listening.ends) end.destroy();
      },
    };
  }

  #connect(process: SimProcess, host: string, port: number, handlers: ConnectionHandlers): Connection {
    const number = ++this.#count;
    const pipe = new Pipe(this, `${process.host}>${host}:${port}/${number}`, process, host);
    pipe.near.setHandlers(handlers);
    this.connections.add(pipe);
    process.onDeath.push(() => pipe.near.died());
    this.#knock(pipe, host, port);
    return pipe.near;
  }

  #knock(pipe: Pipe, host: string, port: number): void {
    const from = pipe.near.process.host;
    this.sim.after(this.latency(), `syn ${pipe.name}`, () => {
      if (pipe.isOver) return;
      if (this.isCut(from, host) || this.isCut(host, from)) {
        this.sim.after(CONNECT_RETRY_MS, `syn again ${pipe.name}`, () => this.#knock(pipe, host, port));
        return;
      }
      const listening = this.#listening.get(`${host}:${port}`);
      if (listening === undefined) {
        pipe.refused(`connect ECONNREFUSED ${host}:${port}`);
        return;
      }
      pipe.accepted(listening);
    });
  }
}

/** One connection: its two ends. */
export class Pipe {
  readonly name: string;
  readonly network: SimNetwork;
  readonly near: End;
  far: End | undefined;
  isOver = false;
  readonly #farHost: string;

  constructor(network: SimNetwork, name: string, process: SimProcess, farHost: string) {
    this.network = network;
    this.name = name;
    this.#farHost = farHost;
    this.near = new End(this, process, farHost, `${farHost}`);
  }

  accepted(listening: Listening): void {
    const { near, network } = this;
    const far = new End(this, listening.process, near.process.host, `${near.process.host}:${this.name}`);
    this.far = far;
    listening.ends.add(far);
    listening.process.onDeath.push(() => far.died());
    far.process.after(0, 'io', `accept ${this.name}`, () => {
      far.isAccepted = true;
      listening.accept(far);
      far.deliverHeld();
    });
    near.process.after(network.latency(), 'io', `open ${this.name}`, () => near.opened(), near.arrivals);
    near.isConnected = far.isConnected = true;
    near.pump();
  }

  refused(message: string): void {
    this.over();
    const error = Object.assign(new Error(message), { code: 'ECONNREFUSED' });
    this.near.process.after(this.network.latency(), 'io', `refused ${this.name}`, () => this.near.closed(error));
  }

  /** What is under way is lost; each end hears of it in its own time. */
  break(reason: string): void {
    if (this.isOver) return;
    this.over();
    const { chaos } = this.network.sim;
    const error = () => Object.assign(new Error(`${reason}: read ECONNRESET`), { code: 'ECONNRESET' });
    for (const end of [this.near, this.far]) {
      if (end === undefined) continue;
      end.dropUnsent();
      const delay = chaos.below(5) === 0 ? chaos.below(20_000) : chaos.below(50);
      end.process.after(delay, 'io', `reset ${this.name}`, () => end.closed(error()));
    }
  }

  over(): void {
    this.isOver = true;
    this.network.connections.delete(this);
  }

  released(from: string, to: string): void {
    if (this.near.process.host === from && this.#farHost === to) this.near.pump();
    if (this.#farHost === from && this.near.process.host === to) this.far?.pump();
  }

  isOf(host: string): boolean {
    return this.near.process.host === host || this.#farHost === host;
  }

  otherEnd(end: End): End | undefined {
    return end === this.near ? this.far : this.near;
  }
}

/** One end: what its process writes and hears. */
export class End implements Connection {
  readonly remoteAddress: string;
  readonly process: SimProcess;
  readonly arrivals: Lane = { last: 0 };
  isConnected = false;
  /** The far process has seen it. */
  isAccepted = false;
  readonly #pipe: Pipe;
  readonly #peerHost: string;
  #handlers: ConnectionHandlers | undefined;
  /** Written, not arrived. */
  #outgoing: Segment[] = [];
  #outgoingBytes = 0;
  #pumping = false;
  #stall: Timer | undefined;
  #needsDrain = false;
  /** Arrived while reading was paused, or before the process accepted. */
  #held: Segment[] = [];
  #isReading = true;
  #isEnded = false;
  #isClosed = false;

  constructor(pipe: Pipe, process: SimProcess, peerHost: string, remoteAddress: string) {
    this.#pipe = pipe;
    this.process = process;
    this.#peerHost = peerHost;
    this.remoteAddress = remoteAddress;
    if (pipe.near === undefined) this.isAccepted = true;
  }

  setHandlers(handlers: ConnectionHandlers): void {
    this.#handlers = handlers;
  }
  write(bytes: Uint8Array): boolean {
    if (this.#isClosed || this.#isEnded) return false;
    if (bytes.length > 0) this.#queue(bytes);
    const isBelow = this.#outgoingBytes < HIGH_WATER_BYTES;
    this.#needsDrain ||= !isBelow;
    return isBelow;
  }
  pause(): void {
    this.#isReading = false;
  }
  resume(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    this.deliverHeld();
  }
  end(): void {
    if (this.#isClosed || this.#isEnded) return;
    this.#isEnded = true;
    this.#outgoing.push({ bytes: undefined });
    this.pump();
  }
  destroy(error?: Error): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // What was written may have left already, or not.
    if (this.#random.below(2) === 0) this.dropUnsent();
    this.#outgoing.push({ bytes: undefined });
    this.pump();
    if (this.#pipe.far === undefined) this.#pipe.over();
    this.process.after(0, 'io', `closed ${this.#pipe.name}`, () => this.#handlers?.onClose(error));
  }

  // From the network.

  opened(): void {
    if (!this.#isClosed) this.#handlers?.onOpen?.();
  }
  /** Its end of the stream has come, or the connection is broken. */
  closed(error: Error | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stall?.cancel();
    this.#handlers?.onClose(error);
  }
  /** The process is gone: what it had sent may still arrive, then the end; or nothing but a reset. */
  died(): void {
    this.#isClosed = true;
    this.#stall?.cancel();
    if (this.#pipe.isOver) return;
    if (this.#pipe.far === undefined) {
      this.#pipe.over();
      return;
    }
    const isReset = this.#random.below(2) === 0;
    if (isReset) this.dropUnsent();
    const error = isReset ? Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) : undefined;
    this.#outgoing.push({ bytes: undefined, error });
    this.pump();
  }
  dropUnsent(): void {
    this.#outgoing = [];
    this.#outgoingBytes = 0;
  }

  /** Sends the next segment, when there is one and the link is open. */
  pump(): void {
    const { network } = this.#pipe;
    if (this.#pumping || !this.isConnected || this.#pipe.isOver || this.#outgoing.length === 0) return;
    if (network.isCut(this.process.host, this.#peerHost)) {
      this.#stall ??= this.#giveUpLater();
      return;
    }
    this.#stall?.cancel();
    this.#stall = undefined;
    this.#pumping = true;
    network.sim.after(network.latency(), `net ${this.#pipe.name}`, () => this.#arrive());
  }

  deliverHeld(): void {
    const held = this.#held;
    this.#held = [];
    for (const segment of held) this.#hand(segment);
  }

  #arrive(): void {
    const { network } = this.#pipe;
    this.#pumping = false;
    if (this.#pipe.isOver || network.isCut(this.process.host, this.#peerHost)) {
      this.pump();
      return;
    }
    // As many as lie there, as one read would find them; sometimes a part of one.
    const peer = this.#pipe.otherEnd(this)!;
    const segment = this.#outgoing.shift();
    if (segment === undefined) return;
    if (segment.bytes === undefined) {
      peer.#hand(segment);
      return;
    }
    let bytes = segment.bytes;
    if (bytes.length > 1 && this.#random.below(16) === 0) {
      const cut = 1 + this.#random.below(bytes.length - 1);
      this.#outgoing.unshift({ bytes: bytes.subarray(cut) });
      bytes = bytes.subarray(0, cut);
    }
    this.#outgoingBytes -= bytes.length;
    // Copied only now: whoever writes into what it has handed over is found out.
    peer.#hand({ bytes: Buffer.from(bytes) });
    if (this.#needsDrain && this.#outgoingBytes < HIGH_WATER_BYTES) {
      this.#needsDrain = false;
      this.process.after(0, 'io', `drain ${this.#pipe.name}`, () => {
        if (!this.#isClosed) this.#handlers?.onDrain?.();
      });
    }
    this.pump();
  }

  #hand(segment: Segment): void {
    if (this.#isClosed) return;
    if (!this.isAccepted || !this.#isReading) {
      this.#held.push(segment);
      return;
    }
    const label = `${segment.bytes === undefined ? 'end' : `data ${segment.bytes.length}`} ${this.#pipe.name}`;
    this.process.after(0, 'io', label, () => this.#receive(segment), this.arrivals);
  }

  #receive(segment: Segment): void {
    if (this.#isClosed) return;
    if (!this.#isReading) {
      this.#held.push(segment);
      return;
    }
    if (segment.bytes !== undefined) {
      this.#handlers?.onData(segment.bytes as Buffer);
      return;
    }
    this.#pipe.over();
    this.closed(segment.error);
    this.#pipe.otherEnd(this)?.peerClosed();
  }

  /** After `end` the other side has closed too. */
  peerClosed(): void {
    this.process.after(this.#pipe.network.latency(), 'io', `closed ${this.#pipe.name}`, () => this.closed(undefined));
  }

  #queue(bytes: Uint8Array): void {
    this.#outgoing.push({ bytes });
    this.#outgoingBytes += bytes.length;
    this.pump();
  }

  #giveUpLater(): Timer {
    const event = this.#pipe.network.sim.after(STALL_MS, `stalled ${this.#pipe.name}`, () => {
      if (!event.cancelled) this.#pipe.break('nothing got through');
    });
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  get #random() {
    return this.#pipe.network.sim.random;
  }
}
