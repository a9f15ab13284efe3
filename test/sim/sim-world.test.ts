// The simulated world itself: what becomes of timers, messages and writes of processes that are paused, killed, cut off or without power.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../base/transport.ts';
import { SimDisk } from './sim-disk.ts';
import { SimNetwork } from './sim-network.ts';
import { SimProcess } from './sim-process.ts';
import { Simulation } from './simulation.ts';

let sim: Simulation;
let log: string[];
const say = (text: string) => log.push(`${Math.round(sim.now)} ${text}`);

beforeEach(() => {
  sim = new Simulation({ seed: 5 });
  log = [];
});

describe('a process', () => {
  it('that is paused does nothing, and afterwards all at once, its clock gone on', async () => {
    const process = new SimProcess(sim, 'a', 1);
    const began = process.clock.monotonic();
    for (const ms of [10, 20, 30]) process.scheduler.after(ms, () => say(`timer ${ms}`));
    sim.after(15, 'pause', () => process.pause());
    sim.after(1000, 'resume', () => process.resume());
    await sim.run(2000);
    expect(log.map((line) => line.replace(/^10 /, '10 '))).toEqual(['10 timer 10', '1000 timer 20', '1000 timer 30']);
    expect(process.clock.monotonic() - began).toBeGreaterThanOrEqual(1000);
  });

  it('that is killed does nothing more', async () => {
    const process = new SimProcess(sim, 'a', 1);
    process.scheduler.every(10, () => say('tick'));
    sim.after(25, 'kill', () => process.kill());
    await sim.run(1000);
    expect(log).toEqual(['10 tick', '20 tick']);
  });

  it('runs its promises to their end before anything else happens', async () => {
    const process = new SimProcess(sim, 'a', 1);
    process.scheduler.after(10, async () => {
      for (let i = 0; i < 50; i++) await Promise.resolve();
      say('done');
    });
    sim.after(10.6, 'kill', () => process.kill());
    await sim.run(100);
    expect(log).toEqual(['10 done']);
  });
});

describe('the network', () => {
  let network: SimNetwork;
  let a: SimProcess;
  let b: SimProcess;
  let connection: Connection;

  beforeEach(async () => {
    network = new SimNetwork(sim);
    a = new SimProcess(sim, 'a', 1);
    b = new SimProcess(sim, 'b', 1);
    await network.transportOf(b).listen({ host: 'b', port: 1 }, (accepted) => {
      accepted.setHandlers({
        onData: (bytes) => {
          say(`b got ${bytes}`);
          accepted.write(Buffer.from(`re ${bytes}`));
        },
        onClose: (error) => say(`b closed ${error?.message ?? ''}`.trim()),
      });
    });
    connection = network.transportOf(a).connect('b', 1, {
      onData: (bytes) => say(`a got ${bytes}`),
      onClose: (error) => say(`a closed ${error?.message ?? ''}`.trim()),
    });
    await sim.run(10);
  });
  const texts = () => log.map((line) => line.slice(line.indexOf(' ') + 1));

  it('keeps the order of a stream, whatever pieces it comes in', async () => {
    for (let i = 0; i < 20; i++) connection.write(Buffer.from(`message ${i} `));
    await sim.run(1000);
    const all = Array.from({ length: 20 }, (_, i) => `message ${i} `).join('');
    const got = texts().filter((text) => text.startsWith('b got'));
    expect(got.map((text) => text.slice('b got '.length)).join('')).toBe(all);
  });

  it('holds back what a cut link keeps from getting through, one way only', async () => {
    network.cut('b', 'a');
    connection.write(Buffer.from('x'));
    await sim.run(500);
    expect(texts()).toEqual(['b got x']);
    network.heal('b', 'a');
    await sim.run(600);
    expect(texts()).toEqual(['b got x', 'a got re x']);
  });

  it('breaks a connection through which nothing gets for long; both ends hear of it', async () => {
    network.cut('a', 'b');
    connection.write(Buffer.from('x'));
    await sim.run(60_000);
    expect(texts().filter((text) => /nothing got through/.test(text))).toHaveLength(2);
    expect(texts()).not.toContain('b got x');
  });

  it('tells of the death of a process, and refuses connections to it', async () => {
    b.kill();
    await sim.run(100);
    expect(texts()[0]).toMatch(/^a closed/);
    network.transportOf(a).connect('b', 1, { onData() {}, onClose: (error) => say(`${error?.message}`) });
    await sim.run(200);
    expect(texts().at(-1)).toBe('connect ECONNREFUSED b:1');
  });
});

