import type { WindowLimiter } from '../kit/index.ts';
import { refuse } from './answers.ts';
import type { Project } from './project.ts';
import type { EndpointRules, RateLimit } from './rules.ts';
import type { ApiKey, Region } from './settings.ts';

/** A known key and its project. */
export interface Access {
  project: Project;
  key: ApiKey;
}

function badKey(path: string, value: string, msg: string, key?: ApiKey) {
  return refuse(401, 'BadApiKey', msg, {
    ip: '203.0.113.10',
    endpoint: path,
    ...(value === '' ? {} : { apiKeyIdentifier: value.slice(-8) }),
    ...(key === undefined ? {} : { apiKeyType: key.type }),
  });
}

/**
 * Finds the project of the key in `Api-Key`, in the older `api_key` header or in the `api_key` query parameter.
 * Refuses (401 `BadApiKey`) a key nobody knows, which a key of the other data centre is too, and a key whose type does
 * not reach the endpoint.
 */
export function authenticate(
  projects: Iterable<Project>,
  region: Region,
  request: Request,
  rules: EndpointRules,
): Access {
  const url = new URL(request.url);
  const value =
    request.headers.get('api-key') ?? request.headers.get('api_key') ?? url.searchParams.get('api_key') ?? '';
  for (const project of projects) {
    const key = project.region === region ? project.keys.find((candidate) => candidate.value === value) : undefined;
    if (key !== undefined) {
      if (rules.keys.includes(key.type)) return { project, key };
      throw badKey(url.pathname, value, 'The API key is disabled or lacks the privileges for this endpoint', key);
    }
  }
  throw badKey(url.pathname, value, 'Invalid API key');
}

const windowNames: Record<number, string> = { 1000: 'second', 60_000: 'minute', 86_400_000: 'day' };

function ownerOf(limit: RateLimit, { project, key }: Access): string {
  if (limit.scope === 'organization') return `organization ${project.organization}`;
  return limit.scope === 'key' ? `key ${key.value}` : `project ${project.id}`;
}

/**
 * Counts the request against every limit of its endpoint. A refusal (429) tells the window in its text only: there is
 * neither `Retry-After` nor any `X-RateLimit` header.
 */
export function countRequest(
  limiter: WindowLimiter,
  access: Access,
  endpoint: string,
  path: string,
  limits: readonly RateLimit[],
) {
  for (const limit of limits) {
    const state = limiter.take(`${endpoint} ${limit.window} ${ownerOf(limit, access)}`, limit);
    if (!state.allowed) {
      const rate = `${limit.requests.toFixed(1)} per ${windowNames[limit.window]}`;
      throw refuse(
        429,
        'RateLimitExceeded',
        `Exceeded rate limit of ${rate} for endpoint: ${path}, project: ${access.project.id} `,
        {},
      );
    }
  }
}
