import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answerVersion2 } from '../envelope.ts';
import { identityParameter } from '../parameters.ts';
import type { Profile, ProfileWrite } from '../profile-store.ts';
import { viewFields } from '../profile-view.ts';
import { badRequest, notFound } from '../refusal.ts';
import { type Fields, fieldsSchema, holdsObjectInArray } from '../values.ts';

function findProfile(call: Call): Profile {
  const profile = call.account.profiles.find(identityParameter(call));
  if (profile === undefined) throw notFound('entity not found', 'ENTITY-NOTFOUND-012');
  return profile;
}

function get(call: Call): Response {
  const profile = findProfile(call);
  // With no attributes there is nothing to show, while an empty list of names would mean every field.
  return answerVersion2(
    profile.attributes.size === 0 ? {} : viewFields(call.account, profile, { only: [...profile.attributes] }),
  );
}

function splitNulls(call: Call, sent: Fields): { fields: Fields; remove: string[] } {
  const nulls = Object.entries(sent).flatMap(([name, value]) => (value === null ? [name] : []));
  switch (call.account.behaviour.nullAttributes) {
    case 'store':
      return { fields: sent, remove: [] };
    case 'refuse':
      if (nulls.length > 0) throw badRequest(`attribute ${JSON.stringify(nulls[0])} is null`);
      return { fields: sent, remove: [] };
    case 'remove':
      return { fields: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)), remove: nulls };
  }
}

/** Writes a profile directly, under the identity in the path; visible after the usual delay. */
async function write(call: Call, replace: boolean): Promise<Response> {
  const addressedTo = identityParameter(call);
  const { account } = call;
  if (!account.behaviour.attributesCreateProfiles) findProfile(call);
  const sent = await readJson(call, fieldsSchema);
  const nested = Object.entries(sent).find(([, value]) => holdsObjectInArray(value));
  if (nested !== undefined) throw badRequest(`attribute ${JSON.stringify(nested[0])} holds objects in an array`);
  const { fields, remove } = splitNulls(call, sent);
  const intent: ProfileWrite = {
    fields,
    addressedTo,
    eventTime: account.clock.now(),
    attributes: { replace, remove },
  };
  const problem = account.profiles.problemWith(intent);
  if (problem !== undefined) throw badRequest(problem);
  account.writeAttributes(intent);
  return answerVersion2(sent);
}

function remove(call: Call): Response {
  const identity = identityParameter(call);
  findProfile(call);
  call.account.later(() => call.account.profiles.removeAttributes(identity));
  return answerVersion2(null);
}

/** The attribute store: the only direct way to write a profile. */
export function registerAttributes(register: Register): void {
  const path = '/v2/attributes/:table/:key/:value';
  register('v2.attributes.get', 'GET', path, 'readProfiles', get);
  register('v2.attributes.replace', 'PUT', path, 'writeProfiles', (call) => write(call, true));
  register('v2.attributes.patch', 'PATCH', path, 'writeProfiles', (call) => write(call, false));
  register('v2.attributes.delete', 'DELETE', path, 'writeProfiles', remove);
}
