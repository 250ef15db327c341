/**
 * Brings a request into the form that the router knows: repeated slashes at the start become one, as some clients join
 * base address and path with both their slashes.
 */
export function normalizeRequest(request: Request): Request {
  const start = request.url.indexOf('/', request.url.indexOf('//') + 2);
  if (start < 0 || request.url.charAt(start + 1) !== '/') return request;
  const collapsed = request.url.slice(0, start) + request.url.slice(start).replace(/^\/{2,}/, '/');
  return new Request(collapsed, request);
}
