import { z } from 'zod';
import { type AcceptedEvent, type CallType, type Item, type Source, type Workspace } from '../../state/index.ts';
import { invalidInput } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { list, sourceOf } from '../items.ts';
import { collectionOf } from '../plain.ts';
import { connectedSourceOf, connectedSourcesOf, warehouseOf } from './warehouses.ts';

/** The table of a warehouse that each kind of call fills. */
const tables: Record<CallType, string> = {
  identify: 'identifies',
  track: 'tracks',
  page: 'pages',
  screen: 'screens',
  group: 'groups',
  alias: 'aliases',
};

/** The tables of a profiles warehouse. */
const profileTables = [
  'id_graph_updates',
  'external_id_mapping_updates',
  'profile_merges',
  'profile_traits_updates',
  'user_identifiers',
  'user_traits',
];

/** One rule: a collection, or a property of one, is synced or not. */
interface Override {
  collection: string;
  property?: string | undefined;
  enabled: boolean;
}

/** The rules of a warehouse for one source, or for its space. */
const rulesOf = ({ workspace }: PublicCall, warehouseId: string, holder: string) =>
  collectionOf(workspace, `selective-syncs ${warehouseId} ${holder}`, 'selective sync');

function setRule(call: PublicCall, warehouseId: string, holder: string, rule: Override): void {
  const rules = rulesOf(call, warehouseId, holder);
  const item: Item = { ...rule, id: JSON.stringify([rule.collection, rule.property]) };
  if (rules.find(item.id) === undefined) rules.add(item);
  else rules.replace(item.id, item);
}

const eventsOf = ({ events }: Workspace, { id }: Source) => events.filter(({ sourceId }) => sourceId === id);

/** What a source has sent, by the table that it goes to: the names of the columns. */
function collectionsOf(events: readonly AcceptedEvent[]): Map<string, Set<string>> {
  const collections = new Map<string, Set<string>>();
  for (const { type, properties, traits } of events) {
    const columns = collections.get(tables[type]) ?? new Set<string>();
    for (const name of [...Object.keys(properties), ...Object.keys(traits)]) columns.add(name);
    collections.set(tables[type], columns);
  }
  return collections;
}

/** Every collection with what the rules say of it and its properties; what no rule names is synced. */
function applyRules(collections: ReadonlyMap<string, ReadonlySet<string>>, rules: readonly Item[]) {
  const names = new Set([...collections.keys(), ...rules.map(({ collection }) => String(collection))]);
  const isEnabled = (collection: string, property?: string) =>
    rules.find((rule) => rule.collection === collection && rule.property === property)?.enabled ?? true;
  return [...names].map((collection) => {
    const ruled = rules.flatMap((rule) =>
      rule.collection === collection && typeof rule.property === 'string' ? [rule.property] : [],
    );
    const properties = new Set([...(collections.get(collection) ?? []), ...ruled]);
    return {
      collection,
      enabled: isEnabled(collection),
      properties: Object.fromEntries([...properties].map((name) => [name, { enabled: isEnabled(collection, name) }])),
    };
  });
}

function listOfSource(call: PublicCall): object {
  const { id: warehouseId } = warehouseOf(call);
  const source = connectedSourceOf(call, sourceOf(call).id);
  const collections = collectionsOf(eventsOf(call.workspace, source));
  const found = applyRules(collections, rulesOf(call, warehouseId, source.id).list());
  return list(call, 'items', found, (item) => ({ sourceId: source.id, warehouseId, ...item }));
}

const sourceOverridesSchema = z.object({
  syncOverrides: z.array(
    z.object({
      sourceId: z.string(),
      collection: z.string().min(1).optional(),
      property: z.string().min(1).optional(),
      enabled: z.boolean(),
    }),
  ),
});

