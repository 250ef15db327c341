import type { SandboxServer } from '../kit/index.ts';
import { type CallProblem, type Fact, factsFileSchema, registerShapes, shapesSchema } from '../reference/index.ts';
import facts from '../reference/generated/iterable.json' with { type: 'json' };
import { answer } from './answers.ts';
import { type Api, withVendorHeaders } from './api.ts';
import type { EndpointRules } from './rules.ts';
import type { KeyType } from './settings.ts';
import recorded from './shapes.json' with { type: 'json' };

const keyTypes: Record<string, KeyType> = {
  'server-side': 'server-side',
  'server-side-read-only': 'read-only',
  mobile: 'mobile',
  javascript: 'javascript',
};

/** The types of keys that may make a call. None of the calls that are known by their shape has a limit of its own. */
function rulesOf({ permission = '' }: Fact): EndpointRules {
  return { keys: permission.split(', ').flatMap((word) => keyTypes[word] ?? []), limits: [] };
}

const problemTexts: Record<CallProblem['problem'], (problem: CallProblem) => string> = {
  missing: () => 'Value is missing',
  type: ({ expected }) => `${expected} expected`,
  choice: ({ expected }) => `Must be one of ${expected}`,
  malformed: ({ expected }) => `${expected} expected`,
};

/** Bodies are refused by path, as `BadJsonBody`; parameters of the query by name. */
function refuseProblems(path: string, problems: readonly CallProblem[]): Response {
  const inBody = problems.filter((problem) => problem.in === 'body');
  if (inBody.length === 0) {
    return answer(400, 'BadParams', problems.map(({ name }) => `Invalid or missing parameter: ${name}`).join('; '));
  }
  const params = inBody.map((problem) => [
    problem.name === '' ? 'obj' : `obj.${problem.name}`,
    problemTexts[problem.problem](problem),
  ]);
  return answer(400, 'BadJsonBody', `[${path}] Invalid JSON body`, Object.fromEntries(params));
}

const mediaTypes: Record<string, string> = { csv: 'text/plain', text: 'text/plain', html: 'text/html' };

/** Registers what this sandbox knows by its shape only: experiments, phone verification, and calls of the SDKs. */
export function registerRecordedShapes(server: SandboxServer, api: Api) {
  registerShapes(
    { ...server, name: 'api' },
    {
      facts: factsFileSchema.parse(facts).endpoints,
      shapes: shapesSchema.parse(recorded),
      guard: (context, fact) => api.guard(fact.id, rulesOf(fact), context),
      refuse: (context, problems) => withVendorHeaders(refuseProblems(context.req.path, problems)),
      notFound: ({ req }) => withVendorHeaders(answer(404, 'NotFound', `${req.path} was not found`)),
      respond: (_, { fact, body }) => {
        const mediaType = mediaTypes[fact.answers ?? 'json'];
        const response =
          mediaType === undefined || typeof body !== 'string'
            ? Response.json(body)
            : new Response(body, { headers: { 'content-type': mediaType } });
        return withVendorHeaders(response);
      },
    },
  );
}
