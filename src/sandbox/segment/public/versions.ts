import { notFound } from './answers.ts';
import type { PublicEndpoint } from './call.ts';

const versions = {
  stable: ['v1', 'v1beta', 'v1alpha', 'stable', 'beta', 'alpha'],
  beta: ['v1beta', 'v1alpha', 'beta', 'alpha'],
  alpha: ['v1alpha', 'alpha'],
} as const;

/**
 * Refuses a version, asked for in `Accept`, that does not exist for an endpoint of this stage. Plain JSON gets the most
 * stable version that exists.
 */
export function checkVersion(accept: string | undefined, stage: PublicEndpoint['stage']): void {
  const asked = [...(accept ?? '').matchAll(/application\/vnd\.segment\.([a-z0-9]+)\+json/g)].map(([, name]) => name);
  if (asked.length === 0 || versions[stage].some((version) => asked.includes(version))) return;
  throw notFound(`Version ${asked.join(', ')} of this endpoint`);
}
