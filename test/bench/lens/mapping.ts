import { compilePath, type JsonObject, type JsonValue } from '../../../src/mapping/index.ts';
import { ada } from '../../fixtures/ada.ts';

/** One mapping of 25 fields, as pairs from which the same mapping is written for every engine. */
export const fields: readonly (readonly [unified: string, vendor: string])[] = [
  ['external_id', 'userId'],
  ['emails[0].email', 'email'],
  ['phones[0].number', 'dataFields.phoneNumber'],
  ['first_name', 'dataFields.firstName'],
  ['last_name', 'dataFields.lastName'],
  ['name', 'dataFields.name'],
  ['username', 'dataFields.username'],
  ['title', 'dataFields.title'],
  ['bio', 'dataFields.bio'],
  ['avatar', 'dataFields.avatar'],
  ['website', 'dataFields.website'],
  ['gender', 'dataFields.gender'],
  ['birthday', 'dataFields.birthday'],
  ['address.street', 'dataFields.street'],
  ['address.city', 'dataFields.city'],
  ['address.region', 'dataFields.region'],
  ['address.postal_code', 'dataFields.postalCode'],
  ['address.country', 'dataFields.country'],
  ['languages[0]', 'dataFields.locale'],
  ['timezone', 'dataFields.timeZone'],
  ['company.id', 'dataFields.company.id'],
  ['company.name', 'dataFields.company.name'],
  ['company.industry', 'dataFields.company.industry'],
  ['company.employee_count', 'dataFields.company.employeeCount'],
  ['company.plan', 'dataFields.company.plan'],
];

export const unifiedUser: JsonObject = { external_id: 'u-1', emails: [{ email: 'ada@example.com' }], ...ada };

/** A record with a value of its own at each place. */
function recordOf(values: readonly (readonly [place: string, value: JsonValue])[]): JsonObject {
  const record: JsonObject = {};
  for (const [place, value] of values) compilePath(place).set(record, value);
  return record;
}

/** The same user as the vendor has it. */
export const vendorUser = recordOf(
  fields.map(([unified, vendor]) => [vendor, compilePath(unified).get(unifiedUser) ?? null]),
);

export type Direction = 'read' | 'write';

/** What a direction starts from, what it must come to, and which place leads to which. */
export function taskOf(direction: Direction) {
  const reads = direction === 'read';
  return {
    input: reads ? vendorUser : unifiedUser,
    expected: reads ? unifiedUser : vendorUser,
    places: fields.map(([unified, vendor]) => (reads ? { from: vendor, to: unified } : { from: unified, to: vendor })),
  };
}

/** The shape of the outcome, with a leaf for each place that it comes from. */
export function templateOf(direction: Direction, leaf: (from: string) => JsonValue): JsonObject {
  return recordOf(taskOf(direction).places.map(({ from, to }) => [to, leaf(from)]));
}
