const shortestTopic = 5;
const mostTopics = 5;

/**
 * What a text is about: its most frequent words of five letters and more, each with how frequent it is beside the most
 * frequent of all. The vendor asks a language model; this is the same for the same text.
 */
export function topicsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    if (word.length < shortestTopic) continue;
    const label = word.charAt(0).toUpperCase() + word.slice(1);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, mostTopics);
  const most = ranked[0]?.[1] ?? 1;
  return new Map(ranked.map(([label, count]) => [label, count / most]));
}
