import { notFound } from './answers.ts';

const stable = ['v1', 'v1beta', 'v1alpha', 'stable', 'beta', 'alpha'];

const versions = new Map([
  ['beta', ['v1beta', 'v1alpha', 'beta', 'alpha']],
  ['alpha', ['v1alpha', 'alpha']],
]);

/**
 * Refuses a version, asked for in `Accept`, that does not exist for an endpoint of this stage. Plain JSON gets the most
 * stable version that exists.
 */
export function checkVersion(accept: string, stage: string | undefined): void {
  const asked = [...accept.matchAll(/application\/vnd\.segment\.([a-z0-9]+)\+json/g)].map(([, name]) => name);
  const existing = versions.get(stage ?? '') ?? stable;
  if (asked.length === 0 || existing.some((version) => asked.includes(version))) return;
  throw notFound(`Version ${asked.join(', ')} of this endpoint`);
}
