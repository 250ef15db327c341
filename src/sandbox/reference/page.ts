import type { Fact } from './fact.ts';
import type { Sample } from './shape.ts';

function numberOf(query: URLSearchParams, name: string | undefined, standard: number): number {
  const text = name === undefined ? null : query.get(name);
  return text === null || text === '' ? standard : Number(text);
}

/** Where a page of a list begins, and how many records it has; undefined where pages are not counted from the start. */
function rangeOf({ paging }: Fact, query: URLSearchParams): { start: number; count: number } | undefined {
  if (paging === undefined) return undefined;
  const { style, parameter, size, first = 0, maximum = Number.MAX_SAFE_INTEGER, default: standard = maximum } = paging;
  const count = Math.min(numberOf(query, size, standard), maximum);
  if (style === 'offset') return { start: numberOf(query, parameter, 0), count };
  return style === 'page' ? { start: (numberOf(query, parameter, first) - first) * count, count } : undefined;
}

/** Replaces the list at a dotted place; what has no list there stays as it is. */
function replaceList(sample: Sample, [name, ...below]: readonly string[], cut: (list: Sample[]) => Sample[]): Sample {
  if (name === undefined) return Array.isArray(sample) ? cut(sample) : sample;
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return sample;
  const inner = sample[name];
  return inner === undefined ? sample : { ...sample, [name]: replaceList(inner, below, cut) };
}

/**
 * The page of a recorded list that a call asks for by offset or by number: what is recorded is the whole list, so that
 * whoever follows the pages comes to an end.
 */
export function pageOfSample(fact: Fact, query: URLSearchParams, sample: Sample): Sample {
  const range = rangeOf(fact, query);
  if (range === undefined || fact.list === undefined) return sample;
  return replaceList(sample, fact.list.split('.'), (list) => list.slice(range.start, range.start + range.count));
}
