import type { Identity } from './profiles.ts';
import type { Project } from './project.ts';
import type { Medium } from './resources.ts';

/** A message that waits for its time. */
export interface ScheduledMessage {
  campaignId: number;
  medium: Medium;
  recipient: Identity;
}

/** Sends a message at a time, unless it is cancelled by the id that this returns. */
export function scheduleMessage(project: Project, message: ScheduledMessage, sendAt: number, send: () => void): number {
  const id = project.nextId();
  project.scheduledMessages.set(id, message);
  project.time.pending.accept(sendAt - project.time.clock.now(), () => {
    if (project.scheduledMessages.delete(id)) send();
  });
  return id;
}

/** Takes back the scheduled messages of a medium that fit. Returns how many there were. */
export function cancelMessages(
  project: Project,
  medium: Medium,
  fits: (id: number, message: ScheduledMessage) => boolean,
): number {
  const cancelled = [...project.scheduledMessages].filter(
    ([id, message]) => message.medium === medium && fits(id, message),
  );
  for (const [id] of cancelled) project.scheduledMessages.delete(id);
  return cancelled.length;
}
