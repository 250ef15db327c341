import { z } from 'zod';

/** What the driver is to do. */
export const loadSchema = z.object({
  url: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  /** Length that every answer must have. */
  bytes: z.number(),
  connections: z.number(),
  /** Milliseconds. */
  duration: z.number(),
});
export type Load = z.infer<typeof loadSchema>;

/** What came of it. Times in milliseconds. */
export const loadResultSchema = z.object({
  requests: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
});
