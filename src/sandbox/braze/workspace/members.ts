import { type Profile, snapshot } from '../profiles/index.ts';
import type { BrazeSegment } from './objects.ts';
import type { Workspace } from './workspace.ts';

/** The profiles with these external ids; ids that nobody has are left out. */
export function profilesWithIds({ profiles }: Workspace, externalIds: readonly string[]): Profile[] {
  const found = externalIds.map((id) => profiles.withExternalId(id)).filter((profile) => profile !== undefined);
  return [...new Set(found)];
}

/** Who is in a segment now. */
export function segmentMembers(workspace: Workspace, { members }: BrazeSegment): Profile[] {
  if (typeof members !== 'function') return profilesWithIds(workspace, members);
  return workspace.profiles.all().filter((profile) => members(snapshot(profile)));
}
