import { z } from 'zod';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { parseInput } from '../input.ts';
import { collectionOf } from '../plain.ts';

const status = z.enum(['DID_NOT_SUBSCRIBE', 'SUBSCRIBED', 'UNSUBSCRIBED']);
const place = { key: z.string().min(1), type: z.enum(['ANDROID_PUSH', 'EMAIL', 'IOS_PUSH', 'SMS', 'WHATSAPP']) };
const replacementSchema = z.object({
  subscriptions: z.array(
    z.object({
      ...place,
      status: status.optional(),
      groups: z.array(z.object({ name: z.string().min(1), status })).optional(),
    }),
  ),
});
const questionSchema = z.object({ subscriptions: z.array(z.object(place)) });

type Place = z.output<typeof questionSchema>['subscriptions'][number];

const subscriptionsOf = (call: PublicCall) =>
  collectionOf(call.workspace, `messaging-subscriptions ${spaceOf(call).id}`, 'subscription');

const idOf = ({ type, key }: Place) => `${type} ${key}`;

/** What is wrong with an address; undefined when nothing is. */
function problemOf({ type, key }: Place): { code: string; message: string } | undefined {
  if (type === 'EMAIL' && !z.email().safeParse(key).success) {
    return { code: 'invalid-key', message: `${key} is not an email address` };
  }
  if ((type === 'SMS' || type === 'WHATSAPP') && !/^\+[1-9]\d{1,14}$/.test(key)) {
    return { code: 'invalid-key', message: `${key} is not a phone number in E.164 format` };
  }
  return undefined;
}

/** Sets consent address by address: a wrong one fails, and the others are set. */
function replace(call: PublicCall): object {
  const subscriptions = subscriptionsOf(call);
  const successes: object[] = [];
  const failures: object[] = [];
  const updatedAt = new Date(call.state.clock.now()).toISOString();
  for (const given of parseInput(replacementSchema, call.body).subscriptions) {
    const problem = problemOf(given);
    if (problem !== undefined) {
      failures.push({ ...given, errors: [problem] });
      continue;
    }
    const id = idOf(given);
    if (subscriptions.find(id) !== undefined) subscriptions.remove(id);
    const groups = (given.groups ?? []).map((group) => ({ ...group, id: `grp_${group.name}` }));
    subscriptions.add({ ...given, groups, updatedAt, id });
    successes.push({ ...given, groups });
  }
  return { successes, failures };
}

function query(call: PublicCall): object {
  const subscriptions = subscriptionsOf(call);
  const asked = parseInput(questionSchema, call.body).subscriptions;
  const failures = asked.flatMap((one) => {
    const problem = problemOf(one);
    return problem === undefined ? [] : [{ ...one, errors: [problem] }];
  });
  const successes = asked
    .filter((one) => problemOf(one) === undefined)
    .map((one) => {
      const { id: _, ...known } = subscriptions.find(idOf(one)) ?? { id: '', ...one, status: 'DID_NOT_SUBSCRIBE' };
      return known;
    });
  return { successes, failures, errors: [] };
}

/** Consent of addresses to be messaged, by channel. */
export const messagingSubscriptionAnswers: PublicAnswers = {
  'public.replaceMessagingSubscriptionsInSpaces': replace,
  'public.batchQueryMessagingSubscriptionsForSpace': query,
};
