import type { Regulation, SegmentState, SuppressedSubject, Workspace } from '../../state/index.ts';
import { identifierKey } from '../../unify/index.ts';
import { reachesDestinations } from './regulation-quota.ts';

const suppresses = (type: string) => type.startsWith('SUPPRESS');
const deletesProfiles = (type: string) => type.includes('DELETE') && type !== 'DELETE_ARCHIVE_ONLY';

function subjectsOf({ subjectType, subjectIds, sourceId }: Regulation): SuppressedSubject[] {
  return subjectIds.map((subjectId) => ({ subjectType, subjectId, sourceId }));
}

const sameSubject = (left: SuppressedSubject, right: SuppressedSubject) =>
  left.subjectType === right.subjectType && left.subjectId === right.subjectId;

function suppress(workspace: Workspace, regulation: Regulation): void {
  for (const subject of subjectsOf(regulation)) {
    const known = workspace.suppressed.some(
      (other) => sameSubject(other, subject) && other.sourceId === subject.sourceId,
    );
    if (!known) workspace.suppressed.push(subject);
  }
}

/** Lifts a suppression. False when a source tries to lift what the whole workspace has suppressed. */
function unsuppress(workspace: Workspace, regulation: Regulation): boolean {
  const subjects = subjectsOf(regulation);
  const heldAbove = (subject: SuppressedSubject) =>
    subject.sourceId !== undefined &&
    workspace.suppressed.some((other) => other.sourceId === undefined && sameSubject(other, subject));
  if (subjects.some(heldAbove)) return false;
  workspace.suppressed = workspace.suppressed.filter(
    (other) => !subjects.some((subject) => sameSubject(other, subject) && other.sourceId === subject.sourceId),
  );
  return true;
}

/** Removes a profile and what was computed for it, so that a later event with the same id starts from nothing. */
function eraseProfile({ space }: Workspace, userId: string): void {
  const profile = space?.users.find(`user_id:${userId.toLowerCase()}`);
  if (space === undefined || profile === undefined) return;
  for (const { values } of [...space.audiences, ...space.computedTraits]) {
    for (const externalId of profile.externalIds) values.delete(identifierKey(externalId));
  }
  space.users.remove(profile);
}

/** Deletes what the vendor keeps: stored events, and for the whole workspace also profiles. */
function erase(
  workspace: Workspace,
  { subjectType, subjectIds, sourceId, regulationType, collection }: Regulation,
): void {
  const ids = new Set(subjectIds);
  workspace.events = workspace.events.filter((event) => {
    const id =
      subjectType === 'USER_ID' ? event.userId : subjectType === 'ANONYMOUS_ID' ? event.anonymousId : undefined;
    return id === undefined || !ids.has(id) || (sourceId !== undefined && sourceId !== event.sourceId);
  });
  if (subjectType === 'OBJECT_ID') {
    for (const [name, objects] of workspace.objects) {
      if (collection !== undefined && collection !== name) continue;
      for (const id of subjectIds) objects.delete(id);
    }
  }
  if (sourceId === undefined && subjectType === 'USER_ID' && deletesProfiles(regulationType)) {
    for (const id of subjectIds) eraseProfile(workspace, id);
  }
}

function informDestinations(workspace: Workspace, regulation: Regulation, finishedAt: number): void {
  const sources = workspace.sources.filter(({ id }) => regulation.sourceId === undefined || regulation.sourceId === id);
  regulation.streamStatus = sources.map(({ id, destinations }) => ({
    id,
    destinationStatus: destinations.map((destination) => ({
      id: destination.id,
      name: destination.name,
      status: destination.supportsDeletion ? 'FINISHED' : 'NOT_SUPPORTED',
      errString: destination.supportsDeletion ? '' : 'The destination does not support deletion',
      finishedAt,
    })),
  }));
}

function finish(workspace: Workspace, regulation: Regulation, finishedAt: number): void {
  const { regulationType } = regulation;
  regulation.finishedAt = finishedAt;
  if (regulationType === 'UNSUPPRESS') {
    regulation.overallStatus = unsuppress(workspace, regulation) ? 'FINISHED' : 'FAILED';
    return;
  }
  if (suppresses(regulationType)) suppress(workspace, regulation);
  if (regulationType.includes('DELETE')) erase(workspace, regulation);
  if (reachesDestinations(regulationType)) informDestinations(workspace, regulation, finishedAt);
  const statuses = regulation.streamStatus.flatMap(({ destinationStatus }) => destinationStatus);
  // One destination without deletion makes the vendor call the whole regulation failed.
  regulation.overallStatus = statuses.some(({ status }) => status === 'NOT_SUPPORTED') ? 'FAILED' : 'FINISHED';
}

/** Runs a regulation in the background: `INITIALIZED`, then `RUNNING`, then done; it takes effect at its end. */
export function runRegulation(
  { pending, regulationDelay }: SegmentState,
  workspace: Workspace,
  regulation: Regulation,
) {
  pending.accept(regulationDelay / 2, () => {
    regulation.overallStatus = 'RUNNING';
  });
  pending.accept(regulationDelay, () => finish(workspace, regulation, regulation.createdAt + regulationDelay));
}
