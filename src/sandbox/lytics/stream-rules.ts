import type { Collection } from '../kit/index.ts';
import { type MappingQuery, fillsProfiles } from './mapping-query.ts';
import { declareRules, toRule } from './schema-parts.ts';
import type { SchemaParts, SchemaVersion } from './schema-versions.ts';
import type { StreamMapping, StreamRules } from './streams.ts';

type Streams = Readonly<Record<string, StreamMapping>>;

/** The schema that an account has before it changes any: the mappings of its streams, and the fields that they fill. */
export function firstSchema(streams: Streams): SchemaParts {
  const declared = Object.entries(streams).flatMap(([stream, mapping]) => {
    if (mapping === 'one_to_one') return [];
    const rules = Object.entries(mapping).map(([source, target]) => ({ source, ...target }));
    return [declareRules(stream, rules)];
  });
  return {
    fields: new Map(declared.flatMap(({ fields }) => fields).map((field) => [field.id, field])),
    mappings: new Map(declared.flatMap(({ mappings }) => mappings).map((mapping) => [mapping.id, mapping])),
    identities: new Map(),
  };
}

/** The streams whose records keep the names of their fields, unless a mapping reads them. */
export function oneToOneStreams(streams: Streams): ReadonlySet<string> {
  return new Set(Object.keys(streams).filter((name) => streams[name] === 'one_to_one'));
}

interface MappingSources {
  oneToOne: ReadonlySet<string>;
  queries: Collection<MappingQuery>;
}

/**
 * How the records of a stream reach profiles when a version of the schema is in force: by the queries of the stream, by
 * the mappings of the version, which win, and in a one-to-one stream under the names that they have. Undefined when the
 * stream has none of these: its records are stored and reach no profile.
 */
export function rulesOf(
  { oneToOne, queries }: MappingSources,
  { mappings }: Pick<SchemaVersion, 'mappings'>,
  stream: string,
): StreamRules | undefined {
  const ofStream = (one: { stream: string }) => one.stream === stream;
  const queried = queries
    .list()
    .filter(fillsProfiles)
    .filter(ofStream)
    .flatMap((query) => query.rules);
  const mapped = [...mappings.values()].filter(ofStream).map(({ expr, field }) => toRule(expr, field));
  const rules = [...queried, ...mapped];
  const keepsOtherFields = oneToOne.has(stream);
  return rules.length === 0 && !keepsOtherFields ? undefined : { rules, keepsOtherFields };
}
