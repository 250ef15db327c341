import { z } from 'zod';
import { contentType, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { type ContentDocument, type ContentInput, bareUrl, classify } from '../content.ts';
import { topicsIn } from '../content-graph.ts';
import { answer, answerNothing } from '../envelope.ts';
import { listParameter } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import { toIsoTime } from '../values.ts';

const path = '/api/content/doc';
const topicPath = `${path}/:docField/:docId/topic/:topicLabel`;

function view({ id, url, text, topics, createdAt }: ContentDocument) {
  return {
    id,
    url,
    title: text.slice(0, 80),
    description: text,
    topics: Object.fromEntries(topics),
    created: toIsoTime(createdAt),
  };
}

/** The documents with one of these URLs or ids; without any, all of them. */
function list(call: Call): Response {
  const urls = listParameter(call, 'urls').map(bareUrl);
  const ids = listParameter(call, 'ids');
  const everything = urls.length + ids.length === 0;
  const found = call.account.content
    .list()
    .filter(({ id, url }) => everything || ids.includes(id) || urls.includes(url));
  return answer(call, { total: found.length, urls: found.map(view) });
}

/** What the query says of a document. Throws a 400 `Refusal` when it has neither a URL nor a text. */
function inputOf({ query }: Call, more: ContentInput = {}): ContentInput {
  const url = query.get('url') ?? more.url ?? '';
  const text = query.get('text') ?? more.text ?? '';
  if (url === '' && text === '') throw badRequest('url or text is required');
  return { ...more, url, text };
}

const viewTopics = (url: string, topics: ReadonlyMap<string, number>) => ({
  url: bareUrl(url),
  topics: Object.fromEntries(topics),
});

function classifyOnly(call: Call): Response {
  const input = inputOf(call);
  return answer(call, viewTopics(input.url ?? '', classify(input)));
}

function classifyAndKeep(call: Call): Response {
  const { url, topics } = call.account.content.put(inputOf(call));
  return answer(call, viewTopics(url, topics));
}

const documentSchema = z.object({
  id: z.string().min(1).optional(),
  url: z.string().optional(),
  text: z.string().optional(),
});

/** Adds a document, which the query says, or the body when there is one. */
async function add(call: Call): Promise<Response> {
  const body = contentType(call.request) === '' ? {} : await readJson(call, documentSchema);
  const topics = listParameter(call, 'topics');
  return answer(call, view(call.account.content.put(inputOf(call, { ...body, topics }))));
}

/** The document that a path names by its id or its URL. */
function named(call: Call): ContentDocument {
  const field = call.parameter('docField');
  if (field !== 'id' && field !== 'url') throw badRequest('docField must be one of id, url');
  const found = call.account.content.find(field, call.parameter('docId'));
  if (found === undefined) throw notFound('document not found');
  return found;
}

function addTopic(call: Call): Response {
  const document = named(call);
  const relevance = Number(call.query.get('relevance') ?? '0.5');
  if (!(relevance >= 0 && relevance <= 1)) throw badRequest('relevance must be a number of 0 to 1');
  const { id, topics } = call.account.content.setTopic(document, call.parameter('topicLabel'), relevance);
  return answer(call, { id, topics: [...topics].map(([label, value]) => ({ label, relevance: value })) });
}

function removeTopic(call: Call): Response {
  const document = named(call);
  const label = call.parameter('topicLabel');
  if (!document.topics.has(label)) throw notFound('topic not found');
  call.account.content.setTopic(document, label, undefined);
  return answerNothing();
}

/** Adds the front page of each domain: nothing is fetched. */
function crawl(call: Call): Response {
  const domains = [...listParameter(call, 'domain'), ...listParameter(call, 'domains')].map(bareUrl);
  if (domains.length === 0) throw badRequest('domain or domains is required');
  for (const url of domains) call.account.content.put({ url });
  return answer(call, { domains, queued: domains.length });
}

function metrics(call: Call): Response {
  const { content, blockedTopics } = call.account;
  const documents = content.list();
  return answer(call, {
    documents: documents.length,
    topics: topicsIn(documents, blockedTopics).length,
    classified: documents.filter(({ topics }) => topics.size > 0).length,
    urls_this_month: content.thisMonth(),
  });
}

/** Documents, and what they are about. */
export function registerContentDocuments(register: Register): void {
  register('content.docs', 'GET', path, 'readContent', list);
  register('content.classifyTest', 'GET', `${path}/classify`, 'readContent', classifyOnly);
  register('content.classify', 'POST', `${path}/classify`, 'writeContent', classifyAndKeep);
  register('content.corpus', 'POST', '/api/content/corpus', 'writeContent', add);
  register('content.docTopicAdd', 'POST', topicPath, 'writeContent', addTopic);
  register('content.docTopicRemove', 'DELETE', topicPath, 'writeContent', removeTopic);
  register('content.crawl', 'POST', '/api/content/crawl', 'writeContent', crawl);
  register('content.metrics', 'GET', '/api/content/metrics', 'readContent', metrics);
}
