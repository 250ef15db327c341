import { z } from 'zod';
import { alias, name, notValid, read, required, requestLimit, tooManyIdsOrAliases } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import {
  type Identifier,
  type Profile,
  type ProfileStore,
  isExportable,
  matches,
  readProfile,
} from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';

export const fieldsToExport = z.array(name.refine(isExportable, "'fields_to_export' is not valid")).min(1);

const request = z.object({
  external_ids: z.array(name).optional(),
  user_aliases: z.array(alias).optional(),
  device_id: name.optional(),
  braze_id: name.optional(),
  email_address: name.optional(),
  phone: name.optional(),
  fields_to_export: fieldsToExport.optional(),
});

interface Wanted {
  /** The identifier as the answer prints it when it is nobody's. */
  printed: string;
  find: (profiles: ProfileStore) => Profile[];
}

const wanted = (printed: string, identifier: Identifier): Wanted => ({
  printed,
  find: (profiles) => matches(profiles, identifier),
});

function everyoneWanted(asked: z.infer<typeof request>): Wanted[] {
  const { external_ids = [], user_aliases = [], device_id, braze_id, email_address, phone } = asked;
  const list: Wanted[] = [
    ...external_ids.map((value) => wanted(value, { kind: 'external_id', value })),
    ...user_aliases.map((value) => wanted(value.alias_name, { kind: 'user_alias', value })),
  ];
  if (braze_id !== undefined) list.push(wanted(braze_id, { kind: 'braze_id', value: braze_id }));
  if (email_address !== undefined) list.push(wanted(email_address, { kind: 'email', value: email_address }));
  if (phone !== undefined) list.push(wanted(phone, { kind: 'phone', value: phone }));
  if (device_id !== undefined) {
    const hasDevice = ({ pushTokens }: Profile) =>
      [...pushTokens.values()].some((push) => push.device_id === device_id);
    list.push({ printed: device_id, find: (profiles) => profiles.all().filter(hasDevice) });
  }
  return list;
}

/** Somebody whom nobody knows is no error here: the answer lists the identifier in `invalid_user_ids`. */
function exportIds({ workspace, body }: Call): Answer {
  const asked = read(request, body);
  if ((asked.external_ids?.length ?? 0) + (asked.user_aliases?.length ?? 0) > requestLimit) {
    throw badRequest(tooManyIdsOrAliases);
  }
  const fields = asked.fields_to_export;
  if (fields === undefined && workspace.settings.fieldsToExportRequired) throw required('fields_to_export');
  const list = everyoneWanted(asked);
  if (list.length === 0) throw notValid('external_ids');
  const found = list.map(({ printed, find }) => ({ printed, profiles: find(workspace.profiles) }));
  const now = workspace.clock.now();
  const users = [...new Set(found.flatMap(({ profiles }) => profiles))].map((profile) =>
    readProfile(profile, fields, workspace.settings, now),
  );
  const invalid = found.filter(({ profiles }) => profiles.length === 0).map(({ printed }) => printed);
  return {
    status: 201,
    body: { message: 'success', users, ...(invalid.length > 0 ? { invalid_user_ids: invalid } : {}) },
  };
}

export const exportIdsEndpoints: readonly Endpoint[] = [
  {
    name: 'users.export.ids',
    method: 'POST',
    path: '/users/export/ids',
    permission: 'users.export.ids',
    pool: 'export_ids',
    answer: exportIds,
  },
];
