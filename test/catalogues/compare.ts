import { z } from 'zod';
import {
  type CompiledEndpoint,
  type CompiledIntegration,
  type CompiledParameter,
} from '../../src/definitions/index.ts';
import { type Fact, type FactParameter, type FactsFile } from '../../src/sandbox/reference/index.ts';

/**
 * Why a definition says something else than the facts: for an endpoint by its id in the facts, or for all of them by
 * `*`, the aspect and the reason. `undeclared` is the aspect of an endpoint that is left out; `declared` holds the
 * endpoints that the facts do not have.
 */
export const differencesSchema = z.strictObject({
  declared: z.record(z.string(), z.string()).default({}),
  facts: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
export type Differences = z.infer<typeof differencesSchema>;

/** One aspect in which the definition and the facts do not agree. */
export interface Difference {
  /** Id of the fact; the name of the endpoint when there is no fact of it. */
  id: string;
  /** `status`, `query.limit`, `body.users.email`, ... */
  aspect: string;
  fact: string;
  definition: string;
}

const shapeOf = (path: string) => path.replace(/\{[^}]*\}/g, '{}');

function* compareParameters(
  aspect: string,
  facts: Readonly<Record<string, FactParameter>>,
  declared: readonly CompiledParameter[],
): Generator<Omit<Difference, 'id'>> {
  const byName = new Map(declared.map((parameter) => [parameter.name, parameter]));
  for (const [name, fact] of Object.entries(facts)) {
    const at = `${aspect}.${name}`;
    const long = typeof fact === 'string' ? { type: fact.replace('!', ''), required: fact.endsWith('!') } : fact;
    const wanted = `${long.type}${long.required === true ? '!' : ''}`;
    const parameter = byName.get(name);
    if (parameter === undefined) {
      yield { aspect: at, fact: wanted, definition: 'none' };
      continue;
    }
    const found = `${parameter.type}${parameter.required ? '!' : ''}`;
    if (found !== wanted) yield { aspect: at, fact: wanted, definition: found };
    const choices = (long.choices ?? []).toSorted().join(' ');
    const declaredChoices = (parameter.choices ?? []).toSorted().join(' ');
    if (choices !== declaredChoices) yield { aspect: `${at}.choices`, fact: choices, definition: declaredChoices };
    yield* compareParameters(at, long.fields ?? {}, parameter.fields ?? []);
  }
  for (const { name, type } of declared) {
    if (facts[name] === undefined) yield { aspect: `${aspect}.${name}`, fact: 'none', definition: type };
  }
}

const secondsIn: Record<string, number> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 };

/** `100/1min`, `100/60s` and `100/min per account` as the same text. A text that gives no figures stays as it is. */
function inSeconds(limit: string): string {
  const [, requests, count = '', unit = ''] = /^(\d+)\/(\d*)(ms|s|min|h|d)\b/.exec(limit) ?? [];
  const seconds = secondsIn[unit];
  if (requests === undefined || seconds === undefined) return limit;
  return `${requests}/${Number(count === '' ? '1' : count) * seconds}s`;
}

function limitOf({ limits }: CompiledIntegration, { limit }: CompiledEndpoint): string {
  const declared = limits[limit];
  return declared === undefined ? 'none' : inSeconds(`${declared.requests}/${declared.per}`);
}

