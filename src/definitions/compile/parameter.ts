import { type JsonValue } from '../../mapping/index.ts';
import { type ParameterSpec, type parameterTypes, type PathParameterSpec } from '../schema/index.ts';

/** One of the types that a parameter may have. */
export interface ParameterType {
  readonly kind: (typeof parameterTypes)[number];
  /** True for a list of such values. */
  readonly isList: boolean;
}

/** A declared parameter of an endpoint. */
export interface CompiledParameter {
  readonly name: string;
  /** As declared, such as `string|string[]`. */
  readonly type: string;
  /** The alternatives of `type`. */
  readonly types: readonly ParameterType[];
  readonly required: boolean;
  readonly description?: string;
  readonly choices?: readonly string[];
  /** Properties of the object, or of each object of the list. */
  readonly fields?: readonly CompiledParameter[];
  /** For a parameter of the path: the setting of the account that is taken where the caller gives nothing. */
  readonly setting?: string;
}

const kinds: Record<string, ParameterType['kind']> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  object: 'object',
  array: 'array',
} satisfies Record<Exclude<ParameterType['kind'], 'any'>, ParameterType['kind']>;

function compileType(type: string): ParameterType {
  const isList = type.endsWith('[]');
  return { kind: kinds[isList ? type.slice(0, -2) : type] ?? 'any', isList };
}

/** A declaration such as `string!` or its long form. */
export function compileParameter(name: string, spec: ParameterSpec): CompiledParameter {
  const { type, required, description, choices, fields } =
    typeof spec === 'string' ? { type: spec.replace('!', ''), required: spec.endsWith('!') } : spec;
  return {
    name,
    type,
    types: type.split('|').map(compileType),
    required,
    ...(description === undefined ? {} : { description }),
    ...(choices === undefined ? {} : { choices }),
    ...(fields === undefined ? {} : { fields: compileParameters(fields) }),
  };
}

export function compileParameters(parameters: Readonly<Record<string, ParameterSpec>> = {}): CompiledParameter[] {
  return Object.entries(parameters).map(([name, spec]) => compileParameter(name, spec));
}

/**
 * A parameter of the path.
 *
 * @param settings names of the settings that fill the parameter of their name, where it says nothing else
 */
export function compilePathParameter(
  name: string,
  spec: PathParameterSpec,
  settings: readonly string[],
): CompiledParameter {
  const { from_setting: fromSetting = settings.includes(name), ...declared } =
    typeof spec === 'string' ? { type: spec } : spec;
  const parameter = compileParameter(name, { ...declared, required: true });
  return fromSetting ? { ...parameter, setting: name } : parameter;
}

function isOfKind(value: JsonValue, kind: ParameterType['kind']): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'date':
    case 'datetime':
      return typeof value === 'string';
    default:
      return typeof value === kind;
  }
}

/** True when the value has one of the types of the parameter. */
export function fitsParameter(value: JsonValue, { types }: CompiledParameter): boolean {
  return types.some(({ kind, isList }) =>
    isList ? Array.isArray(value) && value.every((item) => isOfKind(item, kind)) : isOfKind(value, kind),
  );
}
