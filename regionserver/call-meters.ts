// What the blocks of a get or multi come to is counted in meters that are used again: being measured makes nothing for a call.
import type { Clock } from '../base/clock.ts';
import type { BlockMeter } from '../hfile/store-file-reader.ts';

class CallMeter implements BlockMeter {
  clock: Pick<Clock, 'monotonic'>;
  blockBytes = 0;
  readMs = 0;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.clock = clock;
  }
}

/** Of all calls of this process; as many as ran at once. */
const idle: CallMeter[] = [];

export function takeMeter(clock: Pick<Clock, 'monotonic'>): BlockMeter {
  const meter = idle.pop();
  if (meter === undefined) return new CallMeter(clock);
  meter.clock = clock;
  meter.blockBytes = 0;
  meter.readMs = 0;
  return meter;
}

/** Nothing may read by it any more. After a failed call it is not given back. */
export function giveMeter(meter: BlockMeter): void {
  idle.push(meter);
}
