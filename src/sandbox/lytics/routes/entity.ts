import type { Call, Register } from '../call.ts';
import { answerVersion1 } from '../envelope.ts';
import type { Erasure } from '../erasures.ts';
import { booleanParameter, identityParameter, listParameter, requireTable, toIdentity } from '../parameters.ts';
import type { Profile } from '../profile-store.ts';
import { profileMeta, viewFields, viewSegments } from '../profile-view.ts';
import { notFound } from '../refusal.ts';

function showProfile(call: Call, profile: Profile | undefined): Response {
  if (profile === undefined) throw notFound('entity not found');
  const { account } = call;
  const data = viewFields(account, profile, {
    only: [...listParameter(call, 'fields'), ...listParameter(call, 'include_fields')],
    without: listParameter(call, 'fieldBlocklist'),
  });
  const everySegment = booleanParameter(call, 'allsegments', false);
  const withSegments = booleanParameter(call, 'segments', true) || everySegment;
  const segments = withSegments ? { segments: viewSegments(account, profile, everySegment) } : {};
  const extra = booleanParameter(call, 'meta', true) ? { meta: profileMeta(account) } : {};
  const { statusAsWord } = account.behaviour;
  return answerVersion1({ ...data, ...segments }, { extra, statusAsWord });
}

function getByIdentity(call: Call): Response {
  return showProfile(call, call.account.profiles.find(identityParameter(call)));
}

function getMe(call: Call): Response {
  const identity = toIdentity(call, call.parameter('key'), call.parameter('value'));
  return showProfile(call, call.account.profiles.find(identity));
}

function getShort(call: Call): Response {
  requireTable(call.parameter('table'));
  const { behaviour, profiles } = call.account;
  const keys = behaviour.shortEntityForm === 'cookie' ? ['_uids'] : profiles.identityFields;
  const value = call.parameter('value');
  return showProfile(
    call,
    keys.map((key) => profiles.find({ key, value })).find((profile) => profile !== undefined),
  );
}

function getSegments(call: Call): Response {
  const profile = call.account.profiles.find(identityParameter(call));
  if (profile === undefined) throw notFound('entity not found');
  return answerVersion1(viewSegments(call.account, profile, false));
}

const showErasure = ({ requestId, complete }: Erasure) => ({ request_id: requestId, complete });

function requestErasure(call: Call, kind: Erasure['kind']): Response {
  const erasure = call.account.erasures.request(identityParameter(call), kind);
  return answerVersion1(showErasure(erasure), { message: 'delete request received' });
}

function getDeleteStatus(call: Call): Response {
  const erasure = call.account.erasures.find(call.parameter('request_id'));
  if (erasure === undefined) throw notFound('delete request not found');
  return answerVersion1(showErasure(erasure));
}

/** Profiles of v1. */
export function registerEntity(register: Register): void {
  register('entity.deleteStatus', 'GET', '/api/entity/deletestatus/:request_id', 'writeProfiles', getDeleteStatus);
  register('entity.softDelete', 'DELETE', '/api/entity/softdelete/:table/:key/:value', 'writeProfiles', (call) =>
    requestErasure(call, 'hide'),
  );
  register('entity.segments', 'GET', '/api/entity/:table/segments/:key/:value', 'readProfiles', getSegments);
  register('entity.get', 'GET', '/api/entity/:table/:key/:value', 'readProfiles', getByIdentity);
  register('entity.delete', 'DELETE', '/api/entity/:table/:key/:value', 'writeProfiles', (call) =>
    requestErasure(call, 'erase'),
  );
  register('entity.getByCookie', 'GET', '/api/entity/:table/:value', 'readProfiles', getShort);
  register('entity.me', 'GET', '/api/me/:key/:value', 'readProfiles', getMe);
}
