import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answerNothing, answerVersion1 } from '../envelope.ts';
import { requireTable } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import { readStatement } from '../segments.ts';
import { type Subscription, type SubscriptionInput, subscriptionSchema } from '../subscriptions.ts';
import { createId, toIsoTime } from '../values.ts';

function named(call: Call): Subscription {
  const subscription = call.account.subscriptions.get(call.parameter('id'));
  if (subscription === undefined) throw notFound('subscription not found');
  return subscription;
}

function list(call: Call): Response {
  requireTable(call.query.get('table') ?? 'user');
  const segment = call.query.get('segment_id');
  const all = [...call.account.subscriptions.values()];
  return answerVersion1(segment === null ? all : all.filter(({ segment_ids }) => segment_ids.includes(segment)));
}

function checkChannel(input: SubscriptionInput) {
  const needed = input.channel === 'webhook' ? (['webhook_url'] as const) : (['region', 'stream', 'role_arn'] as const);
  const missing = needed.find((name) => input[name] === undefined);
  if (missing !== undefined) throw badRequest(`${missing} is required for channel ${input.channel}`);
}

function checkSegments(call: Call, { segment_ids, segmentql, withbackfill }: SubscriptionInput) {
  if (segment_ids.length === 0 && segmentql === undefined) throw badRequest('segment_ids or segmentql is required');
  if (withbackfill && segment_ids.length !== 1) throw badRequest('withbackfill needs exactly one segment');
  for (const id of segment_ids) {
    if (call.account.segments.find(id) === undefined) throw badRequest(`could not find segment ${JSON.stringify(id)}`);
  }
  if (segmentql !== undefined) call.account.segments.checkIncludes(readStatement(segmentql).filter);
}

async function upsert(call: Call): Promise<Response> {
  const input = await readJson(call, subscriptionSchema);
  checkChannel(input);
  checkSegments(call, input);
  const { account } = call;
  const existing = input.id === undefined ? undefined : account.subscriptions.get(input.id);
  if (input.id !== undefined && existing === undefined) throw notFound('subscription not found');
  const updated = toIsoTime(account.clock.now());
  const subscription: Subscription = {
    ...input,
    id: existing?.id ?? createId(),
    account_id: account.id,
    aid: account.aid,
    table: 'user',
    created: existing?.created ?? updated,
    updated,
  };
  account.subscriptions.set(subscription.id, subscription);
  return answerVersion1(subscription);
}

function remove(call: Call): Response {
  call.account.subscriptions.delete(named(call).id);
  return answerNothing();
}

/** Trigger subscriptions. They are kept, and nothing is sent for them. */
export function registerSubscription(register: Register): void {
  register('subscription.list', 'GET', '/api/subscription', 'manageExports', list);
  register('subscription.upsert', 'POST', '/api/subscription', 'manageExports', upsert);
  register('subscription.get', 'GET', '/api/subscription/:id', 'manageExports', (call) => answerVersion1(named(call)));
  register('subscription.delete', 'DELETE', '/api/subscription/:id', 'manageExports', remove);
}
