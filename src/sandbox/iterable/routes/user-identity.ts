import { z } from 'zod';
import { RecordRefusal, refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { type Fields, isFields } from '../fields.ts';
import { identifiers, locate, normaliseEmail, readIdentity, refuseForgotten } from '../identity.ts';
import type { Identity, Profile } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { clientSide, perSecond, serverSide } from '../rules.ts';
import { tokenOwner } from '../user-tokens.ts';

const updateEmailSchema = z.object({
  currentEmail: identifiers.email,
  currentUserId: identifiers.userId,
  newEmail: z.string(),
});

const updateEmail: Handler = ({ project, body }) => {
  const { currentEmail, currentUserId, newEmail } = body(updateEmailSchema);
  if (project.type !== 'email') {
    throw refuse(400, 'BadParams', 'updateEmail is for email-based projects; use users/update');
  }
  const identity = readIdentity(project, { email: currentEmail, userId: currentUserId });
  const target = normaliseEmail(newEmail);
  refuseForgotten(project, identity);
  if (locate(project, identity) === undefined) {
    throw refuse(400, 'BadParams', `User ${identity.email ?? identity.userId} does not exist`);
  }
  if (project.forgottenEmails.has(target)) throw refuse(400, 'EmailAlreadyExists', `New email ${target} is forgotten`);
  refuseTakenEmail(project, identity, target);
  applyLater(project, () => {
    const profile = refuseTakenEmail(project, identity, target);
    if (profile === undefined) return;
    project.profiles.rekey(profile, { email: target, userId: profile.userId });
    profile.updatedAt = project.time.clock.now();
  });
  return success();
};

/** The user to move, if there still is one; refuses (400) a target that another user has. */
function refuseTakenEmail(project: Project, identity: Identity, target: string): Profile | undefined {
  const profile = locate(project, identity);
  if (project.profiles.withEmail(target).every((holder) => holder === profile)) return profile;
  const refusal = refuse(400, 'EmailAlreadyExists', `New email ${target} already exists`);
  throw new RecordRefusal('conflict', 'email', target, refusal);
}

const mergeSchema = z.object({
  sourceEmail: identifiers.email,
  sourceUserId: identifiers.userId,
  destinationEmail: identifiers.email,
  destinationUserId: identifiers.userId,
  arrayMerge: z.array(z.object({ field: z.string(), dedupeBy: z.string().nullish() })).nullish(),
});
type ArrayMerge = NonNullable<z.output<typeof mergeSchema>['arrayMerge']>;

function withoutRepeats(items: unknown[], dedupeBy: string | null | undefined): unknown[] {
  if (!dedupeBy) return items;
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const key = isFields(item) ? item[dedupeBy] : item;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The destination wins; fields it lacks and the named arrays come over from the source. */
function combine(destination: Fields, source: Fields, arrayMerge: ArrayMerge): Fields {
  const combined = { ...source, ...destination };
  for (const { field, dedupeBy } of arrayMerge) {
    const [first, second] = [destination[field], source[field]];
    if (Array.isArray(first) && Array.isArray(second))
      combined[field] = withoutRepeats([...first, ...second], dedupeBy);
  }
  return combined;
}

function fold(project: Project, source: Profile, destination: Profile, arrayMerge: ArrayMerge) {
  destination.fields = combine(destination.fields, source.fields, arrayMerge);
  destination.events.push(...source.events);
  project.profiles.remove(source);
  project.profiles.rekey(destination, {
    email: destination.email ?? source.email,
    userId: destination.userId ?? source.userId,
  });
  destination.updatedAt = project.time.clock.now();
}

const merge: Handler = ({ project, key, body }) => {
  const wire = body(mergeSchema);
  if (key.type !== 'server-side') throw refuse(403, 'Forbidden', 'This key cannot merge known profiles');
  const from = readIdentity(project, { email: wire.sourceEmail, userId: wire.sourceUserId });
  const into = readIdentity(project, { email: wire.destinationEmail, userId: wire.destinationUserId });
  refuseForgotten(project, from);
  refuseForgotten(project, into);
  const found = locate(project, from);
  if (found === undefined) throw refuse(400, 'BadParams', 'The source user does not exist');
  if (found === locate(project, into)) throw refuse(400, 'BadParams', 'Source and destination are the same user');
  const arrayMerge = wire.arrayMerge ?? [];
  applyLater(project, () => {
    const [source, destination] = [locate(project, from), locate(project, into)];
    if (source === undefined) return;
    if (destination === undefined) {
      project.profiles.rekey(source, { email: into.email ?? source.email, userId: into.userId ?? source.userId });
    } else if (destination !== source) fold(project, source, destination, arrayMerge);
  });
  return success();
};

const invalidateSchema = z.object({ ...identifiers, issuedBefore: z.int().nullish() });

export function registerUserIdentity(api: Api) {
  api.endpoint('users.updateEmail', 'POST', '/api/users/updateEmail', clientSide(), updateEmail);
  api.endpoint('users.merge', 'POST', '/api/users/merge', clientSide(perSecond(50, 'key')), merge);
  api.endpoint('auth.jwts.invalidate', 'POST', '/api/auth/jwts/invalidate', serverSide(), ({ project, body }) => {
    const wire = body(invalidateSchema);
    const { email, userId } = readIdentity(project, wire);
    project.revokedTokens.set(tokenOwner(email, userId), wire.issuedBefore ?? project.time.clock.now() + 1);
    return success();
  });
}
