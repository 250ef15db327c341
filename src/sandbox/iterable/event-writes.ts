import { z } from 'zod';
import { RecordRefusal, refuse } from './answers.ts';
import { type StoredEvent, storeEvent } from './events.ts';
import { type FieldTypes, type FieldTypesDraft, draftFieldTypes } from './field-types.ts';
import { identifiers, locate, readIdentity, refuseForgotten, reportedAs } from './identity.ts';
import { applyProfileWrite } from './profile-writes.ts';
import type { Identity, Profile } from './profiles.ts';
import type { Project } from './project.ts';

export const eventSchema = z.object({
  ...identifiers,
  eventName: z.string(),
  id: z.string().nullish(),
  createdAt: z.int().nullish(),
  dataFields: z.record(z.string(), z.unknown()).nullish(),
  campaignId: z.int().nullish(),
  templateId: z.int().nullish(),
  createNewFields: z.boolean().nullish(),
});

export type EventWrite = z.output<typeof eventSchema>;

/** What an event and a purchase say about themselves alike. */
export interface EventHead {
  id?: string | null | undefined;
  /** Seconds since the epoch. */
  createdAt?: number | null | undefined;
  campaignId?: number | null | undefined;
  templateId?: number | null | undefined;
}

const longestId = 512;

/** Resolves id and time of an event; refuses (400) an id over 512 bytes and a time that no date can hold. */
export function readEventHead(
  project: Project,
  head: EventHead,
): Omit<StoredEvent, 'eventType' | 'eventName' | 'dataFields'> {
  const id = head.id || crypto.randomUUID();
  if (new TextEncoder().encode(id).length > longestId) {
    throw refuse(400, 'BadParams', `Event id is longer than ${longestId} bytes`);
  }
  const createdAt = head.createdAt ? head.createdAt * 1000 : project.time.clock.now();
  if (Number.isNaN(new Date(createdAt).getTime()))
    throw refuse(400, 'BadParams', `Invalid createdAt: ${head.createdAt}`);
  return {
    id,
    createdAt,
    campaignId: head.campaignId ?? undefined,
    templateId: head.templateId ?? undefined,
  };
}

/** The field types that one request adds, by event name. */
export function draftEventTypes(project: Project) {
  const drafts = new Map<string, { known: FieldTypes; draft: FieldTypesDraft }>();
  return {
    of(eventName: string): FieldTypesDraft {
      const drafted = drafts.get(eventName);
      if (drafted !== undefined) return drafted.draft;
      const known: FieldTypes = project.eventFieldTypes.get(eventName) ?? {
        category: 'customEvent',
        types: new Map(),
        limit: project.switches.maxEventFields,
        builtIn: 0,
      };
      const draft = draftFieldTypes(known, project.id);
      drafts.set(eventName, { known, draft });
      return draft;
    },
    get created(): string[] {
      return [...drafts.values()].flatMap(({ draft }) => draft.created);
    },
    commit() {
      for (const [eventName, { known, draft }] of drafts) {
        draft.commit();
        project.eventFieldTypes.set(eventName, known);
      }
    },
  };
}

export type EventTypesDraft = ReturnType<typeof draftEventTypes>;

export interface PlannedEvent {
  identity: Identity;
  event: StoredEvent;
  filteredOut: string[];
}

/** Tracking creates users by userId, except in email-based projects, where it creates nobody. */
function createsUser(project: Project, identity: Identity): boolean {
  return project.type !== 'email' && identity.userId !== undefined;
}

/** Decides whether an event may be accepted; refuses it otherwise. */
export function planEvent(project: Project, write: EventWrite, draft: EventTypesDraft): PlannedEvent {
  if (write.eventName.trim() === '') throw refuse(400, 'BadParams', 'eventName cannot be empty');
  const identity = readIdentity(project, write);
  refuseForgotten(project, identity);
  const refusesUnknown = project.switches.unknownUserEvents === 'refuse' && !createsUser(project, identity);
  if (locate(project, identity) === undefined && refusesUnknown) {
    const { kind, value } = reportedAs(project, identity);
    const code = kind === 'email' ? 'UnknownEmailError' : 'UnknownUserIdError';
    throw new RecordRefusal('notFound', kind, value, refuse(400, code, `No user exists with ${kind} ${value}`));
  }
  const createNewFields = write.createNewFields ?? project.switches.createNewFieldsDefault;
  const head = readEventHead(project, write);
  const { fields, filteredOut } = draft.of(write.eventName).check(write.dataFields ?? {}, createNewFields);
  const event = { ...head, eventType: 'customEvent', eventName: write.eventName, dataFields: fields };
  return { identity, event, filteredOut };
}

function findOrCreate(project: Project, identity: Identity): Profile | undefined {
  const found = locate(project, identity);
  if (found !== undefined || !createsUser(project, identity)) return found;
  const nothing = { rename: { email: undefined, userId: undefined }, fields: {}, filteredOut: [] };
  return applyProfileWrite(project, { identity, ...nothing, mergeNestedObjects: false }, 'API');
}

/** Stores an event, or discards it when its user still does not exist. */
export function applyEvent(project: Project, { identity, event }: PlannedEvent) {
  refuseForgotten(project, identity);
  const profile = findOrCreate(project, identity);
  if (profile !== undefined) {
    storeEvent(project, profile, event);
    return;
  }
  const { eventName = '', dataFields } = event;
  const user = reportedAs(project, identity).value;
  project.discardedEvents.push({ eventName, dataFields, user, reason: 'unknown user' });
}

/** True when the project does not take events of this name, which are then discarded. */
export function discardIfDisallowed(project: Project, { eventName, dataFields, email, userId }: EventWrite): boolean {
  if (!project.switches.disallowedEventNames.includes(eventName)) return false;
  const user = email ?? userId ?? '';
  project.discardedEvents.push({ eventName, dataFields: dataFields ?? {}, user, reason: 'disallowed event name' });
  return true;
}
