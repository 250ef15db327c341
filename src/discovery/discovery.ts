import { type Accounts } from '../accounts/index.ts';
import { type CompiledIntegration, type Definitions } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { findUnifiedResource } from '../unified/index.ts';
import { capabilitiesOf, type CapabilityFilter } from './capabilities.ts';
import { type Guide, guideOf } from './guide.ts';
import { describeIntegration, type IntegrationSummary, summariseIntegration } from './integration.ts';
import { type Tool, toolsOf } from './tools.ts';
import { type VendorMeta, vendorMetaOf } from './unified-meta.ts';
import { type UnifiedMethodName } from './unified-methods.ts';
import { type CallFilter } from './wanted.ts';

/** An account that is asked about; with `tenantId` an account of another tenant is not found. */
export interface DiscoveryTarget {
  accountId: string;
  tenantId?: string | undefined;
}

/** A method of a unified resource. */
export interface MethodName {
  model: string;
  resource: string;
  method: UnifiedMethodName;
}

export type Capabilities = ReturnType<typeof capabilitiesOf>;
export type IntegrationDetail = ReturnType<typeof describeIntegration>;

/**
 * What can be done with the integrations and accounts of an installation, and what it needs. Names that there are not are
 * refused as `integration_not_found`, `resource_not_found` or `account_not_found`, with the nearest one.
 */
export interface Discovery {
  /** Every integration, with the form that links an account. */
  integrations(): IntegrationSummary[];
  integration(name: string): IntegrationDetail;
  /** What can be called of an integration. */
  capabilities(integration: string, filter?: Partial<CapabilityFilter>): Capabilities;
  /** What can be called with an account; a call for which it has no credential says which fields are missing. */
  accountCapabilities(target: DiscoveryTarget, filter?: Partial<CapabilityFilter>): Promise<Capabilities>;
  /** The calls that an account can make, as tools of a language model. */
  tools(target: DiscoveryTarget, filter?: Partial<CallFilter>): Promise<Tool[]>;
  /** What the people who link their accounts should know. */
  guide(integration: string, model: string): Guide;
  /** What a unified method is at a vendor: its calls, filters and mapping. */
  method(integration: string, name: MethodName): VendorMeta;
}

const everything: CapabilityFilter = { type: 'all', methods: [], resources: [], hasDescription: true };

/** @throws CrosswalkError `resource_not_found` when the vendor has no such unified resource, with those that it has. */
function requireResource({ label, resourceNames }: CompiledIntegration, name: string): void {
  if (resourceNames.includes(name)) return;
  throw new CrosswalkError('resource_not_found', `${label} has no ${name}. It has: ${resourceNames.join(', ')}.`);
}

/**
 * Discovery for the HTTP API and for programs that embed Crosswalk.
 *
 * @param options.basePath path under which Crosswalk is mounted, for links
 *
 * @example
 * const tools = await discovery.tools({ accountId, tenantId: 'acme' }, { methods: ['read'] });
 */
export function createDiscovery({
  definitions,
  accounts,
  basePath,
}: {
  definitions: Definitions;
  accounts: Pick<Accounts, 'get'>;
  basePath: string;
}): Discovery {
  async function find({ accountId, tenantId }: DiscoveryTarget) {
    const account = await accounts.get(accountId, tenantId);
    return { account, integration: definitions.get(account.integration.name) };
  }

  return {
    integrations: () => definitions.all().map(summariseIntegration),
    integration: (name) => describeIntegration(definitions.get(name), basePath),
    capabilities: (name, filter) => capabilitiesOf(definitions.get(name), { ...everything, ...filter }, { basePath }),
    async accountCapabilities(target, filter) {
      const { account, integration } = await find(target);
      return capabilitiesOf(integration, { ...everything, ...filter }, { basePath, account });
    },
    async tools(target, filter) {
      const { account, integration } = await find(target);
      return toolsOf(integration, account.context, { methods: [], resources: [], ...filter });
    },
    guide: (name, model) => guideOf(definitions.get(name), model),
    method(name, { model, resource, method }) {
      const integration = definitions.get(name);
      const unified = findUnifiedResource(model, resource);
      requireResource(integration, `${unified.model}/${unified.resource}`);
      return vendorMetaOf(integration, `${unified.model}/${unified.resource}`, method);
    },
  };
}
