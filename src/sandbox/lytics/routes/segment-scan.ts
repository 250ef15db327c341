import type { Call, Register } from '../call.ts';
import { badRequest } from '../refusal.ts';
import { scan } from '../scan.ts';
import { readStatementBody, toMembership } from '../segment-input.ts';
import { readStatement } from '../segments.ts';
import { byteLength } from '../values.ts';

const maximumUrlBytes = 2000;

/** Ties the cursor of an unsaved statement to its text without carrying the text. */
async function fingerprint(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function scanSegment(call: Call): Response {
  const segment = call.account.segments.get(call.parameter('segId'));
  return scan(call, segment.membership, segment.id);
}

async function scanStatement(call: Call): Promise<Response> {
  const { text, query } = await readStatementBody(call);
  call.account.segments.checkIncludes(query.filter);
  return scan(call, toMembership(text, query), await fingerprint(text));
}

/** The same with the statement in the query, where `segments` is it instead of the switch that shows segments. */
async function scanStatementInQuery(call: Call): Promise<Response> {
  const text = call.query.get('segments') ?? '';
  if (text === '') throw badRequest('segments is required');
  if (byteLength(text) > maximumUrlBytes) throw badRequest(`segments is longer than ${maximumUrlBytes} bytes`);
  const query = readStatement(text);
  call.account.segments.checkIncludes(query.filter);
  const shown = new URLSearchParams(call.query);
  shown.delete('segments');
  return scan({ ...call, query: shown }, toMembership(text, query), await fingerprint(text));
}

/** Pages through members of a saved or an unsaved segment: the only way to list profiles. */
export function registerSegmentScan(register: Register): void {
  register('segment.scanAdhoc', 'POST', '/api/segment/scan', 'readProfiles', scanStatement);
  register('segment.scanAdhoc', 'GET', '/api/segment/scan', 'readProfiles', scanStatementInQuery);
  register('segment.scan', 'GET', '/api/segment/:segId/scan', 'readProfiles', scanSegment);
}
