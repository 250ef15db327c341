import type { ContentDocument } from './content.ts';

/** A topic with the documents that are about it. */
export interface Topic {
  label: string;
  documents: ContentDocument[];
}

/** The topics of documents but for the blocked ones, those of most documents first. */
export function topicsIn(documents: readonly ContentDocument[], blocked: ReadonlySet<string>): Topic[] {
  const topics = new Map<string, ContentDocument[]>();
  for (const document of documents) {
    for (const label of document.topics.keys()) {
      if (!blocked.has(label)) topics.set(label, [...(topics.get(label) ?? []), document]);
    }
  }
  return [...topics]
    .map(([label, about]) => ({ label, documents: about }))
    .toSorted((one, other) => other.documents.length - one.documents.length);
}

/** How much two topics have in common: the share of their documents that are about both. */
export interface Link {
  source: string;
  target: string;
  value: number;
}

export function linksBetween(topics: readonly Topic[]): Link[] {
  return topics.flatMap((source, index) =>
    topics.slice(index + 1).flatMap((target) => {
      const both = source.documents.filter((document) => target.documents.includes(document)).length;
      const either = source.documents.length + target.documents.length - both;
      return both === 0 ? [] : [{ source: source.label, target: target.label, value: both / either }];
    }),
  );
}

/** Topics that links of at least this value hold together, called after that with the most documents. */
export interface Cluster {
  label: string;
  topics: string[];
  /** The mean value of the links within it. */
  score: number;
}

export function clustersOf(topics: readonly Topic[], threshold: number): Cluster[] {
  const links = linksBetween(topics).filter(({ value }) => value >= threshold);
  const groups = new Map(topics.map(({ label }) => [label, new Set([label])]));
  for (const { source, target } of links) {
    const merged = new Set([...(groups.get(source) ?? []), ...(groups.get(target) ?? [])]);
    for (const label of merged) groups.set(label, merged);
  }
  return [...new Set(groups.values())].map((group) => {
    const labels = topics.flatMap(({ label }) => (group.has(label) ? [label] : []));
    const within = links.filter(({ source }) => group.has(source));
    const total = within.reduce((sum, { value }) => sum + value, 0);
    return { label: labels[0] ?? '', topics: labels, score: within.length === 0 ? 0 : total / within.length };
  });
}
