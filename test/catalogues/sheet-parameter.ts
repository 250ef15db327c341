import { z } from 'zod';
import { type FactParameter } from '../../src/sandbox/reference/index.ts';

/** A parameter as the vendors' endpoint tables write it. */
export interface SheetParameter {
  name: string;
  type: string;
  required: boolean;
  enum?: (string | number)[] | undefined;
  fields?: SheetParameter[] | undefined;
}

export const sheetParameterSchema: z.ZodType<SheetParameter> = z.looseObject({
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  get fields() {
    return z.array(sheetParameterSchema).optional();
  },
});

export const sheetParametersSchema = z.array(sheetParameterSchema);

const simpleTypes: Record<string, string> = {
  'string(date-time)': 'datetime',
  'string(UUID)': 'string',
  'string(E.164)': 'string',
  '{ [key: string]: any }': 'object',
  map: 'object',
  binary: 'string',
};

/** `string|array<string>` as `string|string[]`. */
function toType(type: string): string {
  const [, inner] = /^array<(.*)>$/.exec(type) ?? [];
  if (inner !== undefined) return `${toType(inner)}[]`;
  if (simpleTypes[type] !== undefined) return simpleTypes[type];
  if (type.includes('|')) return type.split('|').map(toType).join('|');
  return type;
}

function toFactParameter({ type, required, enum: choices, fields }: SheetParameter): FactParameter {
  const plain = toType(type);
  if (choices === undefined && fields === undefined) return required ? `${plain}!` : plain;
  return {
    type: plain,
    ...(required ? { required } : {}),
    ...(choices === undefined ? {} : { choices: choices.map(String) }),
    ...(fields === undefined ? {} : { fields: toFactParameters(fields) ?? {} }),
  };
}

/** Parameters in the notation of definitions; undefined when there are none. */
export function toFactParameters(parameters: readonly SheetParameter[]): Record<string, FactParameter> | undefined {
  if (parameters.length === 0) return undefined;
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, toFactParameter(parameter)]));
}
