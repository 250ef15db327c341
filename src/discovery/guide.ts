import { type CompiledCheck, type CompiledIntegration } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { findUnifiedResource, unifiedResources } from '../unified/index.ts';
import { connectionForm, type FormField } from './connection-form.ts';
import { type FieldMapping, mappingOf, type UnsupportedField, unsupportedFieldsOf } from './field-mapping.ts';
import { type Identifier, identifiersOf } from './identifiers.ts';
import { describeServers } from './integration.ts';
import { modelLabel } from './labels.ts';
import { allCallsOf, methodsOf, type UnifiedMethod } from './unified-methods.ts';
import { describeCall, type Limit, limitsOf, type VendorCall } from './vendor-calls.ts';

/** What linking an account shows, and what it means when it is refused. */
export interface GuideCheck {
  server: string;
  /** Why the vendor offers no check; null when there is one. */
  impossible: string | null;
  refusals: { status: number; cause: string }[];
}

export interface GuideResource {
  resource: string;
  description: string;
  methods: (UnifiedMethod & { calls: VendorCall[] })[];
  identifiers: Identifier[];
  fields: FieldMapping[];
  unsupported_fields: UnsupportedField[];
}

/** What the people who link an account of a vendor should know. */
export interface Guide {
  integration: { id: string; name: string; label: string; category: string };
  model: string;
  model_label: string;
  documentation: string;
  connect: { fields: FormField[]; checks: GuideCheck[] };
  servers: { name: string; label: string; is_default: boolean; hosts: string[]; credential_fields: string[] }[];
  /** Every permission that the methods need, each once. */
  permissions: string[];
  limits: Limit[];
  resources: GuideResource[];
}

function describeCheck({ server, explain, impossible }: CompiledCheck): GuideCheck {
  return {
    server: server.name,
    impossible: impossible ?? null,
    refusals: Object.entries(explain).map(([status, cause]) => ({ status: Number(status), cause })),
  };
}

function describeResource(integration: CompiledIntegration, name: string): GuideResource {
  const [model = '', resource = ''] = name.split('/');
  return {
    resource,
    description: findUnifiedResource(model, resource).description,
    methods: methodsOf(integration, name).map((method) => ({
      ...method,
      calls: allCallsOf(integration, name, method.method).map((endpoint) => describeCall(integration, endpoint)),
    })),
    identifiers: identifiersOf(integration, name),
    fields: mappingOf(integration, name),
    unsupported_fields: unsupportedFieldsOf(integration, name),
  };
}

/**
 * The guide to a model at a vendor, made from the definition.
 *
 * @throws CrosswalkError `resource_not_found` when the vendor does not serve the model.
 */
export function guideOf(integration: CompiledIntegration, model: string): Guide {
  // In the order of the model, not of the files.
  const names = Object.keys(unifiedResources).filter(
    (name) => name.startsWith(`${model}/`) && integration.resourceNames.includes(name),
  );
  if (names.length === 0) {
    const models = [...new Set(integration.resourceNames.map((name) => name.split('/', 1)[0]))].join(', ');
    throw new CrosswalkError(
      'resource_not_found',
      `${integration.label} does not serve the unified model "${shorten(model)}". It serves: ${models}.`,
    );
  }
  const { name, label, category, documentation } = integration;
  const resources = names.map((resource) => describeResource(integration, resource));
  const calls = resources.flatMap(({ methods }) => methods.flatMap((method) => method.calls));
  const limits = new Set(calls.map(({ limit }) => limit?.name));
  return {
    integration: { id: name, name, label, category },
    model,
    model_label: modelLabel(model),
    documentation,
    connect: { fields: connectionForm(integration), checks: integration.checks.map(describeCheck) },
    servers: describeServers(integration),
    permissions: [...new Set(calls.flatMap(({ permission }) => permission ?? []))],
    limits: limitsOf(integration).filter((limit) => limits.has(limit.name)),
    resources,
  };
}
