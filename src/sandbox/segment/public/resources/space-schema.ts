import { z } from 'zod';
import { isObject } from '../../json.ts';
import { type Space } from '../../state/index.ts';
import { type Profile } from '../../unify/index.ts';
import { notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { parseInput } from '../input.ts';
import { list } from '../items.ts';

/** Values that a list of samples holds when nothing else is asked for. */
const defaultSamples = 10;

/** Something that profiles or events of a space have: its name, its values, and when it was last seen. */
interface Seen {
  name: string;
  values: Set<unknown>;
  lastSeenAt: number;
}

function collect(entries: Iterable<{ name: string; value: unknown; at: number }>): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { name, value, at } of entries) {
    const known = seen.get(name) ?? { name, values: new Set(), lastSeenAt: at };
    known.values.add(value);
    known.lastSeenAt = Math.max(known.lastSeenAt, at);
    seen.set(name, known);
  }
  return [...seen.values()];
}

/** Type of a value as JSON has it. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function profilesOf({ users, accounts }: Space, collection: string | null): Profile[] {
  if (collection !== null) return (collection === 'accounts' ? accounts : users).all();
  return [...users.all(), ...accounts.all()];
}

function collectTraits(profiles: readonly Profile[]): Seen[] {
  return collect(
    profiles.flatMap(({ traits }) =>
      [...traits].map(([name, { value, updatedAt }]) => ({ name, value, at: updatedAt })),
    ),
  );
}

const traitsOf = (call: PublicCall) => collectTraits(profilesOf(spaceOf(call), call.query.get('collection')));

function eventsOf(call: PublicCall): Profile['events'] {
  return profilesOf(spaceOf(call), null).flatMap(({ events }) => events);
}

/** The properties of an event. Throws a 404 `Refusal` when the space has not seen it. */
function propertiesOf(call: PublicCall): Seen[] {
  const events = eventsOf(call).filter(({ event }) => event === call.parameter('eventName'));
  if (events.length === 0) throw notFound('The event');
  return collect(
    events.flatMap(({ properties, timestamp }) =>
      Object.entries(properties).map(([name, value]) => ({ name, value, at: timestamp })),
    ),
  );
}

function samplesOf({ values }: Seen, count: number): unknown[] {
  return [...values].filter((value) => !isObject(value) && !Array.isArray(value)).slice(0, count);
}

/** A list in the order that a query asks for, of the names that contain its search. */
function answer(call: PublicCall, many: string, found: readonly Seen[], show: (seen: Seen) => object): object {
  const { query } = call;
  const text = query.get('search')?.toLowerCase() ?? '';
  const byTime = query.get('sortBy') === 'lastSeenAt';
  const sorted = found
    .filter(({ name }) => name.toLowerCase().includes(text))
    .toSorted((one, other) => (byTime ? one.lastSeenAt - other.lastSeenAt : one.name.localeCompare(other.name)));
  return list(call, many, query.get('sortDir') === 'desc' ? sorted.toReversed() : sorted, show);
}

const samplesSchema = z.object({ samplesCount: z.coerce.number().int().min(1).default(defaultSamples) });

/** How a trait or a property is shown, with sample values for who asks for them. */
function withSamples({ query }: PublicCall, nameOf: 'trait' | 'name') {
  const { samplesCount: count } = parseInput(samplesSchema, { samplesCount: query.get('samplesCount') ?? undefined });
  return (seen: Seen) => ({
    [nameOf]: seen.name,
    types: [...new Set([...seen.values].map(typeOf))],
    lastSeenAt: new Date(seen.lastSeenAt).toISOString(),
    ...(query.get('includeSampleValues') === 'true' ? { sampleValues: samplesOf(seen, count) } : {}),
  });
}

function sampleValues(found: readonly Seen[], name: string, what: string): object {
  const seen = found.find((candidate) => candidate.name === name);
  if (seen === undefined) throw notFound(what);
  return { sampleValues: samplesOf(seen, defaultSamples) };
}

function listEvents(call: PublicCall): object {
  const seen = collect(
    eventsOf(call).map(({ event, timestamp }) => ({ name: event, value: undefined, at: timestamp })),
  );
  return answer(call, 'events', seen, ({ name, lastSeenAt }) => ({
    name,
    lastSeenAt: new Date(lastSeenAt).toISOString(),
  }));
}

/** What profiles are linked with: their accounts, and the collections of objects that sources send. */
const accountEntity = 'account';

function entitiesOf(call: PublicCall): { name: string; entitySlug: string; path: string[] }[] {
  const names = spaceOf(call).accounts.all().length > 0 ? [accountEntity] : [];
  return [...names, ...call.workspace.objects.keys()].map((entitySlug) => ({
    name: entitySlug,
    entitySlug,
    path: ['profile', entitySlug],
  }));
}

function listEntityPaths(call: PublicCall): object {
  const text = call.query.get('search')?.toLowerCase() ?? '';
  const found = entitiesOf(call).filter(({ name }) => name.toLowerCase().includes(text));
  return list(call, 'entityPaths', found, (entity) => entity);
}

/** The properties of an entity. Throws a 404 `Refusal` when the space has none of this name. */
function propertiesOfEntity(call: PublicCall): Seen[] {
  const slug = call.parameter('entitySlug');
  if (!entitiesOf(call).some(({ entitySlug }) => entitySlug === slug)) throw notFound('The entity');
  if (slug === accountEntity) return collectTraits(spaceOf(call).accounts.all());
  const objects = [...(call.workspace.objects.get(slug)?.values() ?? [])];
  // When an object was sent is not kept, only what it is.
  const at = call.state.clock.now();
  return collect(objects.flatMap((object) => Object.entries(object).map(([name, value]) => ({ name, value, at }))));
}

/** What a space has seen: entities and events with their properties, and traits. */
export const spaceSchemaAnswers: PublicAnswers = {
  'public.listEvents': listEvents,
  'public.listPropertiesFromEvent': (call) =>
    answer(call, 'eventProperties', propertiesOf(call), withSamples(call, 'name')),
  'public.listSampleValuesFromEventProperty': (call) =>
    sampleValues(propertiesOf(call), call.parameter('propertyName'), 'The property'),
  'public.listEntityPaths': listEntityPaths,
  'public.listPropertiesFromEntity': (call) =>
    answer(call, 'entityProperties', propertiesOfEntity(call), withSamples(call, 'name')),
  'public.listSampleValuesFromEntityProperty': (call) =>
    sampleValues(propertiesOfEntity(call), call.parameter('propertyName'), 'The property'),
  'public.listTraits': (call) => answer(call, 'traits', traitsOf(call), withSamples(call, 'trait')),
  'public.listSampleValuesFromTrait': (call) => sampleValues(traitsOf(call), call.parameter('traitKey'), 'The trait'),
};
