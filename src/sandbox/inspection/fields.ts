import { z } from 'zod';
import { vendorNames } from '../sandbox.ts';

/** Query and body fields that several routes take. */
export const fields = {
  vendor: z.enum(vendorNames),
  method: z.string().toUpperCase(),
  /** A number from 1 to 1,000 as text. */
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  milliseconds: z.number().min(0).max(86_400_000_000),
};
