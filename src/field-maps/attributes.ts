import { type Connection } from '../accounts/index.ts';
import {
  type CompiledAttributes,
  type CompiledResource,
  isHostRule,
  type ValueType,
  valueTypes,
  type VendorAttribute,
} from '../definitions/index.ts';
import { fieldPlaces } from '../mapping/index.ts';
import { unifiedResources } from '../unified/index.ts';
import { answersOf, type Caller, isWithoutPermission, mostListed } from './listed.ts';

/** A unified field that a host field can be another name of. */
export interface StandardChoice {
  readonly field: string;
  /** What the vendor calls it. */
  readonly name: string;
  readonly type: ValueType;
  readonly isWritable: boolean;
}

/** A custom attribute that the vendor knows. */
export interface CustomChoice extends VendorAttribute {
  /** Types of the values that it holds; empty when nobody knows. */
  readonly holds: readonly ValueType[];
}

/** What a host field can be mapped to. */
export interface AttributeChoices {
  readonly standard: readonly StandardChoice[];
  /** Undefined when the vendor has no list of its custom attributes, or the account may not read it. */
  readonly custom: readonly CustomChoice[] | undefined;
}

export function standardChoices({ spec, model, resource }: CompiledResource): StandardChoice[] {
  const types = unifiedResources[`${model}/${resource}`]?.types ?? {};
  return fieldPlaces(spec.lens)
    .filter(({ field }) => !isHostRule(field))
    .map(({ field, name, isWritable }) => ({ field, name, isWritable, type: types[field] ?? 'string' }));
}

async function readAttributes(
  caller: Caller,
  connection: Connection,
  attributes: CompiledAttributes,
): Promise<VendorAttribute[]> {
  const found = new Map<string, VendorAttribute>();
  for await (const answer of answersOf(caller, connection, attributes.call)) {
    for (const attribute of attributes.read(answer)) found.set(attribute.name, attribute);
    if (found.size >= mostListed) break;
  }
  return [...found.values()];
}

/**
 * What the host fields of an account can be mapped to. Custom attributes are asked of the vendor; those that are kept for
 * unified fields or for the vendor's own use are left out.
 *
 * @throws CrosswalkError `remote_…` when the vendor has such a list and cannot answer it now.
 */
export async function readChoices(
  caller: Caller,
  connection: Connection,
  resource: CompiledResource,
): Promise<AttributeChoices> {
  const { attributes, lens } = resource;
  const standard = standardChoices(resource);
  if (attributes === undefined) return { standard, custom: undefined };
  const holds = (type: string) => valueTypes.filter((valueType) => attributes.holds(type, valueType));
  try {
    const custom = (await readAttributes(caller, connection, attributes))
      .filter(({ name }) => lens.attributeRefusal(name) === undefined)
      .map((attribute) => ({ ...attribute, holds: attribute.type === undefined ? [] : holds(attribute.type) }))
      .toSorted((left, right) => left.name.localeCompare(right.name));
    return { standard, custom };
  } catch (error) {
    if (isWithoutPermission(error)) return { standard, custom: undefined };
    throw error;
  }
}
