import type { SandboxServer } from '../../kit/index.ts';
import type { SegmentState } from '../state/index.ts';
import { publicErrors } from './answers.ts';
import { audienceEndpoints } from './audiences.ts';
import { registerEndpoint } from './call.ts';
import { computedTraitEndpoints } from './computed-traits.ts';
import { regulationEndpoints } from './regulations.ts';
import { workspaceEndpoints } from './workspace.ts';

/** Registers the Public API. */
export function registerPublic(server: SandboxServer, state: SegmentState): void {
  const groups = [workspaceEndpoints, audienceEndpoints, computedTraitEndpoints, regulationEndpoints];
  for (const endpoint of groups.flat()) registerEndpoint(server, state, endpoint);
  server.app.notFound(() => publicErrors(404, [{ type: 'not-found', message: 'The route was not found' }]));
}
