import type { Account } from './account.ts';
import type { ContentDocument } from './content.ts';
import { identitiesIn } from './identities.ts';
import { bareUrl } from './content.ts';
import type { Profile } from './profile-store.ts';
import { type Fields, toIsoTime } from './values.ts';

/** The field of a profile that has its affinities: a number by the label of a topic. */
export const affinityField = 'lytics_content';

/** How strongly somebody is drawn to each topic. */
export type Affinities = ReadonlyMap<string, number>;

export function affinitiesOf({ fields }: Profile): Affinities {
  const value = fields.get(affinityField)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([label, weight]) => (typeof weight === 'number' ? [[label, weight]] : [])),
  );
}

/** The mean affinities of several people. */
export function meanAffinities(people: readonly Profile[]): Affinities {
  const sums = new Map<string, number>();
  for (const [label, weight] of people.flatMap((person) => [...affinitiesOf(person)])) {
    sums.set(label, (sums.get(label) ?? 0) + weight / people.length);
  }
  return sums;
}

/** The pages that somebody's own records name. */
export function visitedBy({ records, profiles }: Account, { keys }: Profile): Set<string> {
  const isOwn = (record: Fields) =>
    identitiesIn(record, profiles.identityFields).some(({ key, value }) =>
      keys.some((own) => own.key === key && own.value === value),
    );
  return new Set(
    records.flatMap(({ record }) =>
      typeof record['url'] === 'string' && isOwn(record) ? [bareUrl(record['url'])] : [],
    ),
  );
}

/** How often records of anybody name each page. */
function visitsOf({ records }: Account): Map<string, number> {
  const visits = new Map<string, number>();
  for (const { record } of records) {
    if (typeof record['url'] !== 'string') continue;
    const url = bareUrl(record['url']);
    visits.set(url, (visits.get(url) ?? 0) + 1);
  }
  return visits;
}

export const ranks = ['affinity', 'popular', 'recent'] as const;

/** What to recommend, to whom. */
export interface RecommendationRequest {
  affinities: Affinities;
  visited: ReadonlySet<string>;
  rank: (typeof ranks)[number];
  /** Absent: whether or not they were visited. */
  onlyVisited?: boolean | undefined;
  /** Only documents about one of these; empty: all. */
  topics: readonly string[];
  limit: number;
}

/** Documents of the account in the order of the request. */
export function recommend(account: Account, request: RecommendationRequest) {
  const { affinities, visited, rank, onlyVisited, topics, limit } = request;
  const visits = visitsOf(account);
  const labelsOf = (document: ContentDocument) =>
    [...document.topics.keys()].filter((label) => !account.blockedTopics.has(label));
  const confidenceOf = (document: ContentDocument) =>
    Math.min(
      1,
      labelsOf(document).reduce(
        (sum, label) => sum + (affinities.get(label) ?? 0) * (document.topics.get(label) ?? 0),
        0,
      ),
    );
  const order = {
    affinity: confidenceOf,
    popular: ({ url }: ContentDocument) => visits.get(url) ?? 0,
    recent: ({ createdAt }: ContentDocument) => createdAt,
  }[rank];
  return account.content
    .list()
    .filter((document) => topics.length === 0 || labelsOf(document).some((label) => topics.includes(label)))
    .filter(({ url }) => onlyVisited === undefined || visited.has(url) === onlyVisited)
    .toSorted((one, other) => order(other) - order(one))
    .slice(0, limit)
    .map((document) => ({
      id: document.id,
      url: document.url,
      title: document.text.slice(0, 80),
      topics: labelsOf(document),
      confidence: confidenceOf(document),
      visited: visited.has(document.url),
      created: toIsoTime(document.createdAt),
    }));
}
