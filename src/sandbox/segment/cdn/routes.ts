import type { SandboxServer } from '../../kit/index.ts';
import { type SegmentState, findSource } from '../state/index.ts';

/** Registers the server of SDK settings: which destinations a source has, for whoever knows its write key. */
export function registerCdn(server: SandboxServer, state: SegmentState): void {
  server.route('cdn.projectSettings', 'GET', '/v1/projects/:writeKey/settings', (context) => {
    const found = findSource(state, context.req.param('writeKey') ?? '');
    if (found === undefined) return new Response('Cannot find project settings\n', { status: 404 });
    const { source, writeKey } = found;
    const enabled = source.destinations.filter((destination) => destination.enabled);
    return Response.json({
      integrations: {
        ...Object.fromEntries(enabled.map(({ name, settings }) => [name, settings])),
        'Segment.io': { apiKey: writeKey, unbundledIntegrations: [] },
      },
      plan: { track: { __default: { enabled: true, integrations: {} } }, identify: { __default: { enabled: true } } },
      edgeFunction: {},
    });
  });
  server.app.notFound(() => new Response('404 page not found\n', { status: 404 }));
}
