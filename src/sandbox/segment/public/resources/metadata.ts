import { notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { list } from '../items.ts';

interface Kind {
  name: string;
  categories: string[];
}

/** A few of the types in the vendor's catalog, by their slugs, which are their ids here. */
const sources: Record<string, Kind> = {
  'http-api': { name: 'HTTP API', categories: ['Server'] },
  javascript: { name: 'Javascript', categories: ['Website'] },
  nodejs: { name: 'Node.js', categories: ['Server'] },
  stripe: { name: 'Stripe', categories: ['Payments'] },
};
const destinations: Record<string, Kind> = {
  braze: { name: 'Braze', categories: ['Email Marketing', 'Push Notifications'] },
  iterable: { name: 'Iterable', categories: ['Email Marketing'] },
  webhooks: { name: 'Webhooks', categories: ['Raw Data'] },
};
const warehouses: Record<string, Kind> = {
  bigquery: { name: 'BigQuery', categories: [] },
  postgres: { name: 'Postgres', categories: [] },
  snowflake: { name: 'Snowflake', categories: [] },
};

/** What every entry of the catalog has; one that the sandbox does not know is called by its id. */
function commonOf(id: string, kinds: Record<string, Kind>) {
  const name = kinds[id]?.name ?? id;
  return {
    id,
    name,
    slug: id,
    description: `${name} as the sandbox knows it.`,
    logos: { default: `https://cdn.filepicker.io/api/file/${id}` },
    options: [{ name: 'name', type: 'string', required: false, description: '', label: 'Name' }],
  };
}

export function sourceMetadata(id: string): object {
  return { ...commonOf(id, sources), categories: sources[id]?.categories ?? [], isCloudEventSource: id === 'stripe' };
}

export function warehouseMetadata(id: string): object {
  return commonOf(id, warehouses);
}

export function destinationMetadata(id: string): object {
  return {
    ...commonOf(id, destinations),
    status: 'PUBLIC',
    previousNames: [],
    categories: destinations[id]?.categories ?? [],
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

function oneOf(call: PublicCall, parameter: string, kinds: Record<string, Kind>, show: (id: string) => object): object {
  const id = call.parameter(parameter);
  if (kinds[id] === undefined) throw notFound('The catalog entry');
  return show(id);
}

/** Throws a 404 `Refusal` for a type of warehouse that the catalog does not have. */
export function checkWarehouseKind(id: string): void {
  if (warehouses[id] === undefined) throw notFound('The catalog entry');
}

/** The catalog of what can be connected to a workspace. */
export const metadataAnswers: PublicAnswers = {
  'public.getSourcesCatalog': (call) => list(call, 'sourcesCatalog', Object.keys(sources), sourceMetadata),
  'public.getDestinationsCatalog': (call) =>
    list(call, 'destinationsCatalog', Object.keys(destinations), destinationMetadata),
  'public.getWarehousesCatalog': (call) => list(call, 'warehousesCatalog', Object.keys(warehouses), warehouseMetadata),
  'public.getSourceMetadata': (call) => ({
    sourceMetadata: oneOf(call, 'sourceMetadataId', sources, sourceMetadata),
  }),
  'public.getDestinationMetadata': (call) => ({
    destinationMetadata: oneOf(call, 'destinationMetadataId', destinations, destinationMetadata),
  }),
  'public.getWarehouseMetadata': (call) => ({
    warehouseMetadata: oneOf(call, 'warehouseMetadataId', warehouses, warehouseMetadata),
  }),
};
