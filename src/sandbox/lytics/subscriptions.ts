import { z } from 'zod';

/** Where jobs send webhooks to. */
export const webhookUrlSchema = z.url({ protocol: /^https$/, error: 'must be an address of https' });

/** What may be sent to create or change a trigger subscription. */
export const subscriptionSchema = z.object({
  id: z.string().optional(),
  channel: z.enum(['webhook', 'kinesis']),
  name: z.string().default(''),
  description: z.string().default(''),
  segment_ids: z.array(z.string()).default([]),
  segmentql: z.string().optional(),
  withbackfill: z.boolean().default(false),
  webhook_url: z.url({ protocol: /^https?$/ }).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  segmentio_writekey: z.string().optional(),
  region: z.string().optional(),
  stream: z.string().optional(),
  role_arn: z.string().optional(),
  identifier_field: z.string().optional(),
});

export type SubscriptionInput = z.infer<typeof subscriptionSchema>;

/** A subscription as stored and as shown. */
export type Subscription = SubscriptionInput & {
  id: string;
  account_id: string;
  aid: number;
  table: 'user';
  created: string;
  updated: string;
};