function* compareEndpoint(
  integration: CompiledIntegration,
  fact: Fact,
  endpoint: CompiledEndpoint,
  listOf: (name: string) => string | undefined,
): Generator<Omit<Difference, 'id'>> {
  const { parameters } = endpoint;
  yield* compareParameters('query', fact.query ?? {}, parameters.query);
  yield* compareParameters('body', fact.body ?? {}, parameters.body);
  // Without a figure of its own, an endpoint counts towards the default limit of the integration.
  const fallback = integration.limits['default'];
  const defaultLimit = fallback === undefined ? 'none' : inSeconds(`${fallback.requests}/${fallback.per}`);
  const hasFigure = fact.limit !== undefined && fact.limit !== 'default';
  type Aspect = string | number | boolean | undefined;
  const pairs: [aspect: string, fact: Aspect, definition: Aspect][] = [
    ['server', fact.server, endpoint.server],
    ['path_parameters', fact.path.match(/\{/g)?.length, parameters.path.length || undefined],
    ['needs_one_of', fact.needs_one_of?.toSorted().join(' '), endpoint.needsOneOf?.toSorted().join(' ')],
    ['sends', fact.sends ?? 'json', endpoint.sends],
    ['answers', fact.answers ?? 'json', endpoint.answers],
    ['status', fact.status, endpoint.statuses.find((status) => status === fact.status) ?? endpoint.statuses.join(' ')],
    ['list', fact.list, listOf(endpoint.name)],
    ['paging', fact.paging !== undefined, endpoint.paging !== undefined],
    ['limit', hasFigure ? inSeconds(fact.limit ?? '') : defaultLimit, limitOf(integration, endpoint)],
    // A call that is no batch takes one record.
    ['batch', fact.batch ?? 1, endpoint.batch?.max ?? 1],
    ['max_bytes', fact.max_bytes, endpoint.maxBytes],
    ['permission', fact.permission, endpoint.permission],
    ['queued', fact.queued ?? false, endpoint.isQueued],
    ['stage', fact.stage, endpoint.stage],
    ['confidence', fact.confidence ?? 'high', endpoint.confidence ?? 'high'],
  ];
  for (const [aspect, wanted, found] of pairs) {
    if (wanted !== found) yield { aspect, fact: String(wanted ?? 'none'), definition: String(found ?? 'none') };
  }
}

/**
 * Every aspect in which a definition and the facts differ, endpoint by endpoint. Endpoints are the same when method and
 * path are; of several with one path, the one that differs least is compared.
 */
export function compareCatalogue(
  integration: CompiledIntegration,
  { endpoints: facts }: FactsFile,
  listOf: (endpointName: string) => string | undefined,
): Difference[] {
  const declared = [...integration.endpoints.values()];
  const keyOf = (method: string, path: string) => `${method.toUpperCase()} ${shapeOf(path)}`;
  const differences: Difference[] = [];
  for (const fact of facts) {
    const candidates = declared.filter(
      (endpoint) => keyOf(endpoint.verb, endpoint.path) === keyOf(fact.method, fact.path),
    );
    const [best] = candidates
      .map((endpoint) => [...compareEndpoint(integration, fact, endpoint, listOf)])
      .toSorted((left, right) => left.length - right.length);
    if (best === undefined) {
      differences.push({
        id: fact.id,
        aspect: 'undeclared',
        fact: `${fact.method} ${fact.path}`,
        definition: 'none',
      });
    } else differences.push(...best.map((difference) => ({ id: fact.id, ...difference })));
  }
  const known = new Set(facts.map((fact) => keyOf(fact.method, fact.path)));
  for (const { name, verb, path } of declared) {
    if (known.has(keyOf(verb, path))) continue;
    differences.push({ id: name, aspect: 'declared', fact: 'none', definition: `${verb.toUpperCase()} ${path}` });
  }
  return differences;
}

/** Differences without a reason, and reasons without a difference, one sentence each. */
export function unexplained(found: readonly Difference[], { declared, facts }: Differences): string[] {
  const used = new Set<string>();
  const reasonOf = ({ id, aspect }: Difference): string | undefined => {
    if (aspect === 'declared') {
      used.add(`declared ${id}`);
      return declared[id];
    }
    const key = facts[id]?.[aspect] === undefined ? '*' : id;
    used.add(`${key} ${aspect}`);
    return facts[key]?.[aspect];
  };
  const problems = found
    .filter((difference) => reasonOf(difference) === undefined)
    .map(
      ({ id, aspect, fact, definition }) => `${id} ${aspect}: the facts say ${fact}, the definition says ${definition}`,
    );
  const reasons = [
    ...Object.keys(declared).map((id) => `declared ${id}`),
    ...Object.entries(facts).flatMap(([id, aspects]) => Object.keys(aspects).map((aspect) => `${id} ${aspect}`)),
  ];
  return [
    ...problems,
    ...reasons.filter((key) => !used.has(key)).map((key) => `${key}: a reason is given for what does not differ`),
  ];
}
