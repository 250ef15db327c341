import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { applyEvent, discardIfDisallowed, draftEventTypes, eventSchema, planEvent } from '../event-writes.ts';
import { viewEvent } from '../events.ts';
import { checkUserId, normaliseEmail } from '../identity.ts';
import { createTally, refuseTooLarge } from '../outcomes.ts';
import type { Profile } from '../profiles.ts';
import { applyLater } from '../project.ts';
import { readBounded } from '../queries.ts';
import { clientSide, perSecond, serverSide } from '../rules.ts';

const bulkSchema = z.object({ events: z.array(eventSchema) });

const track: Handler = ({ project, body }) => {
  const write = body(eventSchema);
  const draft = draftEventTypes(project);
  const plan = planEvent(project, write, draft);
  const { id } = plan.event;
  if (discardIfDisallowed(project, write)) {
    return success({ id }, `Event name '${write.eventName}' is not allowed in this project`);
  }
  draft.commit();
  applyLater(project, () => applyEvent(project, plan));
  return success({ id }, `Event with id: ${id} tracked.`);
};

const trackBulk: Handler = ({ project, body }) => {
  const { events } = body(bulkSchema);
  refuseTooLarge(project, events.length);
  const draft = draftEventTypes(project);
  const tally = createTally();
  const filteredOut: string[] = [];
  const disallowed: string[] = [];
  const writes: (() => void)[] = [];
  for (const event of events) {
    if (discardIfDisallowed(project, event)) disallowed.push(event.eventName);
    else {
      tally.attempt(() => {
        const plan = planEvent(project, event, draft);
        filteredOut.push(...plan.filteredOut);
        writes.push(() => applyEvent(project, plan));
      });
    }
  }
  const createdFields = draft.created;
  draft.commit();
  for (const write of writes) applyLater(project, write, project.time.bulkVisibilityDelay);
  const counters = tally.counters();
  return Response.json({
    ...counters,
    failCount: counters.failCount + disallowed.length,
    disallowedEventNames: [...new Set(disallowed)],
    filteredOutFields: [...new Set(filteredOut)],
    createdFields,
    failedUpdates: tally.failedUpdates(['invalid', 'notFound', 'forgotten']),
  });
};

/** The newest events of a user; there is no way to go further back. */
function history({ query }: Call, profile: Profile | undefined): Response {
  const limit = readBounded(query, 'limit', 30, 200);
  if (profile === undefined) return Response.json({ events: [] });
  const newest = profile.events.toSorted((left, right) => right.createdAt - left.createdAt).slice(0, limit);
  return Response.json({ events: newest.map((event) => viewEvent(profile, event)) });
}

export function registerEvents(api: Api) {
  api.endpoint('events.track', 'POST', '/api/events/track', clientSide(perSecond(2000)), track);
  api.endpoint('events.trackBulk', 'POST', '/api/events/trackBulk', serverSide(perSecond(10)), trackBulk);
  api.endpoint('events.listByUserId', 'GET', '/api/events/byUserId/:userId', serverSide(perSecond(100)), (call) =>
    history(call, call.project.profiles.withUserId(checkUserId(call.parameter('userId')))[0]),
  );
  api.endpoint('events.listByEmail', 'GET', '/api/events/:email', serverSide(perSecond(100)), (call) => {
    if (call.project.type === 'user_id') {
      throw refuse(400, 'BadParams', 'Users of a userID-based project are looked up by userId');
    }
    return history(call, call.project.profiles.withEmail(normaliseEmail(call.parameter('email')))[0]);
  });
}
