import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint, type CompiledIntegration } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { callForm } from './call-form.ts';

const isParameter = (segment: string): boolean => segment.includes('{');

/** Whether the parameters of a template can make it this path. */
function covers(template: readonly string[], path: readonly string[]): boolean {
  return (
    template.length === path.length &&
    template.every((segment, index) => isParameter(segment) || segment === path[index])
  );
}

/** Whether both can become one path, which is that of the first as it has a fixed word where they differ first. */
function precedes(first: readonly string[], second: readonly string[]): boolean {
  if (first.length !== second.length) return false;
  const pairs = first.map((segment, index) => [segment, second[index] ?? ''] as const);
  const haveOnePath = pairs.every(([one, other]) => one === other || isParameter(one) || isParameter(other));
  const differing = pairs.find(([one, other]) => isParameter(one) !== isParameter(other));
  return haveOnePath && differing !== undefined && isParameter(differing[1]);
}

/** An endpoint with the segments of its path. */
interface Candidate {
  endpoint: CompiledEndpoint;
  segments: readonly string[];
}

/** For each endpoint the others that its parameters can turn its path into: few, so they are looked for once. */
const known = new WeakMap<CompiledIntegration, Map<CompiledEndpoint, readonly Candidate[]>>();

function precedingOf(integration: CompiledIntegration, endpoint: CompiledEndpoint): readonly Candidate[] {
  const ofIntegration = known.get(integration) ?? new Map<CompiledEndpoint, readonly Candidate[]>();
  known.set(integration, ofIntegration);
  const found = ofIntegration.get(endpoint);
  if (found !== undefined) return found;
  const template = endpoint.path.split('/');
  const preceding = [...integration.endpoints.values()]
    .filter(({ verb, server }) => verb === endpoint.verb && server === endpoint.server)
    .map((other) => ({ endpoint: other, segments: other.path.split('/') }))
    .filter(({ segments }) => precedes(segments, template));
  ofIntegration.set(endpoint, preceding);
  return preceding;
}

/**
 * Refuses parameters that make the path of a call that of another one. Vendors match fixed words first, from left to right:
 * the id `metrics` for `/campaigns/{campaign_id}` would be answered by `/campaigns/metrics`.
 *
 * @param path the path of the call, filled
 * @throws CrosswalkError `resource_not_found` with the call that the vendor would take it for
 */
export function refuseOtherCall({ integration }: Connection, endpoint: CompiledEndpoint, path: string): void {
  if (endpoint.parameters.path.length === 0) return;
  const preceding = precedingOf(integration, endpoint);
  if (preceding.length === 0) return;
  const given = path.split('/');
  const other = preceding.find(({ segments }) => covers(segments, given))?.endpoint;
  if (other === undefined) return;
  const form = callForm(other);
  throw new CrosswalkError(
    'resource_not_found',
    `${integration.label} reads ${endpoint.verb.toUpperCase()} ${shorten(path)} as ${other.name}, not as ${endpoint.name}. Call ${form.verb} ${form.path} if you meant that; as an id the word cannot be reached.`,
  );
}
