import { z } from 'zod';
import { alias, name, read } from '../checks.ts';
import type { Answer, Call } from '../endpoint.ts';
import type { JsonObject } from '../json.ts';
import type { Profile } from '../profiles/index.ts';
import { Refusal, badRequest } from '../refusal.ts';
import { parseTime } from '../times.ts';
import type { Cohort, Workspace } from '../workspace/index.ts';

const mostIdentifiers = 1_000;

/**
 * The workspace that takes a partner's data: the credentials are in the body, and there is no Authorization header.
 *
 * @throws Refusal 401 that says which of the two secrets is wrong
 */
export function admitPartner(workspaces: readonly Workspace[], partnerName: string, body: JsonObject): Workspace {
  const enabled = workspaces.flatMap((workspace) =>
    workspace.settings.partners.flatMap((partner) => (partner.name === partnerName ? [{ workspace, partner }] : [])),
  );
  if (enabled.length === 0) throw new Refusal(401, { message: 'The partner is not enabled' });
  const known = enabled.filter(({ partner }) => partner.apiKey === body['partner_api_key']);
  if (known.length === 0) throw new Refusal(401, { message: 'Invalid partner API key' });
  const found = known.find(({ partner }) => partner.clientSecret === body['client_secret']);
  if (found === undefined) throw new Refusal(401, { message: 'Invalid client secret' });
  return found.workspace;
}

const keyOf = (partnerName: string, cohortId: string) => JSON.stringify([partnerName, cohortId]);

const naming = z.object({
  cohort_id: z.string(),
  name,
  created_at: z.string().refine((text) => parseTime(text) !== undefined),
});

/** Names a cohort, or renames it; its members stay. */
function nameCohort({ workspace, body, parameter }: Call): Answer {
  const { cohort_id: id, name: title, created_at: createdAt } = read(naming, body);
  const key = keyOf(parameter('partner_name'), id);
  const members = workspace.cohorts.get(key)?.members ?? new Set<string>();
  workspace.cohorts.set(key, { id, name: title, createdAt, members });
  return { status: 200, body: { message: 'success' } };
}

const change = z.object({
  user_ids: z.array(name).default([]),
  device_ids: z.array(name).default([]),
  aliases: z.array(alias).default([]),
  should_remove: z.boolean().default(false),
});

const changes = z.object({ cohort_id: z.string(), cohort_changes: z.array(change).min(1) });

/** Only users that exist; devices are those of anonymous users. */
function profilesOf({ profiles }: Workspace, { user_ids, device_ids, aliases }: z.infer<typeof change>): Profile[] {
  const ofDevices = profiles.all().filter(({ externalId, pushTokens }) => {
    const devices = [...pushTokens.values()].map(({ device_id }) => device_id);
    return externalId === undefined && devices.some((device) => device_ids.includes(device));
  });
  const named = [
    ...user_ids.map((id) => profiles.withExternalId(id)),
    ...aliases.map((pair) => profiles.withAlias(pair)),
  ];
  return [...named.filter((profile) => profile !== undefined), ...ofDevices];
}

function applyChange(workspace: Workspace, { members }: Cohort, asked: z.infer<typeof change>) {
  for (const { brazeId } of profilesOf(workspace, asked)) {
    if (asked.should_remove) members.delete(brazeId);
    else members.add(brazeId);
  }
}

function changeMembers({ workspace, body, parameter }: Call): Answer {
  const { cohort_id: id, cohort_changes: list } = read(changes, body);
  const count = list.reduce(
    (sum, { user_ids, device_ids, aliases }) => sum + user_ids.length + device_ids.length + aliases.length,
    0,
  );
  if (count > mostIdentifiers) throw badRequest("'cohort_changes' may hold at most 1000 identifiers");
  const key = keyOf(parameter('partner_name'), id);
  const cohort = workspace.cohorts.get(key) ?? { id, name: id, createdAt: '', members: new Set<string>() };
  workspace.cohorts.set(key, cohort);
  for (const asked of list) applyChange(workspace, cohort, asked);
  return { status: 200, body: { message: 'success' } };
}

/** The calls of partners, which are behind a gate of their own. */
export const partnerEndpoints: readonly { name: string; path: string; answer: (call: Call) => Answer }[] = [
  { name: 'partners.cohorts', path: '/partners/:partner_name/cohorts', answer: nameCohort },
  { name: 'partners.cohorts.users', path: '/partners/:partner_name/cohorts/users', answer: changeMembers },
];
