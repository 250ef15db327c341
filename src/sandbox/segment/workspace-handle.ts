import type { SamplePerson } from '../kit/index.ts';
import type { JsonObject } from './json.ts';
import type {
  AcceptedEvent,
  Discard,
  FunctionCall,
  Regulation,
  SegmentState,
  SuppressedSubject,
  Workspace,
} from './state/index.ts';
import { applyEvent } from './tracking/index.ts';
import { type Collection, type Computation, type Profile, computedTraitsOf, identifierKey } from './unify/index.ts';

/** A profile as it is stored. */
export interface ProfileSnapshot {
  segmentId: string;
  /** All identifiers, as `type:value`. */
  identifiers: string[];
  /** Traits as sent, and the values of audiences and computed traits. */
  traits: JsonObject;
  /** Names of its track calls, oldest first. */
  events: string[];
}

/** One provisioned workspace, to fill and to look into. Everything visible by now is settled before it is returned. */
export interface SegmentWorkspace {
  readonly id: string;
  /** Stores people as profiles with traits, visible at once. */
  seed(people: readonly SamplePerson[]): void;
  profiles(collection?: Collection): ProfileSnapshot[];
  /** Finds a profile by `type:value`, lower-case. */
  profile(identifier: string, collection?: Collection): ProfileSnapshot | undefined;
  /** Events that the sources accepted, whether or not they reached a profile. */
  events(): readonly AcceptedEvent[];
  /** What was lost behind a success, with the vendor's reason. */
  discards(): Discard[];
  regulations(): readonly Regulation[];
  suppressed(): readonly SuppressedSubject[];
  /** Objects of a collection by id. */
  objects(collection: string): JsonObject;
  /** What its source functions were sent, oldest first. */
  functionCalls(): readonly FunctionCall[];
  /** Lets a profile enter (true) or leave (false) an audience. Throws a `RangeError` for an unknown key. */
  setMembership(audienceKey: string, identifier: string, member: boolean): void;
  /** Gives a profile another computed value. Throws a `RangeError` for an unknown key. */
  setComputedTrait(key: string, identifier: string, value: unknown): void;
}

/** The traits under which a sample person is known at the vendor. */
function traitsOf(person: SamplePerson): JsonObject {
  const { id: _id, city, country, createdAt, ...traits } = person;
  return { ...traits, address: { city, country }, createdAt: new Date(createdAt).toISOString() };
}

function seedEvent(person: SamplePerson, sourceId: string, now: number): AcceptedEvent {
  return {
    type: 'identify',
    sourceId,
    messageId: `seed-${person.id}`,
    userId: person.id,
    anonymousId: undefined,
    previousId: undefined,
    groupId: undefined,
    event: undefined,
    name: undefined,
    category: undefined,
    traits: traitsOf(person),
    properties: {},
    context: {},
    integrations: {},
    timestamp: now,
    originalTimestamp: now,
    sentAt: undefined,
    receivedAt: now,
  };
}

function setValue(computations: readonly Computation[], key: string, identifier: string, value: unknown, now: number) {
  const computation = computations.find((candidate) => candidate.key === key);
  if (computation === undefined) throw new RangeError(`no audience or computed trait has the key ${key}`);
  computation.values.set(identifier, { value, updatedAt: now });
}

export function workspaceHandle(state: SegmentState, workspace: Workspace): SegmentWorkspace {
  const { space } = workspace;

  function snapshot(profile: Profile): ProfileSnapshot {
    const computations = space === undefined ? [] : [...space.audiences, ...space.computedTraits];
    const traits = new Map([...profile.traits, ...computedTraitsOf(profile, computations, workspace.id)]);
    return {
      segmentId: profile.segmentId,
      identifiers: profile.externalIds.map(identifierKey),
      traits: Object.fromEntries([...traits].map(([key, { value }]) => [key, value])),
      events: profile.events.map(({ event }) => event),
    };
  }

  return {
    id: workspace.id,
    seed(people) {
      if (space === undefined) throw new RangeError('a workspace without a space holds no profiles');
      const sourceId = workspace.sources[0]?.id ?? space.id;
      const now = state.clock.now();
      for (const person of people) applyEvent(space, seedEvent(person, sourceId, now), workspace.switches);
    },
    profiles(collection = 'users') {
      state.pending.settle();
      return space?.[collection].all().map(snapshot) ?? [];
    },
    profile(identifier, collection = 'users') {
      state.pending.settle();
      const profile = space?.[collection].find(identifier);
      return profile === undefined ? undefined : snapshot(profile);
    },
    events() {
      state.pending.settle();
      return workspace.events;
    },
    discards: () => state.discards.filter(({ workspaceId }) => workspaceId === workspace.id),
    regulations() {
      state.pending.settle();
      return workspace.regulations;
    },
    suppressed() {
      state.pending.settle();
      return workspace.suppressed;
    },
    objects(collection) {
      state.pending.settle();
      return Object.fromEntries(workspace.objects.get(collection) ?? []);
    },
    functionCalls: () => workspace.functionCalls,
    setMembership(audienceKey, identifier, member) {
      setValue(space?.audiences ?? [], audienceKey, identifier, member, state.clock.now());
    },
    setComputedTrait(key, identifier, value) {
      setValue(space?.computedTraits ?? [], key, identifier, value, state.clock.now());
    },
  };
}
