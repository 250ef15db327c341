import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Answer, type Harness, tenant, vendorNames, type VendorName } from '../harness.ts';

/** What the product calls the fields of its users. */
export const hostFields: readonly JsonObject[] = [
  { name: 'given_name', label: 'Given name', required: true, example: 'Ada' },
  { name: 'tier', label: 'Loyalty tier', example: 'gold' },
  { name: 'points', label: 'Points', type: 'number', example: 12 },
  { name: 'joined', label: 'Joined', type: 'datetime' },
];

/** A map of all of them that every vendor takes. */
export const mapping: JsonObject = {
  given_name: { field: 'first_name' },
  tier: { attribute: 'Loyalty tier', values: { gold: 'G', silver: 'S' } },
  points: { attribute: 'points' },
  joined: { attribute: 'joined_at' },
};

export async function declareFields(harness: Harness, vendors: readonly VendorName[] = vendorNames): Promise<void> {
  for (const vendor of vendors) {
    for (const body of hostFields) await harness.call('POST', `/integration/${vendor}/host-fields`, { body });
  }
}

/** A new account of the vendor, without a map. */
export async function linkNew(harness: Harness, integration: VendorName): Promise<string> {
  const { accounts } = harness.crosswalk.api;
  const created = accounts.create({ tenantId: tenant, integration, context: {}, sandbox: true });
  return (await harness.clock.advanceUntil(created)).id;
}

export const mapPath = (account: string) => `/integrated-account/${account}/field-map`;

/** Where the form of a mapping page is sent: the address names the version of the map that the page shows. */
export function actionOf({ text }: Answer): string {
  const [, action] = /<form method="post" action="([^"]*\/post-connect\/[^"]*)"/.exec(text) ?? [];
  if (action === undefined) throw new TypeError('the page has no form of a map');
  return action.replaceAll('&amp;', '&');
}

export function saveMap(harness: Harness, account: string, fields: JsonValue): Promise<Answer> {
  return harness.call('PUT', mapPath(account), { body: { fields } });
}
