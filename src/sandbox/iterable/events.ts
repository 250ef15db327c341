import { formatDate } from './dates.ts';
import type { Fields } from './fields.ts';
import { type Profile, identifiersOf } from './profiles.ts';
import type { Project } from './project.ts';

/** One event in the history of a profile. */
export interface StoredEvent {
  id: string;
  /** `customEvent`, `purchase`, `emailSubscribe`, ... */
  eventType: string;
  /** Of custom events only. */
  eventName: string | undefined;
  /** Milliseconds since the epoch. */
  createdAt: number;
  campaignId: number | undefined;
  templateId: number | undefined;
  dataFields: Fields;
}

/** An event that Iterable answered with a success and then did not keep. */
export interface DiscardedEvent {
  eventName: string;
  dataFields: Fields;
  /** The identifier that was sent. */
  user: string;
  reason: 'unknown user' | 'disallowed event name';
}

/** Puts an event into a history. An `id` that is known already updates the event that has it. */
export function storeEvent(project: Project, profile: Profile, event: StoredEvent) {
  const known = project.eventsById.get(event.id);
  if (known !== undefined) {
    Object.assign(known, event);
    return;
  }
  project.eventsById.set(event.id, event);
  profile.events.push(event);
}

/** An event that Iterable itself makes, such as `emailSubscribe`. */
export function storeSystemEvent(project: Project, profile: Profile, eventType: string, dataFields: Fields) {
  storeEvent(project, profile, {
    id: crypto.randomUUID(),
    eventType,
    eventName: undefined,
    createdAt: project.time.clock.now(),
    campaignId: undefined,
    templateId: undefined,
    dataFields,
  });
}

/** As reads and exports show it: a custom event keeps its values under `dataFields`, all others are flat. */
export function viewEvent(profile: Profile, event: StoredEvent): Fields {
  const { id, eventType, eventName, createdAt, campaignId, templateId, dataFields } = event;
  return {
    ...(eventName === undefined ? dataFields : { eventName, dataFields }),
    ...identifiersOf(profile),
    eventType,
    id,
    createdAt: formatDate(createdAt),
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(templateId === undefined ? {} : { templateId }),
  };
}
