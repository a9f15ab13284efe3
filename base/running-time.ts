// Time limits that a process is held to only while it runs. One that was stopped, or was busy in a single turn, heard nobody meanwhile: what answers it
// may lie in its sockets.
import type { Clock } from './clock.ts';
import type { Scheduler, Timer } from './scheduler.ts';

/** A timer that comes so much later than it should means that nobody could be heard meanwhile. */
const LATE_MS = 50;

export interface World {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** Like `scheduler.after`, but waits longer by as much as it comes late, up to twice as long, and lets what has arrived be read first. */
export function afterRunning({ clock, scheduler }: World, ms: number, callback: () => void): Timer {
  let isCancelled = false;
  let timer: Timer;
  let graceMs = ms;
  const wait = (waitMs: number) => {
    const due = clock.monotonic() + waitMs;
    timer = scheduler.after(waitMs, () => {
      const lateMs = clock.monotonic() - due;
      if (lateMs > LATE_MS && graceMs > 0) {
        const moreMs = Math.min(lateMs, graceMs);
        graceMs -= moreMs;
        wait(moreMs);
      } else
        scheduler.endOfTurn(() => {
          if (!isCancelled) callback();
        });
    });
  };
  wait(ms);
  return {
    cancel() {
      isCancelled = true;
      timer.cancel();
    },
  };
}

/** Like `scheduler.every`, and says for how long this process did not run before it: milliseconds, nearly always 0. */
export function everyRunning({ clock, scheduler }: World, ms: number, callback: (stoppedMs: number) => void): Timer {
  let due = clock.monotonic() + ms;
  return scheduler.every(ms, () => {
    const now = clock.monotonic();
    const lateMs = now - due;
    due = now + ms;
    callback(lateMs > LATE_MS ? lateMs : 0);
  });
}
