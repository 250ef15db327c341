import { z } from 'zod';
import { startChild } from '../child.ts';
import { mebibytes, median } from '../figures.ts';
import type { Row } from '../report.ts';

const loadSchema = z.object({
  milliseconds: z.number(),
  processorMilliseconds: z.number(),
  bytes: z.number(),
  endpoints: z.number(),
});
const listSchema = z.object({ parsing: z.number(), listing: z.number() });

/** Milliseconds that compiling all definitions may take at a start. */
const mostMilliseconds = 150;

async function runOnce<Schema extends z.ZodType>(file: string, options: object, schema: Schema) {
  const child = await startChild(new URL(file, import.meta.url), options);
  try {
    return await child.next(schema);
  } finally {
    await child.stop();
  }
}

/** Measures what the definitions cost at a start and in memory, and what the envelope costs a list. */
export async function measureCatalogue(
  { rounds, times }: { rounds: number; times: number },
  progress: (text: string) => void,
): Promise<Row[]> {
  const loads: z.infer<typeof loadSchema>[] = [];
  const lists: z.infer<typeof listSchema>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`catalogue, round ${round + 1} of ${rounds}`);
    loads.push(await runOnce('load.ts', {}, loadSchema));
    lists.push(await runOnce('normalise.ts', { times }, listSchema));
  }
  const of = <Item>(list: readonly Item[], pick: (item: Item) => number) => median(list.map(pick));
  const processor = of(loads, (load) => load.processorMilliseconds);
  const listing = of(lists, (list) => list.listing);
  const parsing = of(lists, (list) => list.parsing);
  const measure = `compiling ${loads[0]?.endpoints ?? 0} endpoints`;
  return [
    {
      measure,
      variant: 'all definitions, at a start',
      figure: `${processor.toFixed(0)} ms of processor, ${of(loads, (load) => load.milliseconds).toFixed(0)} ms in all`,
      goal: { text: `≤ ${mostMilliseconds} ms`, isMet: processor <= mostMilliseconds },
    },
    { measure, variant: 'memory that stays', figure: mebibytes(of(loads, (load) => load.bytes)) },
    { measure: 'list of 1,000 items', variant: 'JSON.parse alone', figure: `${parsing.toFixed(2)} ms` },
    {
      measure: 'list of 1,000 items',
      variant: 'proxy, in the envelope',
      figure: `${listing.toFixed(2)} ms`,
      ratio: `${(listing / parsing).toFixed(2)}× the parsing`,
    },
  ];
}
