import { z } from 'zod';
import { fileHeader } from './shared.ts';

/** `texts.<locale>.json`: what end customers read of an integration, in another language. */
export const textsFileSchema = z.strictObject({
  ...fileHeader,
  texts: z
    .record(z.string(), z.string().min(1))
    .describe('By place in integration.json, such as connection.api_key.label or verify.api.explain.401.'),
});

/** Texts by their place, as the file of one language has them. */
export type Texts = z.infer<typeof textsFileSchema>['texts'];
