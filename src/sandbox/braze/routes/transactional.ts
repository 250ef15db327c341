import { z } from 'zod';
import { alias, jsonObject, name, read } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { compact } from '../json.ts';
import { apiCampaignOf } from '../lookups.ts';
import { acceptSend, readTriggerTarget } from '../sending/index.ts';
import { printTime } from '../times.ts';

const day = 86_400_000;

const recipient = z.object({
  external_user_id: name.optional(),
  user_alias: alias.optional(),
  attributes: jsonObject.optional(),
});

const request = z.object({
  external_send_id: z
    .string()
    .regex(/^[a-zA-Z0-9\-_+/=]+$/)
    .optional(),
  trigger_properties: jsonObject.optional(),
  // Braze prints an object and sends a list of one: both are taken.
  recipient: z.union([recipient, z.array(recipient).length(1)]),
});

/** Sends to one user. A repeated `external_send_id` is answered like the first for 24 hours, and sends nothing. */
function send({ workspace, body, parameter }: Call): Answer {
  const campaign = apiCampaignOf(workspace, parameter('campaign_id'));
  const { external_send_id: sendId } = read(request, body);
  const key = JSON.stringify([campaign.id, sendId]);
  const now = workspace.clock.now();
  const given = body['recipient'] ?? null;
  const target = readTriggerTarget(workspace, { recipients: Array.isArray(given) ? given : [given] });
  const earlier = sendId === undefined ? undefined : workspace.transactionalSends.get(key);
  const repeated = earlier !== undefined && now - earlier.at < day ? earlier : undefined;
  const dispatchId =
    repeated?.dispatchId ??
    acceptSend(workspace, { kind: 'campaign', objectId: campaign.id, channels: ['email'], target, sendId: undefined });
  if (repeated === undefined && sendId !== undefined) workspace.transactionalSends.set(key, { dispatchId, at: now });
  const metadata = compact({
    received_at: printTime(repeated?.at ?? now),
    campaign_api_id: campaign.id,
    external_send_id: sendId,
  });
  return { status: 201, body: { dispatch_id: dispatchId, status: 'sent', metadata } };
}

export const transactionalEndpoints: readonly Endpoint[] = [
  {
    name: 'transactional.send',
    method: 'POST',
    path: '/transactional/v1/campaigns/:campaign_id/send',
    permission: 'transactional.send',
    pool: 'default',
    answer: send,
  },
];
