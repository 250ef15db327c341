import { z } from 'zod';
import { compileLens, type JsonValue } from '../../mapping/index.ts';
import { type ChoicesCall } from '../schema/index.ts';
import { type CompiledCall } from './resource.ts';

const choiceSchema = z.object({ value: z.string().min(1), label: z.string().min(1) });

/** Something of the vendor's that can be chosen for a connection field. */
export type Choice = z.infer<typeof choiceSchema>;

/** How the vendor lists what a connection field is chosen from. */
export interface CompiledChoices {
  readonly call: CompiledCall;
  /** The choices in one answer. */
  read(body: JsonValue): Choice[];
}

export function compileChoices(call: CompiledCall, { each }: ChoicesCall): CompiledChoices {
  const lens = compileLens({ fields: { choices: { each } } });
  return Object.freeze({
    call,
    read(body: JsonValue) {
      const found = lens.read(body)['choices'];
      return (Array.isArray(found) ? found : []).flatMap((item) => {
        const choice = choiceSchema.safeParse(item);
        return choice.success ? [choice.data] : [];
      });
    },
  });
}
