import { z } from 'zod';
import { compileGlob, compileLens, type Format, type JsonValue } from '../../mapping/index.ts';
import { type AttributesSpec, type ValueType } from '../schema/index.ts';
import { type CompiledCall } from './resource.ts';

const attributeSchema = z.object({
  name: z.string().min(1),
  type: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
});

/** A custom attribute that the vendor knows. */
export type VendorAttribute = z.infer<typeof attributeSchema>;

/** How a vendor lists its custom attributes, and what it keeps in them. */
export interface CompiledAttributes {
  readonly call: CompiledCall;
  /** The attributes in one answer. */
  read(body: JsonValue): VendorAttribute[];
  /** Whether an attribute of this type of the vendor's holds such values; a type that nobody declared holds none. */
  holds(vendorType: string, type: ValueType): boolean;
  /** How values of this type are spelt; undefined: as their type is called. */
  formatOf(type: ValueType): Format | undefined;
}

export function compileAttributes(call: CompiledCall, { each, types, formats }: AttributesSpec): CompiledAttributes {
  const lens = compileLens({ fields: { attributes: { each } } });
  const globs = new Map(Object.entries(types).map(([type, patterns]) => [type, patterns.map(compileGlob)]));
  return Object.freeze({
    call,
    read(body: JsonValue) {
      const found = lens.read(body)['attributes'];
      return (Array.isArray(found) ? found : []).flatMap((item) => {
        const attribute = attributeSchema.safeParse(item);
        return attribute.success ? [attribute.data] : [];
      });
    },
    holds: (vendorType: string, type: ValueType) => globs.get(type)?.some((fits) => fits(vendorType)) === true,
    formatOf: (type: ValueType) => formats[type],
  });
}
