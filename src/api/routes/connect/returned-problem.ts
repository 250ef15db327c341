import { z } from 'zod';
import { type OpenLink } from '../../../connect/index.ts';
import { type CompiledIntegration } from '../../../definitions/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, readQuery } from '../../mount.ts';
import { textParameter } from '../../query.ts';
import { frameOf } from './page-answer.ts';
import { linkPath } from './paths.ts';

const purpose = 'problem of the way back';

const problemSchema = z.object({
  link: z.string(),
  text: z.enum(['denied', 'authorization_failed', 'problem_unreachable']),
  reason: z.string().optional(),
});

type ReturnedProblem = Omit<z.infer<typeof problemSchema>, 'link'>;

/**
 * Leads from the vendor's page back to the form, which says what went wrong and where another try begins. What the form
 * says is signed, so that nobody else can put words on it.
 */
export async function answerWithProblem(
  context: ApiContext,
  { linkTokenId: link, integration }: { linkTokenId: string; integration: string },
  problem: ReturnedProblem,
): Promise<Response> {
  const signed = await context.get('services').signer.sign({ link, ...problem }, purpose);
  return context.redirect(`${linkPath(context, link)}/${integration}?problem=${signed}`, 303);
}

/** What went wrong on the vendor's page, in the language of the visitor; undefined when nothing did. */
export async function readReturnedProblem(
  context: ApiContext,
  { id, settings }: OpenLink,
  { label }: CompiledIntegration,
): Promise<string | undefined> {
  const given = textParameter(readQuery(context), 'problem');
  const payload = given === undefined ? undefined : await context.get('services').signer.open(given, purpose);
  const problem = problemSchema.safeParse(payload === undefined ? undefined : parseJson(payload));
  if (!problem.success || problem.data.link !== id) return undefined;
  const { text, reason = '' } = problem.data;
  const { language } = frameOf(context, settings);
  return language.say(text, { integration: label, reason });
}
