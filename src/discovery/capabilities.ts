import { type CompiledEndpoint, type CompiledIntegration } from '../definitions/index.ts';
import { answersList, scopeOfEndpoint } from '../proxy/index.ts';
import { findUnifiedResource } from '../unified/index.ts';
import { connectionForm } from './connection-form.ts';
import { modelLabel } from './labels.ts';
import { guideLink } from './links.ts';
import { proxyCallOf } from './proxy-call.ts';
import { missingFields, type PresentFields } from './reach.ts';
import { toolName } from './tool-name.ts';
import { methodsOf } from './unified-methods.ts';
import { type CallFilter, checkWanted, isWanted, wantedMethods } from './wanted.ts';

/** Which capabilities are wanted. */
export interface CapabilityFilter extends CallFilter {
  readonly type: 'proxy' | 'unified' | 'all';
  /** Whether calls with a description are wanted, or those without. */
  readonly hasDescription: boolean;
}

/** The account whose capabilities are asked for. */
export interface CapableAccount {
  readonly id: string;
  readonly status: string;
  readonly authentication_method: string;
  /** Its connection fields, secrets masked. */
  readonly context: PresentFields;
}

function proxyMethod(integration: CompiledIntegration, endpoint: CompiledEndpoint, account?: CapableAccount) {
  const { method, summary, returns, docs, server } = endpoint;
  const { id, query, body } = proxyCallOf(endpoint);
  return {
    method,
    name: toolName(integration, endpoint),
    description: summary,
    scope: scopeOfEndpoint(endpoint),
    has_description: summary !== '',
    has_query_schema: id !== undefined || query.length > 0,
    has_body_schema: body !== undefined,
    has_response_schema: returns !== undefined || answersList(endpoint),
    api_documentation_url: docs ?? null,
    ...(account === undefined ? {} : { missing_fields: missingFields(integration, server, account.context) }),
  };
}

function proxyCapabilities(
  integration: CompiledIntegration,
  endpoints: readonly CompiledEndpoint[],
  account: CapableAccount | undefined,
) {
  const resources = [...new Set(endpoints.map(({ resource }) => resource))];
  return resources.map((resource) => ({
    resource,
    methods: endpoints
      .filter((endpoint) => endpoint.resource === resource)
      .map((endpoint) => proxyMethod(integration, endpoint, account)),
  }));
}

function unifiedCapabilities(integration: CompiledIntegration, filter: CapabilityFilter, basePath: string) {
  const wanted = wantedMethods(filter);
  return integration.resourceNames.flatMap((name) => {
    const [model = '', resource = ''] = name.split('/');
    const methods = methodsOf(integration, name)
      .filter(({ is_supported: isSupported }) => isSupported)
      .map(({ method }) => method)
      .filter((method) => wanted.length === 0 || wanted.includes(method));
    const isAsked = filter.resources.length === 0 || filter.resources.includes(resource);
    if (methods.length === 0 || !isAsked) return [];
    return [
      {
        model,
        model_label: modelLabel(model),
        resource,
        description: findUnifiedResource(model, resource).description,
        docs_url: guideLink(basePath, model, integration.name),
        methods,
        env_overridden: integration.overridden.includes(name),
      },
    ];
  });
}

/** The ways in which an account of the vendor may prove itself. */
function formatsOf({ oauth2 }: CompiledIntegration): string[] {
  const grants = [...oauth2.values()].map(({ grant }) =>
    grant === 'authorization_code' ? 'oauth2' : 'oauth2_client_credentials',
  );
  return [...new Set(['api_key', ...grants])];
}

/** How many calls a language model could be given as tools: those that say what they do. */
function readinessOf({ endpoints }: CompiledIntegration) {
  const described = [...endpoints.values()].filter(({ summary }) => summary !== '').length;
  return {
    proxy_methods: endpoints.size,
    proxy_methods_with_descriptions: described,
    ai_ready_score: endpoints.size === 0 ? 0 : Math.round((100 * described) / endpoints.size),
  };
}

/**
 * What can be done with an integration, or with one account of it. A call for which the account has no credential is
 * there too, with the connection fields that are missing.
 *
 * @param options.basePath path under which Crosswalk is mounted, for links
 * @throws CrosswalkError `resource_not_found` for a resource or method that the filter names and that there is not.
 */
export function capabilitiesOf(
  integration: CompiledIntegration,
  filter: CapabilityFilter,
  { basePath, account }: { basePath: string; account?: CapableAccount },
) {
  const { name, label, category, endpoints, documentation } = integration;
  const unified = integration.resourceNames.flatMap((resource) => resource.split('/').slice(1));
  checkWanted(integration, filter, unified);
  const wanted = [...endpoints.values()]
    .filter((endpoint) => isWanted(endpoint, filter))
    .filter(({ summary }) => (summary !== '') === filter.hasDescription);
  return {
    integration: { id: name, name, label, category },
    proxy: filter.type === 'unified' ? [] : proxyCapabilities(integration, wanted, account),
    unified: filter.type === 'proxy' ? [] : unifiedCapabilities(integration, filter, basePath),
    auth: {
      formats: formatsOf(integration),
      fields: connectionForm(integration).map((field) => ({
        name: field.name,
        label: field.label,
        type: field.type,
        required: field.required,
      })),
      documentation_link: documentation,
    },
    ai_readiness: readinessOf(integration),
    ...(account === undefined
      ? {}
      : {
          account: {
            id: account.id,
            status: account.status,
            authentication_method: account.authentication_method,
            is_blocked: false,
          },
        }),
  };
}
