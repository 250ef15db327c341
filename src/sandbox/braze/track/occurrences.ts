import { type Json, type JsonObject, byteLength, isObject } from '../json.ts';
import { type Profile, countIn } from '../profiles/index.ts';
import { parseTime } from '../times.ts';
import type { Occurrence, Workspace } from '../workspace/index.ts';

type OccurrenceArray = 'events' | 'purchases';

const longestText = 255;
const largestProperties = { events: 100 * 1024, purchases: 50 * 1024 } as const satisfies Record<
  OccurrenceArray,
  number
>;
const reservedEventProperties: readonly string[] = ['time', 'event_name'];
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const isText = (value: Json) => typeof value === 'string' && value !== '' && value.length <= longestText;
const isTime = (value: Json) => typeof value === 'string' && parseTime(value) !== undefined;
const isCurrency = (value: Json) => typeof value === 'string' && currencies.has(value);
const isPrice = (value: Json) => typeof value === 'number';
const isQuantity = (value: Json) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;

const requiredFields: Record<OccurrenceArray, readonly (readonly [string, (value: Json) => boolean])[]> = {
  events: [
    ['name', isText],
    ['time', isTime],
  ],
  purchases: [
    ['product_id', isText],
    ['currency', isCurrency],
    ['price', isPrice],
    ['time', isTime],
  ],
};

function areProperties(value: Json, array: OccurrenceArray): boolean {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  const namesFit = entries.every(
    ([name]) =>
      isText(name) && !name.startsWith('$') && !(array === 'events' && reservedEventProperties.includes(name)),
  );
  const textsFit = entries.every(([, inner]) => typeof inner !== 'string' || inner.length <= longestText);
  return namesFit && textsFit && byteLength(JSON.stringify(value)) <= largestProperties[array];
}

/** Why an event or a purchase is refused; undefined when it is accepted. */
export function refusedOccurrence(array: OccurrenceArray, object: JsonObject): string | undefined {
  for (const [field, accepts] of requiredFields[array]) {
    const value = object[field];
    if (value === undefined || value === null) return `'${field}' is required`;
    if (!accepts(value)) return `'${field}' is not valid`;
  }
  const { quantity, properties, _update_existing_only: updateExistingOnly } = object;
  if (array === 'purchases' && quantity !== undefined && !isQuantity(quantity)) return "'quantity' is not valid";
  if (properties !== undefined && properties !== null && !areProperties(properties, array)) {
    return "'properties' is not valid";
  }
  if (updateExistingOnly !== undefined && typeof updateExistingOnly !== 'boolean') {
    return "'_update_existing_only' is not valid";
  }
  return undefined;
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
const number = (value: Json | undefined) => (typeof value === 'number' ? value : undefined);

/** A time in the future becomes now; past times are kept. */
function occurrence({ brazeId }: Profile, array: OccurrenceArray, object: JsonObject, now: number): Occurrence {
  return {
    brazeId,
    name: text(object[array === 'events' ? 'name' : 'product_id']) ?? '',
    time: Math.min(parseTime(text(object['time']) ?? '') ?? now, now),
    quantity: array === 'purchases' ? (number(object['quantity']) ?? 1) : 1,
    price: number(object['price']),
    currency: text(object['currency']),
    properties: isObject(object['properties']) ? object['properties'] : {},
  };
}

/** Adds an accepted event or purchase to its profile. There is no idempotency key: what is sent twice counts twice. */
export function applyOccurrence(workspace: Workspace, profile: Profile, array: OccurrenceArray, object: JsonObject) {
  const happened = occurrence(profile, array, object, workspace.writeClock.now());
  const { name, time, quantity, price } = happened;
  workspace[array].push(happened);
  const tallies = array === 'events' ? profile.customEvents : profile.purchases;
  countIn(tallies, name, { first: time, last: time, count: quantity });
  if (array === 'purchases') profile.totalRevenue += (price ?? 0) * quantity;
  workspace.profiles.touch(profile);
}
