import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api } from '../api.ts';
import { createTally, profileOutcome, refuseTooLarge } from '../outcomes.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite, profileWriteSchema } from '../profile-writes.ts';
import { type Project, applyLater } from '../project.ts';
import { clientSide, perSecond, serverSide } from '../rules.ts';

const maxBulkBytes = 4_000_000;

const updateSchema = profileWriteSchema.extend({ createNewFields: z.boolean().nullish() });
const bulkUpdateSchema = z.object({
  users: z.array(profileWriteSchema),
  createNewFields: z.boolean().nullish(),
});

/** Subscription arrays cannot be set in bulk where the opt-in feature governs them. */
function refuseGovernedArrays(project: Project, dataFields: Record<string, unknown> | null | undefined) {
  if (!project.switches.optInFeature || !dataFields) return;
  const governed = ['unsubscribedChannelIds', 'unsubscribedMessageTypeIds'].find((name) => name in dataFields);
  if (governed !== undefined) {
    throw refuse(400, 'ForbiddenParamsError', `'${governed}' cannot be set here`, { field: governed });
  }
}

export function registerUserWrites(api: Api) {
  api.endpoint('users.update', 'POST', '/api/users/update', clientSide(perSecond(500)), (call) => {
    const { project } = call;
    const write = call.body(updateSchema);
    const draft = draftProfileTypes(project);
    const plan = planProfileWrite(project, write, draft, write.createNewFields);
    draft.commit();
    applyLater(project, () => applyProfileWrite(project, plan, 'API'));
    return success();
  });

  api.endpoint('users.bulkUpdate', 'POST', '/api/users/bulkUpdate', serverSide(perSecond(5)), (call) => {
    const { project } = call;
    refuseTooLarge(project, 0, call.bodyBytes, maxBulkBytes);
    const { users, createNewFields } = call.body(bulkUpdateSchema);
    refuseTooLarge(project, users.length);
    if (users.length === 0) throw refuse(400, 'InvalidEmailAddressError', 'Emails invalid: ');
    const draft = draftProfileTypes(project);
    const tally = createTally();
    const filteredOut: string[] = [];
    const writes: (() => void)[] = [];
    for (const user of users) {
      refuseGovernedArrays(project, user.dataFields);
      tally.attempt(() => {
        const plan = planProfileWrite(project, user, draft, createNewFields);
        filteredOut.push(...plan.filteredOut);
        writes.push(() => applyProfileWrite(project, plan, 'API'));
      });
    }
    const created = draft.created;
    draft.commit();
    for (const write of writes) applyLater(project, write, project.time.bulkVisibilityDelay);
    return profileOutcome(tally, filteredOut, created);
  });
}
