import { type PendingWrites, type SandboxClock, type SamplePerson, createPendingWrites } from '../kit/index.ts';
import { type Administrator, createAdministrators } from './administrators.ts';
import { type LyticsBehaviour, defaultBehaviour } from './behaviour.ts';
import { createChanges } from './changes.ts';
import { createContent } from './content.ts';
import { createErasures } from './erasures.ts';
import { createFlows } from './flows.ts';
import { createJobs } from './jobs.ts';
import { createMappingQueries } from './mapping-query.ts';
import { createMemberships } from './memberships.ts';
import { createObjectCollections } from './objects.ts';
import { type ProfileWrite, createProfileStore } from './profile-store.ts';
import { createProviders } from './providers.ts';
import { createSchemaVersions } from './schema-versions.ts';
import { createSegmentStore, readStatement } from './segments.ts';
import { createStreamRegister } from './stream-register.ts';
import { firstSchema, oneToOneStreams, rulesOf } from './stream-rules.ts';
import { type StreamMapping, type StreamRecord, attributeStore, mapRecord } from './streams.ts';
import type { Subscription } from './subscriptions.ts';
import { createTemplates } from './templates.ts';
import { type AccessToken, type TokenOptions, createToken } from './tokens.ts';
import { type Fields, type Json, createId } from './values.ts';

/** An audience to provision an account with: a SegmentQL statement, or the identity values of its members. */
export type AudienceOptions = { id?: string; slug: string; name?: string; description?: string; isPublic?: boolean } & (
  | { segmentQl: string }
  | { members: readonly string[] }
);

export interface LyticsAccountOptions {
  /** 32 hexadecimal digits; made up when absent. */
  id?: string;
  /** The account number, which `/c/{account number}/{stream}` wants; made up when absent. */
  aid?: number;
  name?: string;
  domain?: string;
  tokens: readonly TokenOptions[];
  /** Fields that identify a profile, strongest first. Default: `user_id`, `email`, `_uids`. */
  identityFields?: readonly string[];
  /** Streams whose records reach profiles, beside `default`. Records of other streams are stored and stay invisible. */
  streams?: Readonly<Record<string, StreamMapping>>;
  audiences?: readonly AudienceOptions[];
  administrators?: readonly Omit<Administrator, 'id'>[];
  behaviour?: Partial<LyticsBehaviour>;
  /** Milliseconds until an accepted write is visible; default: that of the sandbox. */
  visibilityDelay?: number;
  /** Milliseconds until an erasure is complete; default: the visibility delay. */
  erasureDelay?: number;
}

interface Surroundings {
  clock: SandboxClock;
  visibilityDelay: number;
  /** Account number to use when the options name none. */
  aid: number;
}

/** A person in the field names that Lytics' own imports use. */
function toFields(person: SamplePerson): Fields {
  return {
    user_id: person.id,
    email: person.email,
    phone: person.phone,
    name: `${person.firstName} ${person.lastName}`,
    first_name: person.firstName,
    last_name: person.lastName,
    gender: person.gender,
    birth_date: person.birthday,
    city: person.city,
    country: person.country,
    language: person.language,
    time_zone: person.timezone,
    plan: person.plan,
    logins: person.logins,
    interests: person.interests,
  };
}

