import { z } from 'zod';
import { evaluateCondition, valueAt } from '../../fql/index.ts';
import { type JsonObject, isObject } from '../../json.ts';
import { type PublicCall } from '../call.ts';
import { checkIf, readCondition } from '../conditions.ts';
import { parseInput } from '../input.ts';

/** Names of properties, as a list or as an object with a list under `fields`. */
const namesSchema = z.union([
  z.array(z.string()),
  z.object({ fields: z.array(z.string()) }).transform(({ fields }) => fields),
]);

/** What facts do not say of the actions of a filter: the share that is kept is one of 0 to 1. */
const actionSchema = z.object({
  type: z.enum(['ALLOW_PROPERTIES', 'DROP', 'DROP_PROPERTIES', 'SAMPLE']),
  /** Names of properties, by the part of the event that they are in. */
  fields: z.record(z.string(), namesSchema).optional(),
  percent: z.number().min(0).max(1).optional(),
  /** Events that agree in this are kept or dropped together. */
  path: z.string().optional(),
});
type Action = z.infer<typeof actionSchema>;

const filterSchema = z.object({ actions: z.array(actionSchema).optional() });

/** Throws a 422 `Refusal` for a filter whose condition or actions are wrong. */
export function checkFilter({ body }: PublicCall): void {
  parseInput(filterSchema, body);
  checkIf(body);
}

/** Leaves only those properties, of the parts of an event that an action names, which it keeps. */
function selectProperties(
  event: JsonObject,
  { fields = {} }: Action,
  keeps: (isNamed: boolean) => boolean,
): JsonObject {
  const changed = Object.entries(fields).flatMap(([part, names]) => {
    const within = event[part];
    if (!isObject(within)) return [];
    return [[part, Object.fromEntries(Object.entries(within).filter(([name]) => keeps(names.includes(name))))]];
  });
  return { ...event, ...Object.fromEntries(changed) };
}

/** A number of 0 until 1 that is the same for the same text. */
function shareOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return (hash >>> 0) / 2 ** 32;
}

/** What an action leaves of an event; undefined: nothing. */
function act(event: JsonObject, action: Action): JsonObject | undefined {
  const { type, percent = 1, path } = action;
  if (type === 'DROP') return undefined;
  if (type === 'DROP_PROPERTIES') return selectProperties(event, action, (isNamed) => !isNamed);
  if (type === 'ALLOW_PROPERTIES') return selectProperties(event, action, (isNamed) => isNamed);
  return shareOf(JSON.stringify(path === undefined ? event : valueAt(event, path))) < percent ? event : undefined;
}

const previewSchema = z.object({
  filter: z.object({ if: z.string(), actions: z.array(actionSchema) }),
  payload: z.record(z.string(), z.unknown()),
});

/** What a filter would leave of an event: the event itself when it does not meet the condition, null when it is dropped. */
export function previewFilter({ body }: PublicCall): object {
  const { filter, payload } = parseInput(previewSchema, body);
  if (!evaluateCondition(readCondition(filter.if, 'filter.if'), payload)) {
    return { inputPayload: payload, result: payload };
  }
  let result: JsonObject | undefined = payload;
  for (const action of filter.actions) result = result === undefined ? undefined : act(result, action);
  return { inputPayload: payload, result: result ?? null };
}
