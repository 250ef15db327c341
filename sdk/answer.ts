import { CrosswalkApiError, CrosswalkConnectionError, isErrorBody } from './errors.ts';

/** Seconds until the time that `Retry-After` names, which gateways write as seconds or as a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/**
 * The JSON of a successful answer, of the type that the API document gives it; null when it has no body.
 *
 * @throws CrosswalkApiError when Crosswalk answered an error.
 * @throws CrosswalkConnectionError when what answered was not Crosswalk.
 */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const { headers, status } = response;
  const text = await response.text();
  try {
    if (response.ok) {
      const answer: Answer = JSON.parse(text === '' ? 'null' : text);
      return answer;
    }
    const body: unknown = JSON.parse(text);
    if (isErrorBody(body)) throw new CrosswalkApiError(status, body);
  } catch (error) {
    // What is no JSON is not from Crosswalk, which is said below.
    if (!(error instanceof SyntaxError)) throw error;
  }
  const message = `The answer, with status ${status}, is not Crosswalk's. Check baseUrl, and what stands in between.`;
  throw new CrosswalkConnectionError(message, { status, retryAfter: retryAfterOf(headers) });
}