describe('the disk', () => {
  it('makes a log durable in an event of its own, and answers in a later one', async () => {
    const disk = new SimDisk(sim);
    const process = new SimProcess(sim, 'a', 1);
    const { logs, files } = disk.handleOf(process);
    const found: string[] = [];
    process.after(0, 'io', 'start', async () => {
      await logs.createFolder('w');
      const writer = await logs.create('w/log');
      writer.append(Buffer.from('abc'), 'data', () => say('answered'));
      writer.append(Buffer.from('de'), 'none', () => say('written'));
    });
    const look = () => {
      const now = disk.tree.find('w/log')?.length;
      const afterPowerLoss = disk.tree.crashed(undefined).find('w/log')?.length;
      const text = `${now} ${afterPowerLoss} ${log.length}`;
      if (found.at(-1) !== text) found.push(text);
      if (sim.now < 20) sim.after(0.005, 'look', look);
    };
    look();
    await sim.run(100);
    expect(found[0]).toBe('undefined undefined 0');
    expect(found).toContain('0 0 0');
    expect(found.some((text) => /^[35] 0 0$/.test(text))).toBe(true);
    expect(found.at(-1)).toBe('5 3 2');
    expect(files.capabilities.rename).toBe(true);
  });

  it('does nothing more for a process that was killed, and finishes for one that is paused', async () => {
    const disk = new SimDisk(sim);
    for (const [host, end] of [
      ['killed', 'kill'],
      ['paused', 'pause'],
    ] as const) {
      const process = new SimProcess(sim, host, 1);
      process.after(0, 'io', 'start', async () => {
        await disk.handleOf(process).files.writeFile(`${host}/file`, Buffer.from('x'));
        say(host);
      });
      sim.after(0.0001, end, () => process[end]());
    }
    await sim.run(100);
    expect(log).toEqual([]);
    // Under its first name: to give it the second takes the process.
    expect(disk.tree.find('killed/.file.writing')).toBeUndefined();
    expect(disk.tree.find('paused/.file.writing')?.length).toBe(1);
  });

  it('fails what was under way when it lost its power, for a client that lives through that', async () => {
    const disk = new SimDisk(sim);
    const client = new SimProcess(sim, 'client', 1);
    const { files } = disk.handleOf(client);
    client.after(0, 'io', 'start', async () => {
      await files.writeFile('home/file', Buffer.from('x')).catch((error: Error) => say(error.message));
      await files.writeFile('home/next', Buffer.from('x'));
      say('written');
    });
    const loseMidway = () => {
      if (disk.tree.find('home/file') === undefined) sim.after(0.005, 'look', loseMidway);
      else disk.losePower();
    };
    loseMidway();
    await sim.run(100);
    expect(log.map((line) => line.slice(line.indexOf(' ') + 1))).toEqual([
      'home/.file.writing home/file: the disk lost its power',
      'written',
    ]);
  });

  it('a writer sees at once that its folder was taken away', async () => {
    const disk = new SimDisk(sim);
    const server = new SimProcess(sim, 'server', 1);
    const master = new SimProcess(sim, 'master', 1);
    server.after(0, 'io', 'start', async () => {
      const { logs } = disk.handleOf(server);
      await logs.createFolder('w/s');
      const writer = await logs.create('w/s/log');
      say(`${writer.isFenced()}`);
      server.scheduler.after(100, () => say(`${writer.isFenced()}`));
    });
    master.after(50, 'io', 'fence', () => void disk.handleOf(master).logs.fence('w/s', 'w/s-splitting'));
    await sim.run(1000);
    expect(log.map((line) => line.split(' ')[1])).toEqual(['false', 'true']);
  });

  it.each([
    [0, 'linked', true],
    [1, 'copied', true],
    [3, 'of another disk', false],
  ])('by seed %i files that users bring are %s', async (seed, kind, isSameFileSystem) => {
    const world = new Simulation({ seed });
    const disk = new SimDisk(world);
    const process = new SimProcess(world, 'a', 1);
    const outside = disk.outsideOf(process);
    process.after(0, 'io', 'start', async () => {
      const writer = await disk.handleOf(process).files.create('home/file');
      await writer.write(Buffer.from('abc'));
      say(`${await outside.link('file:/home/file', 'data/f')}`);
      const { length } = await outside.open('file:/home/file');
      say(`${length}`);
    });
    await world.run(100);
    expect(log.map((line) => line.split(' ')[1])).toEqual([`${kind === 'linked'}`, '3']);
    expect(outside.isSameFileSystem).toBe(isSameFileSystem);
    // Content and name are durable once there is a link, the first name is not.
    const left = disk.tree.crashed(undefined);
    expect(left.find('data/f')?.length).toBe(kind === 'linked' ? 3 : undefined);
    expect(left.find('home/file')).toBeUndefined();
    expect(outside.uriOf(outside.pathOf('file:/data/f')!)).toBe('file:/data/f');
  });
});
