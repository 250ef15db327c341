import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { requireCampaign } from '../campaigns.ts';
import { parseSendTime } from '../dates.ts';
import { identifiers, locate, readIdentity } from '../identity.ts';
import { mediumWords, sendMessage } from '../messages.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite } from '../profile-writes.ts';
import type { Identity, Profile } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { type WireRecipient, readRecipient, recipientFields } from '../recipients.ts';
import type { Medium } from '../resources.ts';
import { serverSide } from '../rules.ts';
import { cancelMessages, scheduleMessage } from '../scheduled-messages.ts';

const longestWait = 365 * 86_400_000;

const targetSchema = z.object({
  ...recipientFields,
  campaignId: z.int(),
  dataFields: z.record(z.string(), z.unknown()).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  sendAt: z.string().nullish(),
  allowRepeatMarketingSends: z.boolean().nullish(),
});

const cancelSchema = z.object({
  ...identifiers,
  campaignId: z.int().nullish(),
  scheduledMessageId: z.int().nullish(),
});

/** The media whose messages make a profile for somebody who has none. */
const createsUsers: readonly Medium[] = ['Email', 'InApp'];

interface Recipient {
  identity: Identity;
  /** The profile when the message is sent; nobody when it has gone by then. */
  find: () => Profile | undefined;
}

function readAudience(project: Project, medium: Medium, wire: WireRecipient): Recipient {
  if (!createsUsers.includes(medium)) {
    const identity = readRecipient(project, wire);
    return { identity, find: () => locate(project, identity) };
  }
  const user = { email: wire.recipientEmail, userId: wire.recipientUserId };
  const plan = planProfileWrite(project, user, draftProfileTypes(project), false);
  return {
    identity: plan.identity,
    find: () => locate(project, plan.identity) ?? applyProfileWrite(project, plan, 'API'),
  };
}

const target =
  (medium: Medium): Handler =>
  ({ project, body }) => {
    const wire = body(targetSchema);
    const campaign = requireCampaign(project, wire.campaignId, 'Triggered');
    if (campaign.messageMedium !== medium) {
      throw refuse(400, 'BadParams', 'Invalid campaignId', { campaignId: String(campaign.id) });
    }
    const now = project.time.clock.now();
    const sendAt = wire.sendAt ? parseSendTime(wire.sendAt, now + longestWait) : now;
    const recipient = readAudience(project, medium, wire);
    const send = () => {
      const profile = recipient.find();
      if (profile === undefined) return;
      const { dataFields, allowRepeatMarketingSends } = wire;
      sendMessage(project, profile, {
        campaign,
        dataFields: dataFields ?? {},
        allowRepeats: allowRepeatMarketingSends ?? true,
      });
    };
    if (sendAt > now) {
      const message = { campaignId: campaign.id, medium, recipient: recipient.identity };
      return success({ scheduledMessageId: scheduleMessage(project, message, sendAt, send) });
    }
    applyLater(project, send);
    return success();
  };

const cancel =
  (medium: Medium): Handler =>
  ({ project, body }) => {
    const { campaignId, scheduledMessageId, ...user } = body(cancelSchema);
    if (scheduledMessageId) {
      const cancelled = cancelMessages(project, medium, (id) => id === scheduledMessageId);
      if (cancelled > 0) return success();
      throw refuse(400, 'BadParams', `No scheduled message ${scheduledMessageId} exists`);
    }
    if (!campaignId) throw refuse(400, 'BadParams', 'Either scheduledMessageId or campaignId must be given');
    const wanted = locate(project, readIdentity(project, user));
    const cancelled = cancelMessages(
      project,
      medium,
      (_, message) =>
        message.campaignId === campaignId && wanted !== undefined && locate(project, message.recipient) === wanted,
    );
    if (cancelled === 0) throw refuse(400, 'BadParams', `Nothing of campaign ${campaignId} is scheduled for the user`);
    return success();
  };

export function registerMessages(api: Api) {
  const media: Medium[] = ['Email', 'Push', 'InApp', 'SMS', 'WebPush', 'WhatsApp'];
  for (const medium of media) {
    const word = mediumWords[medium];
    api.endpoint(`${word}.target`, 'POST', `/api/${word}/target`, serverSide(), target(medium));
    api.endpoint(`${word}.cancel`, 'POST', `/api/${word}/cancel`, serverSide(), cancel(medium));
  }
}
