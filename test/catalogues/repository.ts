import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type IntegrationSource, loadDefinitions } from '../../src/definitions/index.ts';
import { integrationSources } from '../../src/definitions/generated/integrations.ts';
import { factsFileSchema, type FactsFile } from '../../src/sandbox/reference/index.ts';
import { modelShapes } from '../../src/unified/index.ts';
import { compareCatalogue } from './compare.ts';
import { type Difference, type Differences, differencesSchema } from './differences.ts';
import { reviewedSchema } from './reviewed.ts';

export const vendors = ['braze', 'iterable', 'segment', 'lytics'] as const;
export type Vendor = (typeof vendors)[number];

const root = new URL('../../', import.meta.url);
const listsSchema = z.object({
  endpoints: z.record(z.string(), z.object({ list: z.union([z.string(), z.array(z.string())]).optional() })),
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

/** Where the facts of a vendor are kept, relative to the repository. */
export function factsPath(vendor: Vendor): string {
  return `src/sandbox/reference/generated/${vendor}.json`;
}

/** One endpoint a line, so that a change of the facts shows as a change of lines. */
export function writeFacts({ vendor, endpoints }: FactsFile): string {
  const lines = endpoints.map((fact) => `    ${JSON.stringify(fact)}`);
  return `{\n  "vendor": ${JSON.stringify(vendor)},\n  "endpoints": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

export function readFacts(vendor: Vendor): FactsFile {
  return factsFileSchema.parse(readJson(factsPath(vendor)));
}

/** The reasons that are given for what differs. */
export function readDifferences(vendor: Vendor): Differences {
  return differencesSchema.parse(readJson(`test/catalogues/differences/${vendor}.json`));
}

/** The definition of a vendor compared with facts; `source` stands in for its files in the repository. */
export function compareWith(
  vendor: Vendor,
  facts: FactsFile,
  source: IntegrationSource | undefined = integrationSources[vendor],
): Difference[] {
  if (source === undefined) throw new RangeError(`there is no definition of ${vendor}`);
  const integration = loadDefinitions({ [vendor]: source }, { models: modelShapes }).get(vendor);
  if (integration === undefined) throw new RangeError(`the definition of ${vendor} was not loaded`);
  const { endpoints } = listsSchema.parse(source['endpoints']);
  return compareCatalogue(integration, facts, {
    listOf: (name) => [endpoints[name]?.list ?? []].flat().join(' ') || undefined,
    bodySizes: readDifferences(vendor).body_sizes?.servers ?? {},
    reviewed: reviewedSchema.parse(readJson(`test/catalogues/reviewed/${vendor}.json`)),
  });
}
