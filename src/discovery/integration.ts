import { type CompiledIntegration } from '../definitions/index.ts';
import { findUnifiedResource } from '../unified/index.ts';
import { connectionForm, type FormField } from './connection-form.ts';
import { linksOf } from './links.ts';
import { methodsOf } from './unified-methods.ts';
import { limitsOf } from './vendor-calls.ts';

/** An integration in a list: enough to show it and its form. */
export interface IntegrationSummary {
  id: string;
  name: string;
  label: string;
  category: string;
  connection: FormField[];
  /** Unified models that it serves. */
  models: string[];
}

function modelsOf({ resourceNames }: CompiledIntegration): string[] {
  return [...new Set(resourceNames.map((name) => name.split('/', 1)[0] ?? ''))];
}

export function summariseIntegration(integration: CompiledIntegration): IntegrationSummary {
  const { name, label, category } = integration;
  return { id: name, name, label, category, connection: connectionForm(integration), models: modelsOf(integration) };
}

/** Where the calls of the vendor go, and the connection fields without which they cannot. */
export function describeServers({ servers, defaultServer }: CompiledIntegration) {
  return [...servers.values()].map((server) => ({
    name: server.name,
    label: server.label,
    is_default: server === defaultServer,
    hosts: [...server.hosts],
    credential_fields: [...server.credentialFields],
  }));
}

/** Everything that a developer or a user interface needs to know of an integration. */
export function describeIntegration(integration: CompiledIntegration, basePath: string) {
  const { name, documentation, endpoints, resourceNames } = integration;
  return {
    ...summariseIntegration(integration),
    documentation,
    servers: describeServers(integration),
    limits: limitsOf(integration),
    unified: resourceNames.map((resourceName) => {
      const [model = '', resource = ''] = resourceName.split('/');
      const { description } = findUnifiedResource(model, resource);
      return { model, resource, description, methods: methodsOf(integration, resourceName) };
    }),
    endpoints: endpoints.size,
    links: linksOf(basePath, name, modelsOf(integration)),
  };
}
