import { type JsonObject, byteLength, isObject, objectOrEmpty } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { servesRegion } from '../regions.ts';
import { type IssuedToken, type SegmentState, findSource, resolveToken } from '../state/index.ts';
import { accepted, invalidRequest, invalidWriteKey, tokenRefused, tooManyRequests } from './answers.ts';
import { type Destination, discard, ingest } from './ingest.ts';
import type { TrackingCall } from './read-call.ts';

export const callLimit = 32 * 1024;
export const batchLimit = 500 * 1024;
const maximumItems = 2500;

/** The edge knows access tokens, where it does not know write keys. */
function readToken(state: SegmentState, { token }: TrackingCall): IssuedToken | undefined {
  if (token === undefined) return undefined;
  const issued = resolveToken(state, token);
  if (issued === undefined) throw new Refusal(tokenRefused(401, 'Invalid access token'));
  return issued;
}

function checkToken({ workspace, source }: Destination, issued: IssuedToken | undefined): void {
  if (issued === undefined) {
    if (source.oauthRequired) throw new Refusal(tokenRefused(401, 'This source accepts OAuth access tokens only'));
  } else if (issued.workspace !== workspace || !issued.scopes.includes('tracking_api:write')) {
    throw new Refusal(tokenRefused(403, 'The access token does not permit writing to this source'));
  }
}

function checkRate(state: SegmentState, { workspace }: Destination): void {
  if (workspace.switches.overRate === 'queued') return;
  const limit = { requests: workspace.limits.trackingPerSecond, window: 1000 };
  const { allowed, resetsAt } = state.limiter.take(`tracking ${workspace.id}`, limit);
  if (!allowed) throw new Refusal(tooManyRequests(resetsAt - state.clock.now()));
}

/**
 * Where a call goes. Undefined, and recorded as lost, when the key is unknown: the vendor's edge never looks keys up, so
 * the caller sees a success all the same.
 */
function locate(state: SegmentState, url: string, call: TrackingCall): Destination | undefined {
  const issued = readToken(state, call);
  const destination = findSource(state, call.writeKey);
  if (destination === undefined) {
    discard(state, {}, call.writeKey, 'project_not_found', call.fields);
    return undefined;
  }
  if (!servesRegion('tracking', url, destination.workspace.region)) {
    discard(state, destination, call.writeKey, 'wrong_region', call.fields);
    if (destination.workspace.switches.wrongRegion === 'refused') throw new Refusal(invalidWriteKey());
    return undefined;
  }
  checkRate(state, destination);
  checkToken(destination, issued);
  return destination;
}

/** Answers a call of one event. */
export function answerCall(state: SegmentState, url: string, type: string, call: TrackingCall): Response {
  const destination = locate(state, url, call);
  if (destination === undefined) return accepted();
  const code = ingest(state, destination, type, call.fields);
  return code === 'no_user_anon_id' && destination.workspace.switches.missingIdentifier === 'refused'
    ? invalidRequest(code)
    : accepted();
}

/** An item with what the batch says for all of its items; what the item says itself wins. */
function mergeOuter(item: JsonObject, { context, integrations, sentAt }: JsonObject): JsonObject {
  return {
    ...item,
    context: { ...objectOrEmpty(context), ...objectOrEmpty(item.context) },
    integrations: { ...objectOrEmpty(integrations), ...objectOrEmpty(item.integrations) },
    sentAt: item.sentAt ?? sentAt,
  };
}

function withinCount(state: SegmentState, destination: Destination, items: readonly unknown[]): readonly unknown[] {
  if (items.length <= maximumItems) return items;
  const kept = destination.workspace.switches.overlongBatch === 'truncated' ? maximumItems : 0;
  for (const item of items.slice(kept)) {
    discard(state, destination, destination.writeKey, 'batch_too_long', item);
  }
  return items.slice(0, kept);
}

/** Answers a batch: one success for all of it, whatever becomes of its items. */
export function answerBatch(state: SegmentState, url: string, call: TrackingCall): Response {
  const items: unknown[] = Array.isArray(call.fields.batch) ? call.fields.batch : [];
  if (items.some((item) => byteLength(JSON.stringify(item)) > callLimit)) return invalidRequest('Exceed payload limit');
  const destination = locate(state, url, call);
  if (destination === undefined) return accepted();
  const lose = (code: 'empty_batch' | 'empty_batch_result' | 'multi_user_error') =>
    discard(state, destination, call.writeKey, code, call.fields);
  if (items.length === 0) {
    lose('empty_batch');
    return accepted();
  }
  const codes = withinCount(state, destination, items).map((item) => {
    const fields = isObject(item) ? item : {};
    return ingest(state, destination, fields.type, mergeOuter(fields, call.fields));
  });
  const bad = codes.filter(
    (code) => code !== undefined && code !== 'duplicate_message_id' && code !== 'user_suppressed',
  );
  if (bad.length > 0) lose(bad.length === codes.length ? 'empty_batch_result' : 'multi_user_error');
  return accepted();
}
