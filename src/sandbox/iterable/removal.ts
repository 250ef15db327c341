import type { Identity, Profile } from './profiles.ts';
import type { Project } from './project.ts';

/** Removes a profile and its history. */
export function removeProfile(project: Project, profile: Profile) {
  project.profiles.remove(profile);
  for (const event of profile.events) project.eventsById.delete(event.id);
}

/** Every profile that an identifier names: more than one where the project lets users share it. */
export function holdersOf(project: Project, { email, userId }: Identity): Profile[] {
  if (email !== undefined) return project.profiles.withEmail(email);
  return userId === undefined ? [] : project.profiles.withUserId(userId);
}

/** Erases whoever the identifier names and blocks the identifiers by which they could come back. */
export function forget(project: Project, identity: Identity) {
  const holders = holdersOf(project, identity);
  for (const { email, userId } of [identity, ...holders]) {
    if (email !== undefined && project.type !== 'user_id') project.forgottenEmails.add(email);
    if (userId !== undefined && (project.type !== 'email' || userId === identity.userId)) {
      project.forgottenUserIds.add(userId);
    }
  }
  for (const holder of holders) removeProfile(project, holder);
}
