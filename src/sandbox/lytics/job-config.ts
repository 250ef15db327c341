import { z } from 'zod';
import { check } from './body.ts';
import type { Call } from './call.ts';
import type { JobInput } from './jobs.ts';
import { badRequest, notFound } from './refusal.ts';
import { webhookUrlSchema } from './subscriptions.ts';

/** What the configuration of a webhook job may hold. Headers come from its credential, not from here. */
const webhookSchema = z.looseObject({
  segment_ids: z.array(z.string()).min(1),
  webhook_url: webhookUrlSchema,
  http_method: z.enum(['POST', 'GET', 'PUT', 'PATCH', 'DELETE']).optional(),
  audience_events: z.enum(['', 'enters_only', 'exits_only']).optional(),
  template_id: z.string().default(''),
  user_fields: z.array(z.string()).optional(),
  field_changes: z.array(z.string()).max(75).optional(),
  withbackfill: z.boolean().optional(),
  include_segs: z.boolean().optional(),
  batch_requests: z.boolean().optional(),
  batch_size: z.number().int().min(1).max(1000).optional(),
  batch_flush_duration: z.number().int().min(1).max(300).optional(),
  worker_count: z.number().int().min(1).max(20).optional(),
  do_not_retry: z.array(z.number().int()).optional(),
  cloudevents: z.boolean().optional(),
});

/**
 * Checks what is known of a job's configuration: its credentials, and all of it for webhooks. Other workflows have
 * configurations of their own, which are kept as they are sent.
 *
 * @throws Refusal for what the account does not have. Segments are named by their ids: a slug will not do.
 */
export function checkJob(
  { account }: Call,
  { workflow, config, auth_ids }: Pick<JobInput, 'workflow' | 'config' | 'auth_ids'>,
): void {
  for (const id of auth_ids) {
    if (account.objects('credentials').find(id) === undefined) throw notFound('auth not found', 'AUTH-NOTFOUND-006');
  }
  if (workflow !== 'webhook_triggers') return;
  const { segment_ids, template_id } = check(webhookSchema, config);
  for (const id of segment_ids) {
    if (account.segments.find(id)?.id !== id) {
      throw badRequest(`segment_ids: ${JSON.stringify(id)} is not the id of a segment`, 'JOB-BADREQ-002');
    }
  }
  if (template_id !== '') account.templates.get(template_id);
}
