import { z } from 'zod';
import { jsonObject, name, notValid, read, required } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { campaignOf, canvasOf } from '../lookups.ts';
import { notFound } from '../refusal.ts';
import type { BrazeLocale, Workspace } from '../workspace/index.ts';

/** Something that is translated: what tells it from others, and its own texts. */
interface Translated {
  key: string;
  texts: readonly string[];
}

/** Finds what the parameters of a call name. Throws a `Refusal` when it is not there. */
type Find = (workspace: Workspace, parameter: (name: string) => string) => Translated;

/** Every text within a value. */
function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** What stands between translation tags, by their ids. */
function sourceMap(texts: readonly string[]): JsonObject {
  const tags = texts.flatMap((text) => [
    ...text.matchAll(/\{%\s*translation\s+(\w+)\s*%\}(.*?)\{%\s*endtranslation\s*%\}/gs),
  ]);
  return Object.fromEntries(tags.map(([, id = '', text = '']) => [id, text]));
}

const ofCampaign: Find = (workspace, parameter) => {
  const { id, messages = {} } = campaignOf(workspace, parameter('campaign_id'));
  const variation = parameter('message_variation_id');
  if (messages[variation] === undefined) throw notFound('Message variation not found');
  return { key: JSON.stringify(['campaign', id, variation]), texts: textsIn(messages[variation]) };
};

const ofCanvas: Find = (workspace, parameter) => {
  const { id, steps = [] } = canvasOf(workspace, parameter('workflow_id'));
  const [step, variation] = [parameter('step_id'), parameter('message_variation_id')];
  const found = steps.find((candidate) => candidate.id === step);
  if (found === undefined) throw notFound('Step not found');
  return { key: JSON.stringify(['canvas', id, step, variation]), texts: textsIn(found.messages?.[variation]) };
};

const ofTemplate: Find = (workspace, parameter) => {
  const { id, subject, preheader, body, plaintextBody } = workspace.emailTemplates.get(parameter('template_id'));
  return { key: JSON.stringify(['template', id]), texts: [subject, preheader, body, plaintextBody] };
};

const ofContentBlock: Find = (workspace, parameter) => {
  const { id, content } = workspace.contentBlocks.get(parameter('content_block_id'));
  return { key: JSON.stringify(['content_block', id]), texts: [content] };
};

function localeOf({ settings }: Workspace, id: string): BrazeLocale {
  const locale = settings.locales.find((candidate) => candidate.id === id);
  if (locale === undefined) throw notValid('locale_id');
  return locale;
}

function printedLocale({ id, name: title }: BrazeLocale) {
  const [language = '', country = null] = title.split('-');
  return { uuid: id, name: title, country, language, locale_key: title.toLowerCase() };
}

const queryParameter =
  ({ query }: Call) =>
  (parameter: string) => {
    const value = query.get(parameter) ?? '';
    if (value === '') throw required(parameter);
    return value;
  };

const bodyParameter =
  ({ body }: Call) =>
  (parameter: string) =>
    read(z.object({ [parameter]: name }), body)[parameter] ?? '';

/** In the locale that is asked for, or in every one that has translations. */
const list =
  (find: Find) =>
  (call: Call): Answer => {
    const { workspace, query } = call;
    const stored =
      workspace.translations.get(find(workspace, queryParameter(call)).key) ?? new Map<string, JsonObject>();
    const asked = query.get('locale_id');
    const ids = asked === null ? [...stored.keys()] : [localeOf(workspace, asked).id];
    const translations = ids.map((id) => ({
      translation_map: stored.get(id) ?? {},
      locale: printedLocale(localeOf(workspace, id)),
    }));
    return { status: 200, body: { translations, message: 'success' } };
  };

const source =
  (find: Find) =>
  (call: Call): Answer => {
    const { texts } = find(call.workspace, queryParameter(call));
    return { status: 200, body: { translations: { translation_map: sourceMap(texts) }, message: 'success' } };
  };

const oneMap = z.object({ translation_map: jsonObject }).transform((one) => one.translation_map);
/** Templates print a list of maps; later pages take a map at the top, like the others. */
const listedMap = z.union([
  oneMap,
  z.object({ translations: z.tuple([oneMap]) }).transform(({ translations: [only] }) => only),
]);

const update =
  (find: Find, map: z.ZodType<JsonObject> = oneMap) =>
  (call: Call): Answer => {
    const { workspace, body } = call;
    const { key } = find(workspace, bodyParameter(call));
    const { id } = localeOf(workspace, bodyParameter(call)('locale_id'));
    const translated = read(map, body);
    if (!Object.values(translated).every((text) => typeof text === 'string')) throw notValid('translation_map');
    workspace.translations.set(key, new Map(workspace.translations.get(key)).set(id, translated));
    return { status: 200, body: { message: 'success' } };
  };

const megabyte = 1_024 * 1_024;

/** The calls for one sort of thing; `resource` is how the permissions begin. */
function endpointsOf(resource: string, path: string, find: Find, map?: z.ZodType<JsonObject>): Endpoint[] {
  const shared = { path, pool: 'translations', countsAlone: true } as const;
  const reading = { ...shared, method: 'GET', permission: `${resource}.translations.get` } as const;
  return [
    { ...reading, name: `${resource}.translations.get`, answer: list(find) },
    { ...reading, name: `${resource}.translations.source`, path: `${path}/source`, answer: source(find) },
    {
      ...shared,
      name: `${resource}.translations.update`,
      method: 'PUT',
      permission: `${resource}.translations.update`,
      largestBody: 20 * megabyte,
      answer: update(find, map),
    },
  ];
}

const contentBlocks = endpointsOf('content_blocks', '/content_blocks/translations', ofContentBlock);

export const translationEndpoints: readonly Endpoint[] = [
  ...endpointsOf('campaigns', '/campaigns/translations', ofCampaign),
  ...endpointsOf('canvas', '/canvas/translations', ofCanvas),
  ...endpointsOf('templates', '/templates/email/translations', ofTemplate, listedMap),
  // The texts of a Content Block are read with the block itself.
  ...contentBlocks.filter(({ name: endpointName }) => !endpointName.endsWith('.source')),
];
