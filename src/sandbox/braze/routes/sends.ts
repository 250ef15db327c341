import { z } from 'zod';
import { name, read } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { apiCampaignOf, canvasOf } from '../lookups.ts';
import { badRequest } from '../refusal.ts';
import { acceptSend, messageChannels, namesNobody, readMessageTarget, readTriggerTarget } from '../sending/index.ts';
import type { BrazeCampaign } from '../workspace/index.ts';

const sendId = z.object({ send_id: name.optional() });
const subscriptionState = z.object({
  recipient_subscription_state: z.enum(['opted_in', 'subscribed', 'all']).default('subscribed'),
});

const sent = (dispatchId: string): Answer => ({ status: 201, body: { dispatch_id: dispatchId, message: 'success' } });

const messageSend = sendId.extend({ campaign_id: name.optional(), ...subscriptionState.shape });

/** Sends what the call itself holds. With a campaign each message must name a variation of it. */
function sendMessage({ workspace, body }: Call): Answer {
  const asked = read(messageSend, body);
  const campaign = asked.campaign_id === undefined ? undefined : apiCampaignOf(workspace, asked.campaign_id);
  const target = readMessageTarget(workspace, body);
  return sent(
    acceptSend(workspace, {
      kind: campaign === undefined ? 'message' : 'campaign',
      objectId: campaign?.id,
      channels: messageChannels(body['messages'], campaign),
      target,
      sendId: asked.send_id,
      subscriptionState: asked.recipient_subscription_state,
    }),
  );
}

export const channelsOf = ({ channels = [] }: Pick<BrazeCampaign, 'channels'>) =>
  channels.length > 0 ? channels : ['email'];

const campaignSend = sendId.extend({ campaign_id: name });

const attachments = z.array(z.object({ file_name: name, url: z.url() })).default([]);

function sendCampaign({ workspace, body }: Call): Answer {
  const asked = read(campaignSend.extend({ attachments }), body);
  const campaign = apiCampaignOf(workspace, asked.campaign_id);
  const target = readTriggerTarget(workspace, body);
  if (target.isBroadcast && asked.attachments.length > 0) {
    throw badRequest("'broadcast' cannot be combined with attachments");
  }
  const channels = channelsOf(campaign);
  return sent(
    acceptSend(workspace, { kind: 'campaign', objectId: campaign.id, channels, target, sendId: asked.send_id }),
  );
}

function sendCanvas({ workspace, body }: Call): Answer {
  const canvas = canvasOf(workspace, read(z.object({ canvas_id: name }), body).canvas_id);
  const target = readTriggerTarget(workspace, body);
  const channels = channelsOf(canvas);
  return sent(acceptSend(workspace, { kind: 'canvas', objectId: canvas.id, channels, target, sendId: undefined }));
}

/** Makes an id by which the sends of a campaign can be told apart in its series. */
function createSendId({ workspace, body }: Call): Answer {
  const { campaign_id, send_id = workspace.ids.hex() } = read(campaignSend, body);
  const campaign = apiCampaignOf(workspace, campaign_id);
  if (workspace.sendIds.has(send_id)) throw badRequest("'send_id' is already in use");
  workspace.sendIds.set(send_id, campaign.id);
  return { status: 201, body: { send_id, message: 'success' } };
}

/** A send to a group has a lower limit besides. */
const sending = (endpointName: string, answer: Endpoint['answer']): Endpoint => ({
  ...namedEndpoint('POST', endpointName, answer),
  alsoCounts: ({ body }) => (namesNobody(body) ? 'audience_sends' : undefined),
});

export const sendEndpoints: readonly Endpoint[] = [
  sending('messages.send', sendMessage),
  sending('campaigns.trigger.send', sendCampaign),
  sending('canvas.trigger.send', sendCanvas),
  namedEndpoint('POST', 'sends.id.create', createSendId, 'send_ids'),
];
