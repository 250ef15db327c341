import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { type StoredObject, newObject } from '../objects.ts';
import { booleanParameter } from '../parameters.ts';
import { type ProviderExperience, providerExperiences } from '../provider-experiences.ts';
import { conflict, notFound } from '../refusal.ts';

const sourceSchema = z.object({ provider_slug: z.string().min(1), auth_id: z.string().min(1) });

/** What the provider has. Throws a 404 `Refusal` when the account has no such provider or credential. */
function offered({ account }: Call, { provider_slug, auth_id }: z.infer<typeof sourceSchema>): ProviderExperience[] {
  const provider = account.providers.get(provider_slug);
  if (account.objects('credentials').find(auth_id) === undefined) throw notFound('auth not found', 'AUTH-NOTFOUND-006');
  return providerExperiences(provider);
}

function importedAs({ account }: Call, { id, provider }: ProviderExperience): StoredObject | undefined {
  const experiences = account.objects('experiences').list();
  return experiences.find((known) => known['provider'] === provider && known['provider_id'] === id);
}

function list(call: Call): Response {
  const existing = booleanParameter(call, 'include_existing', false);
  const shown = offered(call, check(sourceSchema, Object.fromEntries(call.query)))
    .map((experience) => ({ ...experience, existing: importedAs(call, experience) !== undefined }))
    .filter((experience) => existing || !experience.existing);
  return answer(call, shown);
}

const importSchema = sourceSchema.extend({ ids: z.array(z.string()).min(1) });

/** Why an experience of the provider is not imported; the reason is a `Refusal` when it is the only one. */
function importOne(call: Call, id: string, from: readonly ProviderExperience[]) {
  const experience = from.find((candidate) => candidate.id === id);
  if (experience === undefined) return { id, refusal: notFound(`experience ${JSON.stringify(id)} not found`) };
  if (importedAs(call, experience) !== undefined) return { id, refusal: conflict(`experience ${id} is imported`) };
  const { provider, label, kind } = experience;
  const sent = { provider, provider_id: id, label, kind, state: 'draft' };
  return { id, imported: call.account.objects('experiences').add(newObject(call, sent)) };
}

/** Takes campaigns over; 207 when only some of them could be. Throws the first refusal when none could. */
async function importMany(call: Call): Promise<Response> {
  const { ids, ...source } = await readJson(call, importSchema);
  const from = offered(call, source);
  const outcomes = [...new Set(ids)].map((id) => importOne(call, id, from));
  const imported = outcomes.flatMap((outcome) => outcome.imported ?? []);
  const refused = outcomes.flatMap(({ id, refusal }) => (refusal === undefined ? [] : [{ id, refusal }]));
  const [first] = refused;
  if (first === undefined) return answer(call, imported, 201);
  if (imported.length === 0) throw first.refusal;
  const errors = refused.map(({ id, refusal: { message, status } }) => ({ id, message, status }));
  return answer(call, [...imported, ...errors], 207);
}

/** Campaigns of other systems, which become experiences. */
export function registerExperienceImports(register: Register): void {
  register('experience.importList', 'GET', '/api/experience/import', 'readExperiences', list);
  register('experience.import', 'POST', '/api/experience/import', 'writeExperiences', importMany);
}