/** The state of one account; routes and tests work on it through its parts. */
export function createAccount(options: LyticsAccountOptions, { clock, visibilityDelay, aid }: Surroundings) {
  const now = () => clock.now();
  const behaviour: LyticsBehaviour = { ...defaultBehaviour, ...options.behaviour };
  const pending: PendingWrites = createPendingWrites(clock);
  const profiles = createProfileStore(options.identityFields ?? ['user_id', 'email', '_uids'], now);
  const segments = createSegmentStore(now);
  const streams: Record<string, StreamMapping> = { default: 'one_to_one', ...options.streams };
  const oneToOne = oneToOneStreams(streams);
  const queries = createMappingQueries();
  const schema = createSchemaVersions(firstSchema(streams), profiles.identityFields, now);
  const streamRegister = createStreamRegister(now);
  for (const name of Object.keys(streams)) streamRegister.ensure(name);
  const records: StreamRecord[] = [];
  // The deprecated pair that every account still shows, and that still works.
  const [apiKey, dataApiKey] = [createId(), createId()];
  const tokens = [
    ...options.tokens,
    { token: apiKey, name: 'full API key', roles: ['admin'] as const },
    { token: dataApiKey, name: 'data API key', roles: ['data_write'] as const },
  ].map(createToken);
  const administrators = createAdministrators();
  for (const person of options.administrators ?? []) administrators.add({ id: createId(), ...person });
  const delay = options.visibilityDelay ?? visibilityDelay;

  function defer(write: Omit<StreamRecord, 'outcome' | 'receivedAt'>, apply: () => string | undefined) {
    const stored: StreamRecord = { ...write, receivedAt: now(), outcome: 'pending' };
    records.push(stored);
    pending.accept(delay, () => {
      const problem = apply();
      stored.outcome = problem === undefined ? 'applied' : { discarded: problem };
    });
  }

  /** Queues an uploaded record; it reaches its profile after the delay, if its stream is mapped. */
  function receive(stream: string, record: Fields, { eventTime = now(), filename = '' } = {}) {
    streamRegister.ensure(stream);
    defer({ stream, record, filename, eventTime }, () => {
      const rules = rulesOf({ oneToOne, queries }, schema.version(), stream);
      if (rules === undefined) return `stream ${JSON.stringify(stream)} has no mapping`;
      return profiles.write({ fields: mapRecord(record, rules), eventTime });
    });
  }

  /** Queues a write of the attribute store, which needs no mapping. */
  function writeAttributes(write: ProfileWrite) {
    const { fields: record, eventTime } = write;
    defer({ stream: attributeStore, record, filename: '', eventTime }, () => profiles.write(write));
  }

  /** Stores a profile at once; throws when it has no identity or breaks a limit. */
  function addProfile(fields: Fields, eventTime = now()) {
    const problem = profiles.write({ fields, eventTime });
    if (problem !== undefined) throw new RangeError(`cannot store the profile: ${problem}`);
  }

  function addAudience(audience: AudienceOptions) {
    const { id, slug, description = '', isPublic = true } = audience;
    const details = { ...(id === undefined ? {} : { id }), slug, description, isPublic };
    const name = audience.name ?? slug;
    if ('members' in audience) {
      segments.create(name, { kind: 'list', members: new Set(audience.members) }, { ...details, kind: 'list' });
    } else {
      const { filter } = readStatement(audience.segmentQl);
      segments.create(name, { kind: 'condition', text: audience.segmentQl, filter }, details);
    }
  }
  for (const audience of options.audiences ?? []) addAudience(audience);

  return {
    id: options.id ?? createId(),
    aid: options.aid ?? aid,
    name: options.name ?? 'Sandbox',
    domain: options.domain ?? 'example.com',
    createdAt: now(),
    apiKey,
    dataApiKey,
    behaviour,
    tokens,
    administrators,
    settings: new Map<string, Json>(),
    subscriptions: new Map<string, Subscription>(),
    jobs: createJobs(now),
    flows: createFlows(now),
    objects: createObjectCollections(),
    providers: createProviders(),
    templates: createTemplates(),
    changes: createChanges(now),
    /** Streams whose records reach profiles without a mapping. */
    oneToOne,
    queries,
    schema,
    content: createContent(now),
    blockedTopics: new Set<string>(),
    /** How topics are put together unless a call says so. */
    clusters: { threshold: 0 },
    /** By workflow, the ids of the segments that its exports leave out. */
    excludedSegments: new Map<string, ReadonlySet<string>>(),
    clock,
    pending,
    profiles,
    segments,
    memberships: createMemberships({ profiles, segments, now }),
    erasures: createErasures({ profiles, pending, now, delay: options.erasureDelay ?? delay }),
    streamRegister,
    records,
    receive,
    writeAttributes,
    later: (apply: () => void) => pending.accept(delay, apply),
    addProfile,
    addAudience,
    seed(people: readonly SamplePerson[]) {
      for (const person of people) addProfile(toFields(person), person.createdAt);
    },
    /** The token with this text, unless it has expired. */
    token: (value: string): AccessToken | undefined =>
      tokens.find(({ token, expiresAt }) => token === value && (expiresAt === undefined || expiresAt > now())),
  };
}

export type Account = ReturnType<typeof createAccount>;
