/** `{"success": true}`: all that the vendor says about anything it takes in, whether it keeps it or not. */
export function accepted(): Response {
  return Response.json({ success: true });
}

export function invalidRequest(message: string): Response {
  return Response.json({ success: false, message, code: 'invalid_request' }, { status: 400 });
}

export function invalidWriteKey(): Response {
  return Response.json({ success: false, message: 'An invalid write key was provided' }, { status: 400 });
}

/** Answers to a call whose OAuth access token is missing, unknown or expired (401), or lacks a right (403). */
export function tokenRefused(status: 401 | 403, message: string): Response {
  return Response.json({ success: false, message, code: status === 401 ? 'unauthorized' : 'forbidden' }, { status });
}

/** Both headers hold seconds to wait, not an instant. */
export function tooManyRequests(millisecondsToWait: number): Response {
  const seconds = String(Math.max(1, Math.ceil(millisecondsToWait / 1000)));
  return Response.json(
    { success: false, message: 'Too many requests', code: 'rate_limited' },
    { status: 429, headers: { 'Retry-After': seconds, 'X-RateLimit-Reset': seconds } },
  );
}
