import { type CompiledIntegration, type CompiledResource } from '../definitions/index.ts';
import { acrossVariants } from './variants.ts';

/** A kind of id, and what can be done by it. */
export interface Identifier {
  kind: string;
  label: string;
  /** How an id of the kind is written, such as `alias:label:name`. */
  form: string;
  /** True for the kind of plain ids. */
  is_primary: boolean;
  uses: ('read' | 'write' | 'delete')[];
  /** Settings of the accounts for which it holds; null: all. */
  where: string | null;
}

function identifiersIn({ identity, get, delete: remove }: CompiledResource): Omit<Identifier, 'where'>[] {
  return [...identity.kinds.values()].map((kind) => ({
    kind: kind.name,
    label: kind.label,
    form: [kind.name, ...(kind.parts.length === 0 ? ['…'] : kind.parts)].join(':'),
    is_primary: kind === identity.primary,
    uses: [
      ...(get?.by.has(kind.name) === true ? (['read'] as const) : []),
      ...(kind.record === undefined ? [] : (['write'] as const)),
      ...(remove?.by.has(kind.name) === true ? (['delete'] as const) : []),
    ],
  }));
}

/** The ways to name a record of a resource, named `model/resource`. */
export function identifiersOf(integration: CompiledIntegration, name: string): Identifier[] {
  return acrossVariants(integration, name, identifiersIn).map(({ value, where = null }) => ({ ...value, where }));
}
