import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { checkUserId, identifiers, normaliseEmail, readIdentity } from '../identity.ts';
import { applyLater } from '../project.ts';
import { forget, holdersOf, removeProfile } from '../removal.ts';
import { perDay, perSecond, serverSide } from '../rules.ts';

const identitySchema = z.object(identifiers);

/** SHA-256 of an identifier, trimmed and in lower case, in hexadecimal. */
async function hashOf(identifier: string): Promise<string> {
  const bytes = new TextEncoder().encode(identifier.trim().toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const deleteByEmail: Handler = ({ project, parameter }) => {
  const email = normaliseEmail(parameter('email'));
  if (project.type === 'user_id') {
    throw refuse(400, 'BadParams', 'Users of a userID-based project are deleted by userId');
  }
  applyLater(project, () => {
    for (const holder of project.profiles.withEmail(email)) removeProfile(project, holder);
  });
  return success();
};

const deleteByUserId: Handler = ({ project, parameter }) => {
  const userId = checkUserId(parameter('userId'));
  if (project.profiles.withUserId(userId).length === 0) {
    throw refuse(400, 'BadParams', `No user exists with userId ${userId}`);
  }
  applyLater(project, () => {
    for (const holder of project.profiles.withUserId(userId)) removeProfile(project, holder);
  });
  return success();
};

const forgetUser: Handler = ({ project, body }) => {
  const identity = readIdentity(project, body(identitySchema));
  // A userId alone is no key of an email-based project: only somebody who exists can be forgotten by it.
  if (project.type === 'email' && identity.email === undefined && holdersOf(project, identity).length === 0) {
    throw refuse(400, 'UnknownUserIdError', `No user exists with userId ${identity.userId}`);
  }
  applyLater(project, () => forget(project, identity));
  return success();
};

const unforgetUser: Handler = ({ project, body }) => {
  const { email, userId } = readIdentity(project, body(identitySchema));
  const known =
    (email !== undefined && project.forgottenEmails.has(email)) ||
    (userId !== undefined && project.forgottenUserIds.has(userId));
  if (!known) throw refuse(400, 'BadParams', 'The user has not been forgotten');
  applyLater(project, () => {
    if (email !== undefined) project.forgottenEmails.delete(email);
    if (userId !== undefined) project.forgottenUserIds.delete(userId);
  });
  return success();
};

export function registerUserRemoval(api: Api) {
  const forgetting = serverSide(perSecond(3), perDay(1000));
  api.endpoint('users.forget', 'POST', '/api/users/forget', forgetting, forgetUser);
  api.endpoint('users.unforget', 'POST', '/api/users/unforget', forgetting, unforgetUser);
  api.endpoint('users.forgottenEmails', 'GET', '/api/users/forgotten', serverSide(perSecond(3)), async (call) =>
    Response.json({ hashedEmails: await Promise.all([...call.project.forgottenEmails].map(hashOf)) }),
  );
  api.endpoint('users.forgottenUserIds', 'GET', '/api/users/forgottenUserIds', serverSide(perSecond(3)), async (call) =>
    Response.json({ hashedUserIds: await Promise.all([...call.project.forgottenUserIds].map(hashOf)) }),
  );
  api.endpoint(
    'users.deleteByUserId',
    'DELETE',
    '/api/users/byUserId/:userId',
    serverSide(perSecond(100)),
    deleteByUserId,
  );
  api.endpoint('users.deleteByEmail', 'DELETE', '/api/users/:email', serverSide(perSecond(100)), deleteByEmail);
}
