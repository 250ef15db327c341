/** Bytes from `start` up to, but not including, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Adds a span to disjoint spans in order, of which none ends before it begins to; it is made one with those it meets. */
export function addSpan(spans: Span[], span: Span): void {
  let { start, end } = span;
  for (let last = spans.at(-1); last !== undefined && last.end >= start; last = spans.at(-1)) {
    start = Math.min(start, last.start);
    end = Math.max(end, last.end);
    spans.pop();
  }
  spans.push({ start, end });
}

/** What any of the spans covers, as disjoint spans in order. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.end - other.end)) addSpan(union, span);
  return union;
}

/** The index of the last of ascending numbers that is at most `value`; -1 when none is. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
