import { createRedactor } from '../egress/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type ListResult, type VendorAnswer } from '../proxy/index.ts';
import { bodyOf } from './found.ts';
import { type VendorCall } from './vendor-calls.ts';

/** The query parameters, a list where one is repeated. */
function queryOf({ searchParams }: URL): JsonObject {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function requestOf({ method, url, body }: VendorCall): JsonObject {
  return { method, path: url.pathname, query: queryOf(url), body };
}

/**
 * What `truto_response_format=debug` tells of the vendor calls behind an answer; null when there were none.
 *
 * One call stands in front, with what it was answered: that of `answer`, else the first. All of them are in `calls`, in
 * the order in which they were sent. Credentials are blotted out wherever they occur.
 *
 * @param page The page that is answered, where it is a list.
 */
export function debugOf(
  calls: readonly VendorCall[],
  secrets: Parameters<typeof createRedactor>[0],
  { answer, page }: { answer?: VendorAnswer; page?: ListResult<unknown> },
): JsonValue {
  const call = calls.find((each) => answer !== undefined && each.answer === answer) ?? calls[0];
  if (call === undefined) return null;
  const told: JsonObject = {
    requestUrl: call.url.origin + call.url.pathname,
    requestOptions: requestOf(call),
    status: call.status ?? null,
    data: call.answer === undefined ? null : bodyOf(call.answer),
    responseHeaders: Object.fromEntries(call.answer?.headers ?? []),
    nextCursor: page?.next_cursor ?? null,
    isLooping: false,
    isEmptyResult: page === undefined ? false : page.result_count === 0,
    resultCount: page?.result_count ?? 1,
    calls: calls.map((each) => ({ ...requestOf(each), status: each.status ?? null })),
  };
  const redacted = createRedactor(secrets).value(told);
  return isJsonObject(redacted) ? redacted : null;
}
