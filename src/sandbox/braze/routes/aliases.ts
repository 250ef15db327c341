import { z } from 'zod';
import { alias, name, read, upToLimit } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

const newAliases = z.object({ user_aliases: upToLimit(alias.extend({ external_id: name.optional() })).min(1) });
type NewAlias = z.infer<typeof newAliases>['user_aliases'][number];

function addAlias({ profiles }: Workspace, { external_id, ...pair }: NewAlias) {
  if (external_id !== undefined) {
    const profile = profiles.withExternalId(external_id);
    if (profile !== undefined && profiles.addAlias(profile, pair)) profiles.touch(profile);
  } else if (profiles.withAlias(pair) === undefined) {
    profiles.addAlias(profiles.create(), pair);
  }
}

/** With an external_id nobody has nothing is added; without one an alias-only profile is made. */
function newAlias({ workspace, body }: Call): Answer {
  const { user_aliases } = read(newAliases, body);
  acceptWrite(workspace, () => {
    for (const entry of user_aliases) addAlias(workspace, entry);
  });
  return { status: 201, body: { aliases_processed: user_aliases.length, message: 'success' } };
}

const aliasUpdates = z.object({
  alias_updates: upToLimit(z.object({ alias_label: name, old_alias_name: name, new_alias_name: name })).min(1),
});

/** Unknown pairs are skipped, and so are names that somebody else has. */
function updateAlias({ workspace, body }: Call): Answer {
  const { alias_updates } = read(aliasUpdates, body);
  const { profiles } = workspace;
  acceptWrite(workspace, () => {
    for (const { alias_label, old_alias_name, new_alias_name } of alias_updates) {
      const profile = profiles.withAlias({ alias_label, alias_name: old_alias_name });
      const renamed = { alias_label, alias_name: new_alias_name };
      if (profile === undefined || profiles.withAlias(renamed) !== undefined) continue;
      profiles.removeAlias(profile, alias_label);
      profiles.addAlias(profile, renamed);
      profiles.touch(profile);
    }
  });
  return { status: 201, body: { message: 'success' } };
}

const shared = { method: 'POST', pool: 'user_identity' } as const;

export const aliasEndpoints: readonly Endpoint[] = [
  { ...shared, name: 'users.alias.new', path: '/users/alias/new', permission: 'users.alias.new', answer: newAlias },
  {
    ...shared,
    name: 'users.alias.update',
    path: '/users/alias/update',
    permission: 'users.alias.update',
    answer: updateAlias,
  },
];
