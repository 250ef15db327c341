/** One step of a script: an answer, or the failure of the network. */
export type Step = Response | Error;

/** What was sent, with its body read. */
export interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** A `fetch` that answers by a script, one step for each request, and keeps what it was sent. */
export function scriptedFetch(...steps: Step[]) {
  const sent: Sent[] = [];
  async function fetch(request: Request): Promise<Response> {
    const { method, url, headers } = request;
    const step = steps[sent.length];
    sent.push({ method, url, headers, body: await request.text() });
    if (step === undefined) throw new Error(`no step is left for ${method} ${url}`);
    if (step instanceof Error) throw step;
    return step;
  }
  return { fetch, sent };
}

/** The failure of a network that breaks. */
export const cut = (): Error => new TypeError('fetch failed');

/** An answer of Crosswalk. */
export const done = (): Response => Response.json({ done: true });

/** An error answer of Crosswalk. */
export function refusal(
  status: number,
  fields: { retryable?: boolean; retry_after?: number; code?: string } = {},
): Response {
  const body = {
    statusCode: status,
    error: 'Refused',
    message: 'Not now.',
    code: status === 429 ? 'rate_limited' : 'invalid_request',
    request_id: 'req_1',
    retryable: false,
    ...fields,
  };
  return Response.json(body, { status });
}