/** Sets rules for connected sources, all of them or none. Warns of collections that a source has not sent yet. */
function updateOfSources(call: PublicCall): object {
  const { id: warehouseId } = warehouseOf(call);
  const { syncOverrides } = parseInput(sourceOverridesSchema, call.body);
  const wanted = syncOverrides.map(({ sourceId, collection, ...rule }, index) => {
    const source = connectedSourceOf(call, sourceId);
    if (collection === undefined && rule.property !== undefined) {
      const field = `syncOverrides.${index}.collection`;
      throw invalidInput([{ field, message: 'is required together with property' }]);
    }
    const sent = [...collectionsOf(eventsOf(call.workspace, source)).keys()];
    return {
      source,
      sent,
      rules: (collection === undefined ? sent : [collection]).map((name) => ({ collection: name, ...rule })),
    };
  });
  for (const { source, rules } of wanted) {
    for (const rule of rules) setRule(call, warehouseId, source.id, rule);
  }
  const warnings = wanted.flatMap(({ source, sent, rules }) =>
    rules
      .filter(({ collection }) => !sent.includes(collection))
      .map(({ collection }) => `The source ${source.id} has not sent the collection ${collection}`),
  );
  return { status: 'UPDATED', warnings };
}

/** The name under which the rules of a profiles warehouse are kept, and the switch for its tables of events. */
const spaceHolder = 'space';
const eventTables = 'event tables';

function listOfSpace(call: PublicCall): object {
  const { id: warehouseId } = warehouseOf(call);
  const rules = rulesOf(call, warehouseId, spaceHolder).list();
  const found = applyRules(new Map(profileTables.map((name) => [name, new Set<string>()])), rules);
  return {
    ...list(call, 'items', found, (item) => ({ warehouseId, ...item })),
    enableEventTables: rulesOf(call, warehouseId, eventTables).list()[0]?.enabled === true,
  };
}

const spaceOverridesSchema = z.object({
  syncOverrides: z
    .array(z.object({ collection: z.string(), property: z.string().min(1).optional(), enabled: z.boolean() }))
    .default([]),
  enableEventTables: z.boolean().optional(),
});

function updateOfSpace(call: PublicCall): object {
  const { id: warehouseId } = warehouseOf(call);
  const { syncOverrides, enableEventTables } = parseInput(spaceOverridesSchema, call.body);
  const unknown = syncOverrides.findIndex(({ collection }) => !profileTables.includes(collection));
  if (unknown >= 0) {
    const message = `must be one of ${profileTables.join(', ')}`;
    throw invalidInput([{ field: `syncOverrides.${unknown}.collection`, message }]);
  }
  for (const rule of syncOverrides) setRule(call, warehouseId, spaceHolder, rule);
  if (enableEventTables !== undefined) {
    setRule(call, warehouseId, eventTables, { collection: eventTables, enabled: enableEventTables });
  }
  return { status: 'UPDATED' };
}

const oneHour = 3_600_000;
const syncTime = 90_000;

/** One sync for each hour in which a source sent something, at the end of that hour; the newest first. */
function reportsOf({ workspace, state }: PublicCall, source: Source): object[] {
  const counts = new Map<number, number>();
  for (const { receivedAt } of eventsOf(workspace, source)) {
    const start = (Math.floor(receivedAt / oneHour) + 1) * oneHour;
    if (start + syncTime <= state.clock.now()) counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([one], [other]) => other - one)
    .map(([start, count]) => ({
      sourceId: source.id,
      start: new Date(start).toISOString(),
      end: new Date(start + syncTime).toISOString(),
      status: 'SUCCESS',
      duration: syncTime / 1000,
      humanDuration: '1m30s',
      count,
      notices: [],
    }));
}

const listReports = (call: PublicCall, sources: readonly Source[]) =>
  list(
    call,
    'reports',
    sources.flatMap((source) => reportsOf(call, source)),
    (report) => report,
  );

/** What warehouses take over of their sources, and when they did. */
export const selectiveSyncAnswers: PublicAnswers = {
  'public.listSelectiveSyncsFromWarehouseAndSource': listOfSource,
  'public.updateSelectiveSyncForWarehouse': updateOfSources,
  'public.listSelectiveSyncsFromWarehouseAndSpace': listOfSpace,
  'public.updateSelectiveSyncForWarehouseAndSpace': updateOfSpace,
  'public.listSyncsFromWarehouse': (call) => listReports(call, connectedSourcesOf(call)),
  'public.listSyncsFromWarehouseAndSource': (call) => listReports(call, [connectedSourceOf(call, sourceOf(call).id)]),
};
