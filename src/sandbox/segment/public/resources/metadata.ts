import { notFound } from '../answers.ts';
import { type PublicAnswers } from '../call.ts';
import { list } from '../items.ts';

interface Kind {
  name: string;
  categories: string[];
}

/** A few of the types in the vendor's catalog, by their slugs, which are their ids here. */
const sources = new Map<string, Kind>([
  ['http-api', { name: 'HTTP API', categories: ['Server'] }],
  ['javascript', { name: 'Javascript', categories: ['Website'] }],
  ['node', { name: 'Node.js', categories: ['Server'] }],
  ['stripe', { name: 'Stripe', categories: ['Payments'] }],
]);
const destinations = new Map<string, Kind>([
  ['braze', { name: 'Braze', categories: ['Email Marketing', 'Push Notifications'] }],
  ['iterable', { name: 'Iterable', categories: ['Email Marketing'] }],
  ['webhooks', { name: 'Webhooks', categories: ['Raw Data'] }],
]);
const warehouses = new Map<string, Kind>([
  ['bigquery', { name: 'BigQuery', categories: [] }],
  ['postgres', { name: 'Postgres', categories: [] }],
  ['snowflake', { name: 'Snowflake', categories: [] }],
]);

function kindOf(kinds: ReadonlyMap<string, Kind>, id: string): Kind {
  const kind = kinds.get(id);
  if (kind === undefined) throw notFound('The catalog entry');
  return kind;
}

/** What every entry of the catalog has. */
function commonOf(id: string, { name }: Kind) {
  return {
    id,
    name,
    slug: id,
    description: `${name} as the sandbox knows it.`,
    logos: { default: `https://cdn.filepicker.io/api/file/${id}` },
    options: [{ name: 'name', type: 'string', required: false, description: '', label: 'Name' }],
  };
}

/** A type of source. Throws a 404 `Refusal` for an id that the catalog does not have. */
export function sourceMetadata(id: string): object {
  const kind = kindOf(sources, id);
  return { ...commonOf(id, kind), categories: kind.categories, isCloudEventSource: id === 'stripe' };
}

/** A type of warehouse. Throws a 404 `Refusal` for an id that the catalog does not have. */
export function warehouseMetadata(id: string): object {
  return commonOf(id, kindOf(warehouses, id));
}

/** A type of destination. Throws a 404 `Refusal` for an id that the catalog does not have. */
export function destinationMetadata(id: string): object {
  const kind = kindOf(destinations, id);
  return {
    ...commonOf(id, kind),
    status: 'PUBLIC',
    previousNames: [],
    categories: kind.categories,
    website: `https://${id}.example.com`,
    components: [],
    supportedFeatures: { cloudModeInstances: '1', deviceModeInstances: '0', replay: true, browserUnbundling: false },
    supportedMethods: { pageview: true, identify: true, alias: true, track: true, group: true },
    supportedPlatforms: { browser: false, server: true, mobile: false, warehouse: false, cloudAppObject: false },
    actions: [],
    presets: [],
    partnerOwned: false,
    supportedRegions: ['us-west-2', 'eu-west-1'],
    regionEndpoints: ['US', 'EU'],
  };
}

/** Throws a 404 `Refusal` for a type that the catalog does not have. */
export function checkSourceKind(id: string): void {
  kindOf(sources, id);
}

/** Throws a 404 `Refusal` for a type that the catalog does not have. */
export function checkDestinationKind(id: string): void {
  kindOf(destinations, id);
}

/** Throws a 404 `Refusal` for a type that the catalog does not have. */
export function checkWarehouseKind(id: string): void {
  kindOf(warehouses, id);
}

/** The catalog of what can be connected to a workspace. */
export const metadataAnswers: PublicAnswers = {
  'public.getSourcesCatalog': (call) => list(call, 'sourcesCatalog', [...sources.keys()], sourceMetadata),
  'public.getDestinationsCatalog': (call) =>
    list(call, 'destinationsCatalog', [...destinations.keys()], destinationMetadata),
  'public.getWarehousesCatalog': (call) => list(call, 'warehousesCatalog', [...warehouses.keys()], warehouseMetadata),
  'public.getSourceMetadata': ({ parameter }) => ({ sourceMetadata: sourceMetadata(parameter('sourceMetadataId')) }),
  'public.getDestinationMetadata': ({ parameter }) => ({
    destinationMetadata: destinationMetadata(parameter('destinationMetadataId')),
  }),
  'public.getWarehouseMetadata': ({ parameter }) => ({
    warehouseMetadata: warehouseMetadata(parameter('warehouseMetadataId')),
  }),
};
