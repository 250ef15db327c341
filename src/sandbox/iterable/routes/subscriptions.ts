import { z } from 'zod';
import { type Refusal, answer, refuse, refuseNotFound } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { checkUserId, identifiers, normaliseEmail, readIdentity, refuseForgotten } from '../identity.ts';
import { refuseTooLarge } from '../outcomes.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite } from '../profile-writes.ts';
import { applyLater } from '../project.ts';
import { serverSide } from '../rules.ts';
import { type SubscriptionGroup, changeSubscription, readSubscriptions, writeSubscriptions } from '../subscriptions.ts';

const bulkSchema = z.object({
  users: z.array(z.string()).nullish(),
  usersByUserId: z.array(z.string()).nullish(),
});

const groupSchema = z.enum(['emailList', 'messageType', 'messageChannel']);

function notEnabled(call: Call): Refusal {
  return refuse(404, 'NotFound', `${call.path} is not enabled for this project`);
}

function readTarget(call: Call): { group: SubscriptionGroup; id: number } {
  if (!call.project.switches.subscriptionsApi) throw notEnabled(call);
  const group = groupSchema.safeParse(call.parameter('group'));
  if (!group.success) throw refuse(400, 'BadParams', `Invalid subscriptionGroup: ${call.parameter('group')}`);
  const id = call.numericParameter('groupId');
  const { lists, messageTypes, channels } = call.project;
  const known = { emailList: lists, messageType: messageTypes, messageChannel: channels }[group.data];
  if (!known.has(id)) {
    throw refuseNotFound('error.subscriptions.groupNotFound', `${group.data} ${id} was not found`, [String(id)]);
  }
  return { group: group.data, id };
}

type WireUser = { email: string } | { userId: string };

function queue(call: Call, users: readonly WireUser[], subscribed: boolean): Response {
  const { project } = call;
  const { group, id } = readTarget(call);
  const plans = users.map((user) => planProfileWrite(project, user, draftProfileTypes(project), false));
  for (const plan of plans) {
    applyLater(project, () => {
      const profile = applyProfileWrite(project, plan, 'API');
      const state = readSubscriptions(project, profile);
      writeSubscriptions(project, profile, changeSubscription(project, state, group, id, subscribed));
    });
  }
  return answer(202, 'Success', 'Request queued for processing');
}

const bulk: Handler = (call) => {
  readTarget(call);
  const action = call.query.get('action') ?? 'subscribe';
  if (action !== 'subscribe' && action !== 'unsubscribe') throw refuse(400, 'BadParams', `Invalid action: ${action}`);
  const { users, usersByUserId } = call.body(bulkSchema);
  const everybody = [
    ...(users ?? []).map((email) => ({ email: normaliseEmail(email) })),
    ...(usersByUserId ?? []).map((userId) => ({ userId: checkUserId(userId) })),
  ];
  if (everybody.length === 0) throw refuse(400, 'BadParams', 'Either users or usersByUserId must be given');
  refuseTooLarge(call.project, everybody.length);
  return queue(call, everybody, action === 'subscribe');
};

const doubleOptInSchema = z.object({
  ...identifiers,
  messageTypeIds: z.array(z.int()).min(1),
  brandName: z.string().nullish(),
  phoneNumber: z.string().nullish(),
});

/** Asks a user by SMS; the answer of the user is what subscribes, so that nothing changes here. */
const doubleOptIn: Handler = ({ project, body }) => {
  if (!project.switches.doubleOptIn) {
    throw refuseNotFound('error.subscriptions.doubleOptInNotEnabled', 'Double opt-in is not enabled', []);
  }
  const { messageTypeIds, ...user } = body(doubleOptInSchema);
  refuseForgotten(project, readIdentity(project, user));
  const unknown = messageTypeIds.filter((id) => !project.messageTypes.has(id));
  if (unknown.length > 0) throw refuse(400, 'BadParams', `Invalid messageTypeIds: ${unknown.join(', ')}`);
  return new Response('Request queued for processing', { status: 202, headers: { 'content-type': 'text/plain' } });
};

export function registerSubscriptions(api: Api) {
  const group = '/api/subscriptions/:group/:groupId';
  const byEmail = `${group}/user/:userEmail`;
  const byUserId = `${group}/byUserId/:userId`;
  const one =
    (name: 'userEmail' | 'userId', subscribed: boolean): Handler =>
    (call) => {
      const value = call.parameter(name);
      return queue(call, [name === 'userEmail' ? { email: value } : { userId: value }], subscribed);
    };
  api.endpoint(
    'subscriptions.doubleOptIn',
    'POST',
    '/api/subscriptions/subscribeToDoubleOptIn',
    serverSide(),
    doubleOptIn,
  );
  api.endpoint('subscriptions.bulk', 'PUT', group, serverSide(), bulk);
  api.endpoint('subscriptions.subscribeByEmail', 'PATCH', byEmail, serverSide(), one('userEmail', true));
  api.endpoint('subscriptions.unsubscribeByEmail', 'DELETE', byEmail, serverSide(), one('userEmail', false));
  api.endpoint('subscriptions.subscribeByUserId', 'PATCH', byUserId, serverSide(), one('userId', true));
  api.endpoint('subscriptions.unsubscribeByUserId', 'DELETE', byUserId, serverSide(), one('userId', false));
}
