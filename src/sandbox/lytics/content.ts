import { topicsOf } from './content-topics.ts';
import { notFound, tooManyRequests } from './refusal.ts';
import { createId, toIsoTime } from './values.ts';

/** A page or a text that is recommended, with what it is about. */
export interface ContentDocument {
  id: string;
  /** Empty for a text that is nowhere. */
  url: string;
  text: string;
  /** Relevance of 0 to 1 by the label of a topic. */
  topics: ReadonlyMap<string, number>;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What a document is made of; its topics are those of its text unless they are given. */
export interface ContentInput {
  id?: string | undefined;
  url?: string | undefined;
  text?: string | undefined;
  topics?: readonly string[] | undefined;
}

const documentsPerMonth = 20_000;

const monthOf = (time: number) => toIsoTime(time).slice(0, 7);

/** A URL as documents have it, without its scheme. */
export const bareUrl = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** What a document would be about. */
export function classify({ url = '', text = '', topics = [] }: ContentInput): ReadonlyMap<string, number> {
  if (topics.length > 0) return new Map(topics.map((label) => [label, 1]));
  return topicsOf(text === '' ? bareUrl(url).replace(/^[^/]*/, '') : text);
}

/** The documents of an account. */
export function createContent(now: () => number) {
  const documents = new Map<string, ContentDocument>();
  /** By URL, the ids of the documents that have one. */
  const ids = new Map<string, string>();
  /** How many documents were added, by month. */
  const added = new Map<string, number>();

  function find(field: 'id' | 'url', value: string): ContentDocument | undefined {
    return documents.get(field === 'id' ? value : (ids.get(bareUrl(value)) ?? ''));
  }

  const thisMonth = () => added.get(monthOf(now())) ?? 0;

  /** Throws a 429 `Refusal` above 20,000 new documents a month. */
  function countNew(): void {
    if (thisMonth() >= documentsPerMonth) throw tooManyRequests(`more than ${documentsPerMonth} documents a month`);
    added.set(monthOf(now()), thisMonth() + 1);
  }

  return {
    list: (): ContentDocument[] => [...documents.values()],
    find,
    /** How many documents were added in this month. */
    thisMonth,
    /** Adds a document, or replaces that with its URL or id. Throws a 429 `Refusal` above 20,000 new ones a month. */
    put(input: ContentInput): ContentDocument {
      const { url = '', text = '' } = input;
      const known = find('url', url) ?? find('id', input.id ?? '');
      if (known === undefined) countNew();
      const id = known?.id ?? input.id ?? createId();
      const document = { id, url: bareUrl(url), text, topics: classify(input), createdAt: known?.createdAt ?? now() };
      if (known !== undefined && known.url !== document.url) ids.delete(known.url);
      if (document.url !== '') ids.set(document.url, id);
      documents.set(id, document);
      return document;
    },
    /** Says how relevant a topic is for a document; undefined: not at all. Throws a 404 `Refusal` for an unknown one. */
    setTopic({ id }: ContentDocument, label: string, relevance: number | undefined): ContentDocument {
      const document = documents.get(id);
      if (document === undefined) throw notFound('document not found');
      const topics = new Map(document.topics);
      if (relevance === undefined) topics.delete(label);
      else topics.set(label, relevance);
      const changed = { ...document, topics };
      documents.set(id, changed);
      return changed;
    },
  };
}
