import { type Context, type MiddlewareHandler } from 'hono';
import { type KeptAnswer, type KeyedCall, readKey } from '../../idempotency/index.ts';
import { holdBody } from '../body.ts';
import { answerError } from '../errors.ts';
import { targetOf } from '../normalize.ts';
import { type ApiEnvironment } from '../services.ts';
import { accountOf } from './call-account.ts';
import { changesNothing } from './changes-nothing.ts';
import { bodyFor, endAttempt } from './end-attempt.ts';

type ApiContext = Context<ApiEnvironment>;

async function readCall(context: ApiContext, key: string): Promise<KeyedCall> {
  const target = targetOf(context.req.url);
  const end = target.indexOf('?');
  const [path, query] = end < 0 ? [target, ''] : [target.slice(0, end), target.slice(end)];
  return {
    key: readKey(key),
    caller: context.get('principal'),
    accountId: accountOf(context),
    method: context.req.method,
    path,
    query,
    body: await holdBody(context.req),
    requestId: context.get('requestId'),
  };
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
 * authentication, so that nobody is told what they could not have done. The key of a read means nothing.
 *
 * A call with a key is finished also when its caller goes away, so that the repeat finds what became of it.
 *
 * @throws CrosswalkError `invalid_request` for a malformed key, `body_too_large`, and the `idempotency_…` errors.
 */
export const onceForKey: MiddlewareHandler<ApiEnvironment> = async (context, next) => {
  const key = context.req.header('idempotency-key');
  if (key === undefined || (await changesNothing(context))) return next();
  const begun = await context.get('services').idempotency.begin(await readCall(context, key));
  if (begun === undefined) return next();
  if (begun.kind === 'repeat') return answerAgain(context, begun.answer, begun.requestId);
  context.set('signal', new AbortController().signal);
  const call = async () => {
    await next();
    return { answer: context.res, thrown: context.error };
  };
  const given = await endAttempt(begun.attempt, call, (error) => answerError(error, context));
  // The router would keep header fields of the answer that is set before another.
  context.res = undefined;
  context.res = given;
};
