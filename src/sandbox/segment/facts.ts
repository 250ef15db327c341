import { factsFileSchema, shapesSchema } from '../reference/index.ts';
import table from '../reference/generated/segment.json' with { type: 'json' };
import recorded from './shapes.json' with { type: 'json' };

/** What is known of every endpoint of the vendor. */
export const facts = factsFileSchema.parse(table).endpoints;

/** The answers of the endpoints that remember nothing. */
export const shapes = shapesSchema.parse(recorded);
