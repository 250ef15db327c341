import { z } from 'zod';
import { RecordRefusal, refuse } from './answers.ts';
import type { Identity, Profile } from './profiles.ts';
import type { Project } from './project.ts';

/** The identifiers of a body, as they are on the wire. */
export const identifiers = { email: z.string().nullish(), userId: z.string().nullish() };

export interface WireIdentity {
  email?: string | null | undefined;
  userId?: string | null | undefined;
}

const emailPattern = /^[^\s@"(),:;<>[\]\\]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const userIdPattern = /^[\x20-\x7e]{0,51}[\x21-\x7e]$/;

/** E-mail addresses are trimmed and stored in lower case; refuses what is not an address with a top-level domain. */
export function normaliseEmail(raw: string): string {
  const email = raw.trim().toLowerCase();
  if (emailPattern.test(email)) return email;
  throw new RecordRefusal('invalid', 'email', email, refuse(400, 'InvalidEmailAddressError', `Invalid email: ${raw}`));
}

/** userIds keep their case: 1 to 52 printable ASCII characters, the last of them no space. */
export function checkUserId(userId: string): string {
  if (userIdPattern.test(userId)) return userId;
  throw new RecordRefusal('invalid', 'userId', userId, refuse(400, 'InvalidUserIdError', `Invalid userId: ${userId}`));
}

/** Validates the identifiers of one record; refuses a record without one that this project type can use. */
export function readIdentity(project: Project, wire: WireIdentity): Identity {
  const identity = {
    email: wire.email ? normaliseEmail(wire.email) : undefined,
    userId: wire.userId ? checkUserId(wire.userId) : undefined,
  };
  if (project.type === 'user_id' && identity.userId === undefined) {
    throw refuse(400, 'BadParams', 'userId must be given in a userID-based project');
  }
  if (identity.email === undefined && identity.userId === undefined) {
    throw refuse(400, 'BadParams', 'Either email or userId must be given');
  }
  return identity;
}

/** The identifier by which Iterable reports a record, e-mail first where the project goes by e-mail. */
export function reportedAs(project: Project, identity: Identity): { kind: 'email' | 'userId'; value: string } {
  const { email, userId } = identity;
  if (email !== undefined && (project.type !== 'user_id' || userId === undefined))
    return { kind: 'email', value: email };
  return { kind: 'userId', value: userId ?? '' };
}

/**
 * The profile that an identity means, by the rules of the project type. With both identifiers in an email-based
 * project the e-mail decides; in a hybrid project two identifiers that disagree are a conflict (409).
 */
export function locate(project: Project, identity: Identity): Profile | undefined {
  const { profiles, type } = project;
  const byEmail = identity.email === undefined ? undefined : profiles.withEmail(identity.email)[0];
  const byUserId = identity.userId === undefined ? undefined : profiles.withUserId(identity.userId)[0];
  if (type === 'user_id') return byUserId;
  if (type === 'email') return identity.email === undefined ? byUserId : byEmail;
  const found = byEmail ?? byUserId;
  const disagrees =
    found !== undefined &&
    ((identity.email !== undefined && found.email !== undefined && found.email !== identity.email) ||
      (identity.userId !== undefined && found.userId !== undefined && found.userId !== identity.userId) ||
      (byUserId !== undefined && byUserId !== found));
  if (!disagrees) return found;
  const { kind, value } = reportedAs(project, identity);
  throw new RecordRefusal(
    'conflict',
    kind,
    value,
    refuse(409, 'ExternalKeyConflict', 'email and userId belong to different users'),
  );
}

/** Refuses a write for somebody who asked to be forgotten (409). */
export function refuseForgotten(project: Project, identity: Identity) {
  const { email, userId } = identity;
  const byEmail = email !== undefined && project.forgottenEmails.has(email);
  const byUserId = userId !== undefined && project.forgottenUserIds.has(userId);
  if (!byEmail && !byUserId) return;
  throw new RecordRefusal(
    'forgotten',
    byEmail ? 'email' : 'userId',
    (byEmail ? email : userId) ?? '',
    refuse(409, 'ForgottenUserError', 'The user has been forgotten'),
  );
}
