import { z } from 'zod';
import { type Source } from '../../state/index.ts';
import { conflict, notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { list, sourceOf } from '../items.ts';
import { forgetBelongings, newId } from '../plain.ts';
import { checkSourceKind } from './metadata.ts';
import { presentDestination, presentSource } from './present.ts';
import { trackingPlanOf } from './tracking-plans.ts';
import { warehousesOf } from './warehouses.ts';

const settings = z.record(z.string(), z.unknown());
const creationSchema = z.object({
  slug: z.string().min(1),
  enabled: z.boolean(),
  metadataId: z.string().min(1),
  settings: settings.default({}),
});
const changeSchema = z.object({
  name: z.string().min(1).optional(),
  enabled: z.boolean().optional(),
  slug: z.string().min(1).optional(),
  settings: settings.optional(),
});
const labelsSchema = z.object({
  labels: z.array(z.object({ key: z.string().min(1), value: z.string().min(1), description: z.string().optional() })),
});

function checkSlug({ workspace }: PublicCall, slug: string, own?: Source): void {
  if (workspace.sources.some((source) => source.slug === slug && source !== own)) {
    throw conflict(`The slug ${slug} is in use`);
  }
}

/** Real write keys are 32 characters long. */
function newWriteKey(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

function create(call: PublicCall): Response {
  const { slug, enabled, metadataId, settings: given } = parseInput(creationSchema, call.body);
  checkSourceKind(metadataId);
  checkSlug(call, slug);
  const source: Source = {
    id: newId('src'),
    name: slug,
    slug,
    metadataId,
    writeKeys: [newWriteKey()],
    enabled,
    oauthRequired: false,
    settings: given,
    labels: [],
    schemaSettings: {},
    destinations: [],
  };
  call.workspace.sources.push(source);
  return Response.json({ data: { source: presentSource(call.workspace, source) } }, { status: 201 });
}

function update(call: PublicCall): object {
  const source = sourceOf(call);
  const change = parseInput(changeSchema, call.body);
  if (change.slug !== undefined) checkSlug(call, change.slug, source);
  source.name = change.name ?? source.name;
  source.enabled = change.enabled ?? source.enabled;
  source.slug = change.slug ?? source.slug;
  source.settings = { ...source.settings, ...change.settings };
  return { source: presentSource(call.workspace, source) };
}

function remove(call: PublicCall): object {
  const source = sourceOf(call);
  call.workspace.sources = call.workspace.sources.filter((other) => other !== source);
  for (const { id } of [source, ...source.destinations]) forgetBelongings(call.workspace, id);
  return { status: 'SUCCESS' };
}

function setLabels(call: PublicCall, present: Source['labels']): object {
  const { labels } = parseInput(labelsSchema, call.body);
  const isGiven = ({ key, value }: Source['labels'][number]) =>
    labels.some((label) => label.key === key && label.value === value);
  const source = sourceOf(call);
  source.labels = [...present.filter((label) => !isGiven(label)), ...labels];
  return { labels: source.labels };
}

function createWriteKey(call: PublicCall): object {
  const source = sourceOf(call);
  source.writeKeys = [...source.writeKeys, newWriteKey()];
  return { source: presentSource(call.workspace, source) };
}

function removeWriteKey(call: PublicCall): object {
  const source = sourceOf(call);
  const key = call.parameter('writeKey');
  if (!source.writeKeys.includes(key)) throw notFound('The write key');
  source.writeKeys = source.writeKeys.filter((other) => other !== key);
  return { status: 'SUCCESS' };
}

function updateSchemaSettings(call: PublicCall): object {
  const source = sourceOf(call);
  source.schemaSettings = { ...source.schemaSettings, ...call.body };
  return { sourceId: source.id, settings: source.schemaSettings };
}

/** Sources: where events come from, each with keys of its own. */
export const sourceAnswers: PublicAnswers = {
  'public.listSources': (call) =>
    list(call, 'sources', call.workspace.sources, (source) => presentSource(call.workspace, source)),
  'public.createSource': create,
  'public.getSource': (call) => ({
    source: presentSource(call.workspace, sourceOf(call)),
    trackingPlanId: trackingPlanOf(call.workspace, sourceOf(call).id) ?? null,
  }),
  'public.updateSource': update,
  'public.deleteSource': remove,
  'public.addLabelsToSource': (call) => setLabels(call, sourceOf(call).labels),
  'public.replaceLabelsInSource': (call) => setLabels(call, []),
  'public.createWriteKeyForSource': createWriteKey,
  'public.removeWriteKeyFromSource': removeWriteKey,
  'public.listSchemaSettingsInSource': (call) => ({
    sourceId: sourceOf(call).id,
    settings: sourceOf(call).schemaSettings,
  }),
  'public.updateSchemaSettingsInSource': updateSchemaSettings,
  'public.listConnectedDestinationsFromSource': (call) =>
    list(call, 'destinations', sourceOf(call).destinations, (item) => presentDestination(sourceOf(call), item)),
  'public.listConnectedWarehousesFromSource': (call) =>
    list(call, 'warehouses', warehousesOf(call.workspace, sourceOf(call).id), (warehouse) => warehouse),
};
