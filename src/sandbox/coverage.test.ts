import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import brazeEndpoints from '../../integrations/braze/endpoints.json' with { type: 'json' };
import brazeIntegration from '../../integrations/braze/integration.json' with { type: 'json' };
import iterableEndpoints from '../../integrations/iterable/endpoints.json' with { type: 'json' };
import iterableIntegration from '../../integrations/iterable/integration.json' with { type: 'json' };
import lyticsEndpoints from '../../integrations/lytics/endpoints.json' with { type: 'json' };
import lyticsIntegration from '../../integrations/lytics/integration.json' with { type: 'json' };
import segmentEndpoints from '../../integrations/segment/endpoints.json' with { type: 'json' };
import segmentIntegration from '../../integrations/segment/integration.json' with { type: 'json' };
import { type SandboxServer, hostMatches } from './kit/index.ts';
import { type VendorName, createSandbox, vendorNames } from './sandbox.ts';

const definitions = {
  braze: { endpoints: brazeEndpoints, integration: brazeIntegration },
  iterable: { endpoints: iterableEndpoints, integration: iterableIntegration },
  segment: { endpoints: segmentEndpoints, integration: segmentIntegration },
  lytics: { endpoints: lyticsEndpoints, integration: lyticsIntegration },
} satisfies Record<VendorName, object>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const path = z.string().optional();
const endpointsSchema = z.object({
  endpoints: z.record(
    z.string(),
    z.object({ server: z.string().optional(), get: path, post: path, put: path, patch: path, delete: path }),
  ),
});
const integrationSchema = z.object({
  servers: z.record(
    z.string(),
    z.object({
      default: z.boolean().optional(),
      url: z.union([z.string(), z.object({ is: z.record(z.string(), z.string()) })]),
    }),
  ),
});

/** Every declared endpoint, once for each real address of its server. */
function declared(vendor: VendorName) {
  const { servers } = integrationSchema.parse(definitions[vendor].integration);
  const byDefault = Object.keys(servers).find((name) => servers[name]?.default === true);
  const addressesOf = (name = byDefault): string[] => {
    const url = name === undefined ? undefined : servers[name]?.url;
    if (url === undefined) throw new RangeError(`${vendor} declares no server ${name}`);
    return typeof url === 'string' ? [url] : Object.values(url.is);
  };
  const { endpoints } = endpointsSchema.parse(definitions[vendor].endpoints);
  return Object.entries(endpoints).flatMap(([name, endpoint]) =>
    methods.flatMap((method) => {
      const template = endpoint[method];
      if (template === undefined) return [];
      return addressesOf(endpoint.server).map((address) => ({
        name,
        method: method.toUpperCase(),
        template,
        host: new URL(address).hostname,
      }));
    }),
  );
}

/** Route parameters that stand for a few fixed words, which a declaration may spell out. */
const enumerations: Record<string, readonly string[]> = { ':collection': ['users', 'accounts'] };

function answersTemplate(route: string, template: string): boolean {
  const parts = route.split('/');
  const declaredParts = template.split('/');
  return (
    parts.length === declaredParts.length &&
    parts.every((part, index) => {
      const declaredPart = declaredParts[index] ?? '';
      if (enumerations[part]?.includes(declaredPart) === true) return true;
      return part.startsWith(':') ? /^\{\w+\}$/.test(declaredPart) : part === declaredPart;
    })
  );
}

const answersHost = (server: SandboxServer, host: string) => server.hosts.some((pattern) => hostMatches(pattern, host));

describe('coverage', () => {
  const sandbox = createSandbox();

  it('lists exactly the routes that are registered', () => {
    const registered = sandbox.servers.flatMap(({ vendor, server }) =>
      server.app.routes.map((route) => `${vendor.name} ${server.name} ${route.method} ${route.path}`),
    );
    const covered = sandbox.coverage.map((entry) => `${entry.vendor} ${entry.server} ${entry.method} ${entry.path}`);
    expect(covered).toEqual(registered);
    const entries = sandbox.coverage.map((entry) => JSON.stringify(entry));
    expect(new Set(entries).size).toBe(entries.length);
  });

  it.each(vendorNames)('answers every endpoint that the definition of %s declares, at every address', (name) => {
    const endpoints = declared(name);
    const unanswered = endpoints.filter(
      ({ method, template, host }) =>
        !sandbox[name].servers.some(
          (server) =>
            answersHost(server, host) &&
            server.coverage.some((route) => route.method === method && answersTemplate(route.path, template)),
        ),
    );
    expect(endpoints.length).toBeGreaterThan(0);
    expect(unanswered).toEqual([]);
  });
});
