import { z } from 'zod';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { answerProblem, type Opened, withProblemPages } from './problem.tsx';

const purpose = 'problem of an opening';
/** Characters of a reason that go into an address: servers take no longer ones than some thousands, and origins are in it. */
const longestReason = 1500;

/** What a token opens: the page of a link, or one that pages of these origins may hold. */
const openerSchema = z.union([z.object({ link: z.string() }), z.object({ origins: z.array(z.string()) })]);

type Opener = z.infer<typeof openerSchema>;

const refusalSchema = z.object({
  code: z.string(),
  status: z.int(),
  message: z.string(),
  requestId: z.string(),
  opener: openerSchema.optional(),
});

type Refusal = z.infer<typeof refusalSchema>;

/** Undefined beside a token, which is taken out of the address first. */
async function readRefusal(context: ApiContext, token: string): Promise<Refusal | undefined> {
  const query = readQuery(context);
  const text = query[token] === undefined ? textParameter(query, 'problem') : undefined;
  const payload = text === undefined ? undefined : await context.get('services').signer.open(text, purpose);
  return refusalSchema.safeParse(payload === undefined ? undefined : parseJson(payload)).data;
}

/** Leads to an address without the token that says what is wrong. It is signed, so that nobody else puts words on the page. */
async function leadToRefusal(context: ApiContext, path: string, refusal: Refusal): Promise<Response> {
  const { message: reason } = refusal;
  const message = reason.length > longestReason ? `${reason.slice(0, longestReason)}…` : reason;
  const signed = await context.get('services').signer.sign({ ...refusal, message } satisfies Refusal, purpose);
  return context.redirect(`${path}?problem=${signed}`, 303);
}

async function findOpened(context: ApiContext, opener: Opener | undefined): Promise<Opened | undefined> {
  if (opener === undefined) return undefined;
  if ('link' in opener) return context.get('services').links.find(opener.link);
  return { settings: { allowed_origins: opener.origins } };
}

/**
 * Runs the step by which a token opens a page. Whatever keeps it from being opened is said at another address, so that no
 * token stands in that of a page, nor stays in the history of the browser.
 *
 * @param path of the request, as visitors see it
 * @param token name of the parameter that has the token
 * @param step tells, as soon as it knows it, what the token opens: it hears of the problem, and its page is the one that says so
 */
export async function openWithToken(
  context: ApiContext,
  { path, token }: { path: string; token: string },
  step: (know: (opener: Opener) => void) => Promise<Response>,
): Promise<Response> {
  let opener: Opener | undefined;
  return withProblemPages(
    context,
    async () => undefined,
    async () => {
      const refusal = await readRefusal(context, token);
      if (refusal !== undefined) return answerProblem(context, refusal, await findOpened(context, refusal.opener));
      return step((known) => {
        opener = known;
      });
    },
    async ({ code, status, message }) =>
      leadToRefusal(context, path, { code, status, message, requestId: context.get('requestId'), opener }),
  );
}
