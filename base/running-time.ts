// Time limits that a process is held to only while it runs. One that was stopped, or was busy in a single turn, heard nobody meanwhile: what answers it
// may lie in its sockets.
import type { Clock } from './clock.ts';
import type { Scheduler, Timer } from './scheduler.ts';

/** A timer that comes so much later than it should means that nobody could be heard meanwhile. */
export const LATE_MS = 50;

/** Like `scheduler.after`, but waits longer by as much as it comes late, up to twice as long, and lets what has arrived be read first. */
export function afterRunning(
  { clock, scheduler }: { readonly clock: Clock; readonly scheduler: Scheduler },
  ms: number,
  callback: () => void,
): Timer {
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
