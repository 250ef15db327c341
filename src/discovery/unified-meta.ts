import {
  type CompiledCall,
  type CompiledIntegration,
  type CompiledResource,
  type FilledArguments,
} from '../definitions/index.ts';
import { type JsonObject, sameRecord } from '../mapping/index.ts';
import { type FieldMapping, mappingOf, type UnsupportedField, unsupportedFieldsOf } from './field-mapping.ts';
import { type JsonSchema } from './parameter-schema.ts';
import { allCallsOf, methodsOf, type UnifiedMethodName } from './unified-methods.ts';
import { acrossVariants } from './variants.ts';
import { describeCall, type VendorCall } from './vendor-calls.ts';

/** What a method of a unified resource is at one vendor. */
export interface VendorMeta {
  is_supported: boolean;
  restriction: string | null;
  calls: VendorCall[];
  /** Filters of a list that the vendor can honour, as JSON Schemas by name. */
  filters: Record<string, JsonSchema>;
  response_mapping: FieldMapping[];
  request_body_mapping: FieldMapping[];
  unsupported_fields: UnsupportedField[];
  /** What every call of the method has in its query besides what the caller says. */
  default_query: JsonObject;
  default_body: JsonObject;
}

const nothing: FilledArguments = { path: {}, query: {}, body: undefined };

/** What a call has of its own: everything that no placeholder fills. */
function ownArguments(call: CompiledCall | undefined): FilledArguments[] {
  return call === undefined ? [] : [call.argumentsFor({})];
}

function argumentsOf(resource: CompiledResource, method: UnifiedMethodName): FilledArguments[] {
  switch (method) {
    case 'list':
      return ownArguments(resource.list?.call);
    case 'get':
      return [...(resource.get?.by.values() ?? [])].flatMap(({ call }) => ownArguments(call));
    case 'delete':
      return [...(resource.delete?.by.values() ?? [])].flatMap(ownArguments);
    default: {
      const write = resource[method];
      const [own = nothing] = ownArguments(write?.call);
      return write === undefined ? [] : [{ ...own, body: write.place({}, { ...own.body }, {}) }];
    }
  }
}

/** The properties that all objects have alike. */
function commonProperties(objects: readonly JsonObject[]): JsonObject {
  const [first = {}, ...others] = objects;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((other) => sameRecord(value, other[name]))),
  );
}

/** The filters that a vendor's list can honour. */
function filtersOf(integration: CompiledIntegration, name: string): Record<string, JsonSchema> {
  const lookups = acrossVariants(integration, name, ({ list, identity }) =>
    [...(list?.lookups ?? [])].map(
      ([filter, { kind }]) =>
        [filter, `Looks records up by ${identity.kinds.get(kind)?.label ?? kind}; several with commas.`] as const,
    ),
  );
  const filters = acrossVariants(integration, name, ({ list }) =>
    [...(list?.filters.keys() ?? [])].map((filter) => [filter, 'Handed to the list of the vendor.'] as const),
  );
  const described = [...lookups, ...filters].map(({ value: [filter, text], where }) => {
    const description = where === undefined ? text : `${text} Where ${where}.`;
    return { filter, description };
  });
  const names = [...new Set(described.map(({ filter }) => filter))];
  return Object.fromEntries(
    names.map((filter) => {
      const texts = described.filter((entry) => entry.filter === filter).map(({ description }) => description);
      return [filter, { type: 'string', description: texts.join(' ') }];
    }),
  );
}

const writing: readonly UnifiedMethodName[] = ['create', 'update'];

/** What a method of a resource, named `model/resource`, is at a vendor: its calls, its mapping and what it lacks. */
export function vendorMetaOf(integration: CompiledIntegration, name: string, method: UnifiedMethodName): VendorMeta {
  const { is_supported: isSupported = false, restriction = null } =
    methodsOf(integration, name).find((candidate) => candidate.method === method) ?? {};
  const mapping = mappingOf(integration, name);
  const given = acrossVariants(integration, name, (resource) => argumentsOf(resource, method)).map(
    ({ value }) => value,
  );
  return {
    is_supported: isSupported,
    restriction,
    calls: allCallsOf(integration, name, method).map((endpoint) => describeCall(integration, endpoint)),
    filters: method === 'list' ? filtersOf(integration, name) : {},
    response_mapping: method === 'delete' ? [] : mapping.filter(({ direction }) => direction !== 'write'),
    request_body_mapping: writing.includes(method) ? mapping.filter(({ direction }) => direction !== 'read') : [],
    unsupported_fields: unsupportedFieldsOf(integration, name),
    default_query: commonProperties(given.map(({ query }) => query)),
    default_body: commonProperties(given.map(({ body = {} }) => body)),
  };
}
