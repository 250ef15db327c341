import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answerVersion2 } from '../envelope.ts';
import type { Erasure } from '../erasures.ts';
import type { IdentityKey } from '../identities.ts';
import { identityParameter, listParameter, requireTable, toIdentity } from '../parameters.ts';
import { viewFields } from '../profile-view.ts';
import { Refusal, badRequest, notFound } from '../refusal.ts';
import { toIsoTime } from '../values.ts';

function showIdentity(call: Call, identity: IdentityKey): Response {
  const profile = call.account.profiles.find(identity);
  if (profile === undefined) throw notFound('entity not found', 'ENTITY-NOTFOUND-012');
  const entity = viewFields(call.account, profile, { without: listParameter(call, 'field_blocklist') });
  return answerVersion2({ entity, keys: profile.keys, fragments: [] });
}

async function lookup(call: Call): Promise<Response> {
  const name = call.account.behaviour.identityLookupName;
  const body = await readJson(call, z.object({ table: z.string(), [name]: z.string(), value: z.string() }));
  const { table = '', value = '', [name]: key = '' } = body;
  requireTable(table);
  return showIdentity(call, toIdentity(call, key, value));
}

function showErasure(erasure: Erasure) {
  return {
    request_id: erasure.requestId,
    state: erasure.complete ? 'completed' : 'pending',
    requested: toIsoTime(erasure.requestedAt),
    submitted: toIsoTime(erasure.requestedAt),
    completed: erasure.complete,
  };
}

function requestErasure(call: Call): Response {
  return answerVersion2(showErasure(call.account.erasures.request(identityParameter(call))), 202);
}

function getDeleteStatus(call: Call): Response {
  const erasure = call.account.erasures.find(call.parameter('request_id'));
  if (erasure === undefined) throw notFound('delete request not found');
  return answerVersion2(showErasure(erasure));
}

/** A value that cannot be an identity is an error of its own and does not stop the others. */
async function requestErasures(call: Call): Promise<Response> {
  requireTable(call.parameter('table'));
  const field = call.parameter('field');
  const values = await readJson(call, z.array(z.string()));
  if (values.length === 0) throw badRequest('no values to delete');
  const successes: [string, string][] = [];
  const errors: [string, string][] = [];
  for (const value of values) {
    try {
      successes.push([value, call.account.erasures.request(toIdentity(call, field, value)).requestId]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push([value, error.message]);
    }
  }
  return answerVersion2({ successes: Object.fromEntries(successes), errors: Object.fromEntries(errors) }, 202);
}

/** Profiles of v2. */
export function registerIdentity(register: Register): void {
  register('v2.identity.lookup', 'POST', '/v2/identity/lookup', 'readProfiles', lookup);
  register(
    'v2.identity.deleteStatus',
    'GET',
    '/v2/identity/deletestatus/:request_id',
    'writeProfiles',
    getDeleteStatus,
  );
  register(
    'v2.identity.deleteBulk',
    'DELETE',
    '/v2/identity/queue/bulk/:table/:field',
    'writeProfiles',
    requestErasures,
  );
  register('v2.identity.get', 'GET', '/v2/identity/:table/:key/:value', 'readProfiles', (call) =>
    showIdentity(call, identityParameter(call)),
  );
  register('v2.identity.delete', 'DELETE', '/v2/identity/:table/:key/:value', 'writeProfiles', requestErasure);
}
