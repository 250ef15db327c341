import { bodyLimit } from 'hono/body-limit';
import { CrosswalkError } from '../../../errors/index.ts';
import { type ApiContext } from '../../mount.ts';
import { answerProblem } from './problem.tsx';

/** Bytes of the largest form: many times what all credentials of a vendor need. */
const largestForm = 64 * 1024;

/** Refuses larger forms before they are read whole. */
export const boundForm = bodyLimit({
  maxSize: largestForm,
  onError: (context: ApiContext) =>
    answerProblem(context, new CrosswalkError('body_too_large', 'The form is too large.'), undefined),
});

/** The fields of a form as our pages send it; whatever else was sent has none. */
export async function readForm(context: ApiContext): Promise<Readonly<Record<string, string>>> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}
