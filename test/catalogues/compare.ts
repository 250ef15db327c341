import {
  type CompiledEndpoint,
  type CompiledIntegration,
  type CompiledParameter,
} from '../../src/definitions/index.ts';
import { type Fact, type FactParameter, type FactsFile } from '../../src/sandbox/reference/index.ts';
import { type Difference, type Differences, nothing } from './differences.ts';
import { describePaging } from './paging.ts';
import { compareReviewed, type Reviewed } from './reviewed.ts';

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
      yield { aspect: at, fact: wanted, definition: nothing };
      continue;
    }
    const found = `${parameter.type}${parameter.required ? '!' : ''}`;
    if (found !== wanted) yield { aspect: at, fact: wanted, definition: found };
    const choices = (long.choices ?? []).toSorted().join(' ') || nothing;
    const declaredChoices = (parameter.choices ?? []).toSorted().join(' ') || nothing;
    if (choices !== declaredChoices) yield { aspect: `${at}.choices`, fact: choices, definition: declaredChoices };
    yield* compareParameters(at, long.fields ?? {}, parameter.fields ?? []);
  }
  for (const { name, type } of declared) {
    if (facts[name] === undefined) yield { aspect: `${aspect}.${name}`, fact: nothing, definition: type };
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
  return declared === undefined ? nothing : inSeconds(`${declared.requests}/${declared.per}`);
}

function* compareEndpoint(
  integration: CompiledIntegration,
  fact: Fact,
  endpoint: CompiledEndpoint,
  { listOf, bodySizes }: Expectations,
): Generator<Omit<Difference, 'id'>> {
  const { parameters } = endpoint;
  yield* compareParameters('query', fact.query ?? {}, parameters.query);
  yield* compareParameters('body', fact.body ?? {}, parameters.body);
  // Without a figure of its own, an endpoint counts towards the default limit of the integration.
  const fallback = integration.limits['default'];
  const defaultLimit = fallback === undefined ? nothing : inSeconds(`${fallback.requests}/${fallback.per}`);
  const takesBody = parameters.body.length > 0 || parameters.wholeBody !== undefined;
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
    ['paging', describePaging(fact.paging), describePaging(endpoint.paging)],
    ['limit', hasFigure ? inSeconds(fact.limit ?? '') : defaultLimit, limitOf(integration, endpoint)],
    // A call that is no batch takes one record.
    ['batch', fact.batch ?? 1, endpoint.batch?.max ?? 1],
    ['max_bytes', fact.max_bytes ?? (takesBody ? bodySizes[endpoint.server] : undefined), endpoint.maxBytes],
    ['permission', fact.permission, endpoint.permission],
    ['queued', fact.queued ?? false, endpoint.isQueued],
    ['stage', fact.stage, endpoint.stage],
    ['confidence', fact.confidence ?? 'high', endpoint.confidence ?? 'high'],
  ];
  for (const [aspect, wanted, found] of pairs) {
    if (wanted !== found) yield { aspect, fact: String(wanted ?? nothing), definition: String(found ?? nothing) };
  }
}

/** What the comparison has to know beside definition and facts. */
export interface Expectations {
  /** The place of the list in the answers of an endpoint, as its file has it. */
  listOf: (endpointName: string) => string | undefined;
  /** What each server takes of a body where the facts have no size, in bytes. */
  bodySizes: Readonly<NonNullable<Differences['body_sizes']>['servers']>;
  reviewed: Reviewed;
}

/**
 * Every aspect in which a definition and the facts differ, endpoint by endpoint. Endpoints are the same when method and
 * path are; of several with one path, the one that differs least is compared.
 */
export function compareCatalogue(
  integration: CompiledIntegration,
  { endpoints: facts }: FactsFile,
  expectations: Expectations,
): Difference[] {
  const declared = [...integration.endpoints.values()];
  const keyOf = (method: string, path: string) => `${method.toUpperCase()} ${shapeOf(path)}`;
  const differences: Difference[] = [];
  for (const fact of facts) {
    const candidates = declared.filter(
      (endpoint) => keyOf(endpoint.verb, endpoint.path) === keyOf(fact.method, fact.path),
    );
    const [best] = candidates
      .map((endpoint) => [...compareEndpoint(integration, fact, endpoint, expectations)])
      .toSorted((left, right) => left.length - right.length);
    if (best === undefined) {
      differences.push({
        id: fact.id,
        aspect: 'undeclared',
        fact: `${fact.method} ${fact.path}`,
        definition: nothing,
      });
    } else differences.push(...best.map((difference) => ({ id: fact.id, ...difference })));
  }
  const known = new Set(facts.map((fact) => keyOf(fact.method, fact.path)));
  for (const { name, verb, path } of declared) {
    if (known.has(keyOf(verb, path))) continue;
    differences.push({ id: name, aspect: 'declared', fact: nothing, definition: `${verb.toUpperCase()} ${path}` });
  }
  return [...differences, ...compareReviewed(integration, expectations.reviewed)];
}
