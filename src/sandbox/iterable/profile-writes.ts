import { z } from 'zod';
import { RecordRefusal, refuse } from './answers.ts';
import { formatDate } from './dates.ts';
import { type FieldTypesDraft, draftFieldTypes } from './field-types.ts';
import { type Fields, mergeFields } from './fields.ts';
import {
  checkUserId,
  identifiers,
  locate,
  normaliseEmail,
  readIdentity,
  refuseForgotten,
  reportedAs,
} from './identity.ts';
import type { Identity, Profile } from './profiles.ts';
import type { Project } from './project.ts';

/** One user of users/update, users/bulkUpdate, lists/subscribe and the commerce calls. */
export const profileWriteSchema = z.object({
  ...identifiers,
  dataFields: z.record(z.string(), z.unknown()).nullish(),
  preferUserId: z.boolean().nullish(),
  mergeNestedObjects: z.boolean().nullish(),
});

export type ProfileWrite = z.output<typeof profileWriteSchema>;

/** Where a new profile says it came from. */
export type SignupSource = 'API' | 'ListAPI' | 'Import';

/** A write that has been found good and waits to be applied. */
export interface PlannedWrite {
  identity: Identity;
  /** Identifiers to give the profile, from `dataFields`. */
  rename: Identity;
  fields: Fields;
  filteredOut: string[];
  mergeNestedObjects: boolean;
}

const vendorOwned = ['itblInternal', 'itblDS', 'itblUserId'];
const longestValue = 32_000;

function refuseBadData(project: Project, identity: Identity, fields: Fields) {
  const owned = vendorOwned.find((name) => name in fields);
  const long = Object.keys(fields).find((name) => {
    const value = fields[name];
    return typeof value === 'string' && value.length > longestValue;
  });
  if (owned === undefined && long === undefined) return;
  const { kind, value } = reportedAs(project, identity);
  const refusal =
    owned === undefined
      ? refuse(400, 'BadParams', `The value of '${long}' is longer than ${longestValue} characters`)
      : refuse(400, 'ForbiddenParamsError', `'${owned}' cannot be written`, { field: owned });
  throw new RecordRefusal('invalidData', kind, value, refusal);
}

function readRename(project: Project, identity: Identity, existing: Profile | undefined, data: Fields): Identity {
  const email = typeof data['email'] === 'string' ? normaliseEmail(data['email']) : undefined;
  const userId = typeof data['userId'] === 'string' ? checkUserId(data['userId']) : undefined;
  const { kind, value } = reportedAs(project, identity);
  if (project.type === 'email' && email !== undefined && email !== (identity.email ?? existing?.email)) {
    const refusal = refuse(400, 'ForbiddenParamsError', 'In an email-based project use users/updateEmail', {
      field: 'email',
    });
    throw new RecordRefusal('invalidData', kind, value, refusal);
  }
  refuseTaken(project, existing, { email, userId }, identity);
  return { email, userId };
}

/** Refuses (409) identifiers that another profile of the project holds already, where they must be unique. */
function refuseTaken(project: Project, existing: Profile | undefined, wanted: Identity, identity: Identity) {
  const heldBy = (holders: Profile[]) => holders.some((holder) => holder !== existing);
  const { kind, value } = reportedAs(project, identity);
  const emailTaken =
    wanted.email !== undefined && project.type === 'hybrid' && heldBy(project.profiles.withEmail(wanted.email));
  const userIdTaken =
    wanted.userId !== undefined && project.type !== 'email' && heldBy(project.profiles.withUserId(wanted.userId));
  if (!emailTaken && !userIdTaken) return;
  const refusal = emailTaken
    ? refuse(409, 'EmailAlreadyExists', `The email ${wanted.email} belongs to another user`)
    : refuse(409, 'UserIdAlreadyExists', `The userId ${wanted.userId} belongs to another user`);
  throw new RecordRefusal('conflict', kind, value, refusal);
}

export function draftProfileTypes(project: Project): FieldTypesDraft {
  return draftFieldTypes(project.fieldTypes, project.id);
}

/** Decides whether a write may be accepted; refuses it otherwise. The caller commits the draft once all is decided. */
export function planProfileWrite(
  project: Project,
  write: ProfileWrite,
  draft: FieldTypesDraft,
  createNewFields: boolean | null | undefined,
): PlannedWrite {
  const identity = readIdentity(project, write);
  refuseForgotten(project, identity);
  const existing = locate(project, identity);
  if (existing === undefined && identity.email === undefined && project.type === 'email' && !write.preferUserId) {
    const userId = identity.userId ?? '';
    const refusal = refuse(400, 'UnknownUserIdError', `No user exists with userId ${userId}`);
    throw new RecordRefusal('invalid', 'userId', userId, refusal);
  }
  const { email: _email, userId: _userId, ...fields } = write.dataFields ?? {};
  const rename = readRename(project, identity, existing, write.dataFields ?? {});
  refuseBadData(project, identity, fields);
  const checked = draft.check(fields, createNewFields ?? project.switches.createNewFieldsDefault);
  return { identity, rename, ...checked, mergeNestedObjects: write.mergeNestedObjects ?? false };
}

function createdFrom(project: Project, { email, userId }: Identity, source: SignupSource): Profile {
  const now = project.time.clock.now();
  const placeholder = `${userId?.toLowerCase()}+${crypto.randomUUID().slice(0, 8)}@placeholder.email`;
  const identity = { email: email ?? (project.type === 'email' ? placeholder : undefined), userId };
  return project.profiles.add(identity, { signupDate: formatDate(now), signupSource: source }, now);
}

/** Creates or changes the profile. Refuses when the project has changed since the plan was made. */
export function applyProfileWrite(project: Project, plan: PlannedWrite, source: SignupSource): Profile {
  refuseForgotten(project, plan.identity);
  const located = locate(project, plan.identity);
  refuseTaken(project, located, plan.rename, plan.identity);
  const profile = located ?? createdFrom(project, plan.identity, source);
  project.profiles.rekey(profile, {
    email: plan.rename.email ?? plan.identity.email ?? profile.email,
    userId: plan.rename.userId ?? plan.identity.userId ?? profile.userId,
  });
  profile.fields = mergeFields(profile.fields, plan.fields, plan.mergeNestedObjects);
  profile.updatedAt = project.time.clock.now();
  return profile;
}
