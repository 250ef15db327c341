import { factsFileSchema } from '../reference/index.ts';
import table from '../reference/generated/segment.json' with { type: 'json' };

/** What is known of every endpoint of the vendor. */
export const facts = factsFileSchema.parse(table).endpoints;
