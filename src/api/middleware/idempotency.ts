import { type Context, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { CrosswalkError, type ErrorCode, toCrosswalkError } from '../../errors/index.ts';
import { type Attempt, keptLength, type KeptAnswer, type KeyedCall, readKey } from '../../idempotency/index.ts';
import { readShort } from '../../proxy/index.ts';
import { holdBody } from '../body.ts';
import { answerError } from '../errors.ts';
import { targetOf } from '../normalize.ts';
import { parseQuery, textParameter } from '../query.ts';
import { type ApiEnvironment } from '../services.ts';
import { scopeOfMethod } from './authenticate.ts';

type ApiContext = Context<ApiEnvironment>;

/** Failures that may come when something was done already, whatever they say of repeating. */
const doubtful: ReadonlySet<ErrorCode> = new Set(['internal_error', 'unavailable']);

const ownAccount = '/integrated-account/:id';

/** Routes whose calls name their account in the query. To all others the parameter means nothing. */
const namesAccount = /^\/(?:unified|proxy|custom)\//;

/**
 * The account that a call is for, with which its answer goes. Undefined for what belongs to none, and for unlinking an
 * account, whose answer must outlive it.
 */
function accountOf(context: ApiContext, query: string): string | undefined {
  const { account } = context.get('principal');
  if (account !== undefined) return account.id;
  const route = routePath(context);
  if (route === ownAccount && context.req.method === 'DELETE') return undefined;
  if (route === ownAccount || route.startsWith(`${ownAccount}/`)) return context.req.param('id');
  return namesAccount.test(route) ? textParameter(parseQuery(query), 'integrated_account_id') : undefined;
}

async function readCall(context: ApiContext, key: string): Promise<KeyedCall> {
  const target = targetOf(context.req.url);
  const end = target.indexOf('?');
  const [path, query] = end < 0 ? [target, ''] : [target.slice(0, end), target.slice(end)];
  return {
    key: readKey(key),
    caller: context.get('principal'),
    accountId: accountOf(context, query),
    method: context.req.method,
    path,
    query,
    body: await holdBody(context.req),
    requestId: context.get('requestId'),
  };
}

/** By these a caller knows a repeat. A vendor's own of these names would be taken for them. */
const marksOfRepeat: ReadonlySet<string> = new Set(['idempotency-replayed', 'x-original-request-id']);

/** The answer with its body in memory, as far as it can be kept, and the same answer for the caller. */
async function hold(answer: Response): Promise<{ kept: Parameters<Attempt['answered']>[0]; given: Response }> {
  const { status } = answer;
  const headers = [...answer.headers].filter(([name]) => !marksOfRepeat.has(name));
  const body = answer.body === null ? new Uint8Array() : await readShort(answer.body, keptLength);
  if (body instanceof ReadableStream) return { kept: { status }, given: new Response(body, { status, headers }) };
  // What the vendor says of its limit is true of the moment only.
  const lasting = headers.filter(([name]) => !name.startsWith('ratelimit-'));
  return { kept: { status, headers: lasting, body }, given: new Response(bodyFor(body), { status, headers }) };
}

/** Statuses without a body come with none, not with an empty one. */
const bodyFor = (bytes: Uint8Array) => (bytes.length === 0 ? null : new Uint8Array(bytes));

/** The failure of an answer that was not there to its end. */
function brokenOff(error: unknown, status: number): CrosswalkError {
  const { code, message, options, cause } = toCrosswalkError(error);
  return new CrosswalkError(code, `${message} The answer had begun with the status ${status}.`, { ...options, cause });
}

/** Says how the call ended, and answers what the caller gets: what went before is stored then. */
async function settle(
  context: ApiContext,
  attempt: Attempt,
  { answer, thrown }: { answer: Response; thrown: unknown },
): Promise<Response> {
  const failure = thrown === undefined ? undefined : toCrosswalkError(thrown);
  if (failure?.retryable === true) {
    await (doubtful.has(failure.code) ? attempt.unknown() : attempt.undone());
    return answer;
  }
  try {
    const { kept, given } = await hold(answer);
    await attempt.answered(kept);
    return given;
  } catch (error) {
    // The caller has heard nothing yet, and is told of the failure in place of the answer; so is every repeat.
    const broken = brokenOff(error, answer.status);
    return settle(context, attempt, { answer: answerError(broken, context), thrown: broken });
  }
}

/** Header fields of ours that name the request. Where a vendor sends an `x-request-id`, that is not ours. */
const requestIds: ReadonlySet<string> = new Set(['x-request-id', 'x-crosswalk-request-id']);

/** The first answer again, under the id of this request; that of the first call stands beside it. */
function answerAgain(context: ApiContext, { status, headers, body }: KeptAnswer, firstRequest: string): Response {
  const requestId = context.get('requestId');
  const renamed = headers.map(([name, value]): [string, string] => [
    name,
    requestIds.has(name) && value === firstRequest ? requestId : value,
  ]);
  return new Response(bodyFor(body), {
    status,
    headers: [...renamed, ['idempotency-replayed', 'true'], ['x-original-request-id', firstRequest]],
  });
}

/**
 * Makes a write that carries an `Idempotency-Key` once, and gives every repeat of it the first answer. It stands behind
 * authentication, so that nobody is told what they could not have done.
 *
 * A call with a key is finished also when its caller goes away, so that the repeat finds what became of it.
 *
 * @throws CrosswalkError `invalid_request` for a malformed key, `body_too_large`, and the `idempotency_…` errors.
 */
export const onceForKey: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const key = context.req.header('idempotency-key');
  if (key === undefined || scopeOfMethod(context.req.method) === 'read') return next();
  const begun = await context.get('services').idempotency.begin(await readCall(context, key));
  if (begun === undefined) return next();
  if (begun.kind === 'repeat') return answerAgain(context, begun.answer, begun.requestId);
  const { attempt } = begun;
  context.set('signal', new AbortController().signal);
  try {
    await next();
  } catch (error) {
    await attempt.unknown();
    throw error;
  }
  const given = await settle(context, attempt, { answer: context.res, thrown: context.error });
  // The router would keep header fields of the answer that is set before another.
  context.res = undefined;
  context.res = given;
};
