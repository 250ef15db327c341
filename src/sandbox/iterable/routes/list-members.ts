import { z } from 'zod';
import { RecordRefusal, refuse } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { identifiers, locate, readIdentity, refuseForgotten, reportedAs } from '../identity.ts';
import { requireStaticList } from '../lists.ts';
import { createTally, profileOutcome, refuseTooLarge } from '../outcomes.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite, profileWriteSchema } from '../profile-writes.ts';
import type { Identity, Profile } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { serverSide } from '../rules.ts';
import { changeSubscription, readSubscriptions, writeSubscriptions } from '../subscriptions.ts';

const subscribeSchema = z.object({
  listId: z.int(),
  subscribers: z.array(profileWriteSchema),
  updateExistingUsersOnly: z.boolean().nullish(),
});

const unsubscribeSchema = z.object({
  listId: z.int(),
  subscribers: z.array(z.object(identifiers)),
  campaignId: z.int().nullish(),
  channelUnsubscribe: z.boolean().nullish(),
});

function notFound(project: Project, identity: Identity): RecordRefusal {
  const { kind, value } = reportedAs(project, identity);
  const code = kind === 'email' ? 'UnknownEmailError' : 'UnknownUserIdError';
  return new RecordRefusal('notFound', kind, value, refuse(400, code, `No user exists with ${kind} ${value}`));
}

const subscribe: Handler = ({ project, body }) => {
  const { listId, subscribers, updateExistingUsersOnly } = body(subscribeSchema);
  refuseTooLarge(project, subscribers.length);
  requireStaticList(project, listId);
  const existingOnly = updateExistingUsersOnly === true && project.type !== 'email';
  const draft = draftProfileTypes(project);
  const tally = createTally();
  const filteredOut: string[] = [];
  const writes: (() => void)[] = [];
  for (const subscriber of subscribers) {
    tally.attempt(() => {
      const plan = planProfileWrite(project, subscriber, draft, undefined);
      if (existingOnly && locate(project, plan.identity) === undefined) throw notFound(project, plan.identity);
      filteredOut.push(...plan.filteredOut);
      writes.push(() => {
        const profile = applyProfileWrite(project, plan, 'ListAPI');
        const state = readSubscriptions(project, profile);
        writeSubscriptions(project, profile, changeSubscription(project, state, 'emailList', listId, true));
      });
    });
  }
  const created = draft.created;
  draft.commit();
  for (const write of writes) applyLater(project, write, project.time.bulkVisibilityDelay);
  return profileOutcome(tally, filteredOut, created);
};

/** The channel of the campaign that moved the user to leave, else every marketing channel for e-mail. */
function channelsToLeave(project: Project, campaignId: number | null | undefined): number[] {
  const templateId = project.campaigns.get(campaignId ?? Number.NaN)?.templateId ?? Number.NaN;
  const messageType = project.messageTypes.get(project.templates.get(templateId)?.messageTypeId ?? Number.NaN);
  if (messageType !== undefined) return [messageType.channelId];
  return [...project.channels.values()]
    .filter((channel) => channel.channelType === 'Marketing' && channel.messageMedium === 'Email')
    .map((channel) => channel.id);
}

function leave(project: Project, profile: Profile, listId: number, channels: number[]) {
  const left = changeSubscription(project, readSubscriptions(project, profile), 'emailList', listId, false);
  const state = channels.reduce(
    (current, channel) => changeSubscription(project, current, 'messageChannel', channel, false),
    left,
  );
  writeSubscriptions(project, profile, state);
}

const unsubscribe: Handler = ({ project, body }) => {
  const { listId, subscribers, campaignId, channelUnsubscribe } = body(unsubscribeSchema);
  refuseTooLarge(project, subscribers.length);
  requireStaticList(project, listId);
  const channels = channelUnsubscribe ? channelsToLeave(project, campaignId) : [];
  const tally = createTally();
  for (const subscriber of subscribers) {
    tally.attempt(() => {
      const identity = readIdentity(project, subscriber);
      refuseForgotten(project, identity);
      if (locate(project, identity) === undefined) throw notFound(project, identity);
      applyLater(
        project,
        () => {
          const profile = locate(project, identity);
          if (profile === undefined) throw notFound(project, identity);
          leave(project, profile, listId, channels);
        },
        project.time.bulkVisibilityDelay,
      );
    });
  }
  return profileOutcome(tally, [], []);
};

export function registerListMembers(api: Api) {
  api.endpoint('lists.subscribe', 'POST', '/api/lists/subscribe', serverSide(), subscribe);
  api.endpoint('lists.unsubscribe', 'POST', '/api/lists/unsubscribe', serverSide(), unsubscribe);
}
