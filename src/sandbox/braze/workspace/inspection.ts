import type { SamplePerson } from '../../kit/index.ts';
import { type BrazeInstance, instances } from '../instances.ts';
import { type ProfileSnapshot, snapshot } from '../profiles/index.ts';
import { releaseDue } from './due-sends.ts';
import { seedPeople } from './seed.ts';
import { segmentMembers } from './members.ts';
import type { Send } from './sends.ts';
import type { DiscardedObject, ExportCallback, Occurrence, Workspace } from './workspace.ts';

/** A workspace from the outside: what a test may look at and arrange without going through the API. */
export interface BrazeWorkspace {
  instance: BrazeInstance;
  /** Base URL of the REST API, without a slash at the end. */
  restUrl: string;
  /** Every profile whose writes are visible by now. */
  profiles(): ProfileSnapshot[];
  /** The profile with this external id, primary or deprecated. */
  profile(externalId: string): ProfileSnapshot | undefined;
  /** Who is in a segment now. Throws a `RangeError` for an unknown id. */
  members(segmentId: string): ProfileSnapshot[];
  /** Custom events as accepted, oldest first, with their properties. */
  events(): Occurrence[];
  purchases(): Occurrence[];
  /** Messages that went out, oldest first. */
  sends(): Send[];
  /** Cohorts that partners brought in, with the braze ids of their members. */
  cohorts(): { id: string; name: string; members: string[] }[];
  /** Accepted objects that had no effect. */
  discarded(): DiscardedObject[];
  /** Callbacks of exports that finished so far, sent or not. */
  callbacks(): ExportCallback[];
  /** How many accepted writes are not visible yet. */
  waiting(): number;
  /** Stores people in Braze's shape, visible at once. */
  seed(people: readonly SamplePerson[]): void;
  /** Marks an address as hard bounced now, as a mailbox provider would. */
  hardBounce(email: string): void;
  /** Finds a phone number invalid now, as a carrier would. */
  invalidatePhone(phone: string): void;
}

export function inspect(workspace: Workspace): BrazeWorkspace {
  const settled = <Value>(read: () => Value): Value => {
    workspace.pending.settle();
    return read();
  };
  return {
    instance: workspace.settings.instance,
    restUrl: `https://${instances[workspace.settings.instance]}`,
    profiles: () => settled(() => workspace.profiles.all().map(snapshot)),
    profile: (externalId) =>
      settled(() => {
        const profile = workspace.profiles.withExternalId(externalId);
        return profile === undefined ? undefined : snapshot(profile);
      }),
    members: (segmentId) =>
      settled(() => {
        const segment = workspace.settings.segments.find(({ id }) => id === segmentId);
        if (segment === undefined) throw new RangeError(`the workspace has no segment ${segmentId}`);
        return segmentMembers(workspace, segment).map(snapshot);
      }),
    events: () => settled(() => structuredClone(workspace.events)),
    purchases: () => settled(() => structuredClone(workspace.purchases)),
    sends: () =>
      settled(() => {
        releaseDue(workspace);
        return structuredClone(workspace.sends);
      }),
    cohorts: () =>
      [...workspace.cohorts.values()].map(({ id, name, members }) => ({ id, name, members: [...members] })),
    discarded: () => settled(() => structuredClone(workspace.discarded)),
    callbacks: () => settled(() => structuredClone(workspace.callbacks)),
    waiting: () => settled(() => workspace.pending.waiting),
    seed: (people) => seedPeople(workspace, people),
    hardBounce: (email) => void workspace.hardBounces.set(email.toLowerCase(), workspace.clock.now()),
    invalidatePhone: (phone) => void workspace.invalidPhoneNumbers.set(phone, workspace.clock.now()),
  };
}
