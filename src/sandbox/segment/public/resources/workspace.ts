import { z } from 'zod';
import { publicErrors } from '../answers.ts';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { parseInput } from '../input.ts';
import { list } from '../items.ts';

const echoSchema = z.object({
  message: z.string(),
  delay: z.coerce.number().int().min(0).optional(),
  triggerError: z.stringbool().optional(),
  triggerMultipleErrors: z.stringbool().optional(),
  triggerUnexpectedError: z.stringbool().optional(),
  statusCode: z.coerce.number().int().min(400).max(599).optional(),
});

/** Repeats the message, or raises the errors asked for. `delay` is checked and not waited for. */
function echo({ request, query }: PublicCall): object {
  const asked = parseInput(echoSchema, Object.fromEntries(query));
  const status = asked.statusCode ?? 500;
  const error = { type: 'echo-error', message: asked.message };
  if (asked.triggerUnexpectedError) return publicErrors(500, [{ type: 'unexpected', message: 'Unexpected error' }]);
  if (asked.triggerMultipleErrors) return publicErrors(status, [error, error]);
  if (asked.triggerError) return publicErrors(status, [error]);
  return { method: request.method, message: asked.message, headers: Object.fromEntries(request.headers) };
}

const present = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name });

/** The workspace itself and its space. */
export const workspaceAnswers: PublicAnswers = {
  'public.getWorkspace': ({ workspace }) => ({ workspace: present(workspace) }),
  'public.echo': echo,
  'public.listSpaces': (call) =>
    list(call, 'spaces', call.workspace.space === undefined ? [] : [call.workspace.space], present),
  'public.getSpace': (call) => ({ space: present(spaceOf(call)) }),
};
