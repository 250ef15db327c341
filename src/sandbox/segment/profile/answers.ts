const codes = {
  authentication_error: 401,
  unauthorized: 401,
  invalid_request_error: 400,
  validation_error: 400,
  bad_request: 400,
  unsupported_eid_type: 400,
  forbidden: 403,
  not_found: 404,
  eid_not_found: 404,
  rate_limit_error: 429,
  internal_error: 500,
} as const;

/** The vendor's error answer: `{"error":{"code","message"}}` under the status that belongs to the code. */
export function profileError(code: keyof typeof codes, message: string): Response {
  return Response.json({ error: { code, message } }, { status: codes[code] });
}
