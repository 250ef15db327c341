import { describe, expect, it } from 'vitest';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { type CompiledIntegration, loadDefinitions } from '../definitions/index.ts';
import { modelShapes } from '../unified/index.ts';
import { proxyCallOf } from './proxy-call.ts';
import { singular } from './tool-name.ts';
import { toolsOf } from './tools.ts';

const integrations = loadDefinitions(integrationSources, { models: modelShapes }).all();
const everyField = ({ connection }: CompiledIntegration) =>
  Object.fromEntries(Object.keys(connection).map((name) => [name, 'given']));
const all = { methods: [], resources: [] };

describe.each(integrations.map((integration) => ({ name: integration.name, integration })))(
  'the calls of $name',
  ({ integration }) => {
    it('are each made by a request of their own', () => {
      const requests = [...integration.endpoints.values()].map((endpoint) => {
        const { verb, path } = proxyCallOf(endpoint);
        return `${verb} ${path}`;
      });
      expect(new Set(requests).size).toBe(integration.endpoints.size);
    });

    it('keep every parameter of the vendor, each in one place', () => {
      for (const endpoint of integration.endpoints.values()) {
        const { id, query, body } = proxyCallOf(endpoint);
        const { parameters } = endpoint;
        const inBody = Object.keys(body?.schema['properties'] ?? {});
        const given = [...(id === undefined ? [] : [id.name]), ...query.map(({ name }) => name), ...inBody];
        const declared = [
          ...parameters.path,
          ...parameters.query,
          ...(parameters.wholeBody === undefined ? parameters.body : (parameters.wholeBody.fields ?? [])),
        ].map(({ name }) => name);
        expect([endpoint.name, given.toSorted()]).toEqual([endpoint.name, declared.toSorted()]);
      }
    });

    it('have tools whose names differ and that every language model takes', () => {
      const names = toolsOf(integration, everyField(integration), all).map(({ name }) => name);
      expect(names).toHaveLength(integration.endpoints.size);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^[a-z0-9_]{1,64}$/.test(name))).toEqual([]);
    });
  },
);

it('names one thing of a resource', () => {
  const words = ['segments', 'catalog-items', 'categories', 'aliases', 'purchases', 'searches', 'statuses', 'sms'];
  expect(words.map(singular)).toEqual([
    'segment',
    'catalog-item',
    'category',
    'alias',
    'purchase',
    'search',
    'status',
    'sms',
  ]);
});
