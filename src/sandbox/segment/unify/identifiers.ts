import { z } from 'zod';
import { type JsonObject, filledString, isObject, objectOrEmpty } from '../json.ts';
import type { Collection } from './profile.ts';

/** A value that identifies a profile, lower-case. */
export interface Identifier {
  type: string;
  id: string;
}

/** The form in which an identifier is looked up: `type:value`. */
export const identifierKey = ({ type, id }: Identifier) => `${type}:${id}`;

/** The parts of an event that can identify somebody. */
interface IdentifierSource {
  type: string;
  userId: string | undefined;
  anonymousId: string | undefined;
  groupId: string | undefined;
  traits: JsonObject;
  properties: JsonObject;
  context: JsonObject;
}

const deviceSchema = z.object({
  type: z
    .string()
    .transform((type) => type.toLowerCase())
    .pipe(z.enum(['android', 'ios'])),
  id: z.string().optional(),
  advertisingId: z.string().optional(),
  token: z.string().optional(),
});

const externalIdSchema = z.object({
  id: z.string(),
  type: z.string(),
  collection: z.enum(['users', 'accounts']),
  encoding: z.literal('none'),
});

function deviceIdentifiers(context: JsonObject): [type: string, value: string | undefined][] {
  const { success, data: device } = deviceSchema.safeParse(context.device);
  if (!success) return [];
  return [
    [`${device.type}.id`, device.id],
    [`${device.type}.idfa`, device.advertisingId],
    [`${device.type}.push_token`, device.token],
  ];
}

/** Custom identifiers in `context.externalIds`; an entry that lacks one of its four fields is ignored by the vendor. */
function externalIdentifiers(context: JsonObject, collection: Collection): Identifier[] {
  const entries: unknown[] = Array.isArray(context.externalIds) ? context.externalIds : [];
  return entries.flatMap((entry) => {
    const { success, data } = externalIdSchema.safeParse(entry);
    return success && data.collection === collection ? [{ type: data.type, id: data.id }] : [];
  });
}

function defaultIdentifiers(event: IdentifierSource, collection: Collection, emailFromProperties: boolean) {
  const pairs: [type: string, value: string | undefined][] =
    collection === 'accounts'
      ? [['group_id', event.groupId]]
      : [
          ['user_id', event.userId],
          ['email', event.type === 'identify' ? filledString(event.traits.email) : undefined],
          ['email', filledString(objectOrEmpty(event.context.traits).email)],
          ['email', emailFromProperties ? filledString(event.properties.email) : undefined],
          ['anonymous_id', event.anonymousId],
          ...deviceIdentifiers(event.context),
          ['ga_client_id', googleClientId(event.context)],
        ];
  return pairs.flatMap(([type, id]) => (id === undefined ? [] : [{ type, id }]));
}

function googleClientId(context: JsonObject): string | undefined {
  const google = objectOrEmpty(context.integrations)['Google Analytics'];
  return isObject(google) ? filledString(google.clientId) : undefined;
}

/** All identifiers that an event carries for a collection, lower-case and each once. */
export function identifiersOf(
  event: IdentifierSource,
  collection: Collection,
  { emailFromProperties }: { emailFromProperties: boolean },
): Identifier[] {
  const found = [
    ...defaultIdentifiers(event, collection, emailFromProperties),
    ...externalIdentifiers(event.context, collection),
  ];
  const unique = new Map<string, Identifier>();
  for (const { type, id } of found) {
    const identifier = { type, id: id.toLowerCase() };
    if (id !== '') unique.set(identifierKey(identifier), identifier);
  }
  return [...unique.values()];
}
