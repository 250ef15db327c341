import type { AudienceInput, ComputedTraitInput, SpaceInput } from '../provisioning.ts';
import { type Computation, type ProfileStore, createIdentityRules, createProfileStore } from '../unify/index.ts';

interface ComputationRecord extends Computation {
  id: string;
  name: string;
  description: string | undefined;
  enabled: boolean;
  status: 'Preparing' | 'Live' | 'Locked' | 'Disabled';
  createdBy: string;
  updatedBy: string;
  createdAt: number;
  updatedAt: number;
}

export interface Audience extends ComputationRecord {
  class: 'audience';
  audienceType: 'USERS' | 'ACCOUNTS' | 'LINKED';
  definition: { query: string; targetEntity?: string | undefined };
  options: Record<string, unknown> | undefined;
}

export interface ComputedTrait extends ComputationRecord {
  class: 'computed_trait';
  definition: { query: string; type: 'USERS' | 'ACCOUNTS' };
}

/** A Unify space: profiles, and what is computed from them. */
export interface Space {
  id: string;
  name: string;
  slug: string;
  profileToken: string;
  users: ProfileStore;
  accounts: ProfileStore;
  audiences: Audience[];
  computedTraits: ComputedTrait[];
}

/** The key that the vendor makes of a name: `Big Spenders` becomes `big_spenders`. */
export function audienceKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function record(prefix: string, name: string, now: number) {
  return {
    id: `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`,
    name,
    description: undefined,
    enabled: true,
    status: 'Live' as const,
    createdBy: 'provisioned',
    updatedBy: 'provisioned',
    createdAt: now,
    updatedAt: now,
  };
}

function provisionAudience(
  { id, key, name, query, audienceType = 'USERS', members }: AudienceInput,
  now: number,
): Audience {
  return {
    ...record('aud', name ?? key, now),
    ...(id === undefined ? {} : { id }),
    key,
    class: 'audience',
    collection: audienceType === 'ACCOUNTS' ? 'accounts' : 'users',
    values: new Map(members.map((member) => [member, { value: true, updatedAt: now }])),
    audienceType,
    definition: { query: query ?? `trait('${key}') = true` },
    options: undefined,
  };
}

function provisionComputedTrait(input: ComputedTraitInput, now: number): ComputedTrait {
  const { key, name, query, collection = 'USERS', values } = input;
  return {
    ...record('tra', name ?? key, now),
    key,
    class: 'computed_trait',
    collection: collection === 'ACCOUNTS' ? 'accounts' : 'users',
    values: new Map(Object.entries(values).map(([identifier, value]) => [identifier, { value, updatedAt: now }])),
    definition: { query: query ?? `trait('${key}')`, type: collection },
  };
}

export function createSpace(input: SpaceInput, now: number): Space {
  const rules = createIdentityRules({ limits: input.identifierLimits, blocked: input.blockedIdentifiers });
  return {
    id: input.id,
    name: input.name ?? input.id,
    slug: input.slug ?? input.id,
    profileToken: input.profileToken,
    users: createProfileStore('users', rules),
    accounts: createProfileStore('accounts', rules),
    audiences: (input.audiences ?? []).map((audience) => provisionAudience(audience, now)),
    computedTraits: (input.computedTraits ?? []).map((trait) => provisionComputedTrait(trait, now)),
  };
}
