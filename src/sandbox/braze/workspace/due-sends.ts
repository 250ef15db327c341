import type { Workspace } from './workspace.ts';

/** Sends what was scheduled and is due. Call it before anything that shows sends or schedules. */
export function releaseDue({ clock, schedules, writeClock }: Workspace) {
  const now = clock.now();
  const due = [...schedules.values()].filter(({ time }) => time <= now);
  for (const { id, time, channels, send } of due.toSorted((first, second) => first.time - second.time)) {
    schedules.delete(id);
    writeClock.during(time, () => send(channels));
  }
}
