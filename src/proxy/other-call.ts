import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint, type CompiledIntegration } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { callForm } from './call-form.ts';

/** Whether the parameters of a template can make it this path, which may have parameters itself. */
function covers(template: readonly string[], path: readonly string[]): boolean {
  return (
    template.length === path.length &&
    template.every((segment, index) => segment.includes('{') || segment === path[index])
  );
}

/** An endpoint with the segments of its path. */
interface Candidate {
  endpoint: CompiledEndpoint;
  segments: readonly string[];
}

/** For each endpoint the others that its parameters can turn its path into: few, so they are looked for once. */
const known = new WeakMap<CompiledIntegration, Map<CompiledEndpoint, readonly Candidate[]>>();

function narrowerThan(integration: CompiledIntegration, endpoint: CompiledEndpoint): readonly Candidate[] {
  const ofIntegration = known.get(integration) ?? new Map<CompiledEndpoint, readonly Candidate[]>();
  known.set(integration, ofIntegration);
  const found = ofIntegration.get(endpoint);
  if (found !== undefined) return found;
  const template = endpoint.path.split('/');
  const narrower = [...integration.endpoints.values()]
    .filter(({ verb, server }) => verb === endpoint.verb && server === endpoint.server)
    .map((other) => ({ endpoint: other, segments: other.path.split('/') }))
    .filter(({ segments }) => covers(template, segments) && !covers(segments, template));
  ofIntegration.set(endpoint, narrower);
  return narrower;
}

/**
 * Refuses parameters that make the path of a call that of another one. Vendors match fixed words first: the id `metrics`
 * for `/campaigns/{campaign_id}` would be answered by `/campaigns/metrics`.
 *
 * @param path the path of the call, filled
 * @throws CrosswalkError `resource_not_found` with the call that the vendor would take it for
 */
export function refuseOtherCall({ integration }: Connection, endpoint: CompiledEndpoint, path: string): void {
  if (endpoint.parameters.path.length === 0) return;
  const narrower = narrowerThan(integration, endpoint);
  if (narrower.length === 0) return;
  const given = path.split('/');
  const other = narrower.find(({ segments }) => covers(segments, given))?.endpoint;
  if (other === undefined) return;
  const form = callForm(other);
  throw new CrosswalkError(
    'resource_not_found',
    `${integration.label} reads ${endpoint.verb.toUpperCase()} ${shorten(path)} as ${other.name}, not as ${endpoint.name}. Call ${form.verb} ${form.path} if you meant that; as an id the word cannot be reached.`,
  );
}
