import { z } from 'zod';
import { type Audience, type Space } from '../../state/index.ts';
import { tooManyRequests } from '../answers.ts';
import { searched } from './audience-search.ts';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { present, querySchema } from './computations.ts';
import { nested, parseInput } from '../input.ts';
import { audienceOf, list } from '../items.ts';
import { collectionOf, newId } from '../plain.ts';
import { startOfMonth } from './regulation-quota.ts';

/** Previews of a space in a calendar month. */
const monthlyPreviews = 700;
/** Profiles that a preview shows. */
const sampleSize = 10;

const previewSchema = z.object({
  definition: z.object({ query: querySchema, targetEntity: z.string().optional() }),
  audienceType: z.enum(['USERS', 'ACCOUNTS', 'LINKED']),
  options: z.record(z.string(), z.unknown()).optional(),
});

const previewsOf = (call: PublicCall) =>
  collectionOf(call.workspace, `audience-previews ${spaceOf(call).id}`, 'audience preview');

/** Throws a 429 `Refusal` when the space has had all previews of this month. */
function checkQuota(call: PublicCall): void {
  const now = call.state.clock.now();
  const monthStart = new Date(startOfMonth(now)).toISOString();
  const used = previewsOf(call)
    .list()
    .filter(({ createdAt }) => String(createdAt) >= monthStart).length;
  if (used >= monthlyPreviews) throw tooManyRequests(startOfMonth(now, 1) - now, used + 1);
}

/** Who is in the audience that has the same query: queries are not evaluated, so no other is known to match. */
function membersOf(
  space: Space,
  { audienceType, definition }: Pick<Audience, 'audienceType' | 'definition'>,
): string[] {
  const profiles = audienceType === 'ACCOUNTS' ? space.accounts : space.users;
  const values = space.audiences.find((audience) => audience.definition.query === definition.query)?.values ?? [];
  const found = [...values].flatMap(([identifier, { value }]) => {
    const id = value === true ? profiles.find(identifier)?.segmentId : undefined;
    return id === undefined ? [] : [id];
  });
  return [...new Set(found)];
}

function create(call: PublicCall): object {
  const space = spaceOf(call);
  const input = parseInput(previewSchema, call.body);
  checkQuota(call);
  const previews = previewsOf(call);
  const createdAt = new Date(call.state.clock.now()).toISOString();
  const preview = previews.add({ id: newId('prv'), ...input, status: 'RUNNING', createdAt });
  call.state.pending.accept(call.state.visibilityDelay, () => {
    const ids = membersOf(space, input);
    const size = { count: ids.length, type: input.audienceType, uniqueCount: ids.length };
    const results = ids.slice(0, sampleSize).map((id) => ({ id }));
    previews.replace(preview.id, { ...preview, status: 'COMPLETED', size, results });
  });
  return { audiencePreview: preview };
}

const sortSchema = z
  .object({ field: z.enum(['CREATED_AT', 'NAME', 'UPDATED_AT']), direction: z.enum(['ASC', 'DESC']) })
  .optional();

/** The audiences whose query mentions the key of an audience. */
function consumers(call: PublicCall): object {
  const space = spaceOf(call);
  const { key } = audienceOf(call);
  const field = nested(call.query, 'sort', 'field');
  const direction = nested(call.query, 'sort', 'direction');
  const sort = parseInput(
    sortSchema,
    field === undefined && direction === undefined ? undefined : { field, direction },
  );
  const mention = new RegExp(`['"]${key}['"]`);
  const found = searched(call, space.audiences).filter(
    (other) => other.key !== key && mention.test(other.definition.query),
  );
  const valueOf = ({ name, createdAt, updatedAt }: Audience) =>
    ({ NAME: name, CREATED_AT: String(createdAt), UPDATED_AT: String(updatedAt) })[sort?.field ?? 'CREATED_AT'];
  const sorted = found.toSorted((one, other) => valueOf(one).localeCompare(valueOf(other)));
  return list(call, 'audiences', sort?.direction === 'DESC' ? sorted.toReversed() : sorted, (audience) =>
    present(space, audience),
  );
}

/** How many an audience would have, and which audiences build on one. */
export const audiencePreviewAnswers: PublicAnswers = {
  'public.createAudiencePreview': create,
  'public.getAudiencePreview': (call) => ({ audiencePreview: previewsOf(call).get(call.parameter('id')) }),
  'public.listAudienceConsumersFromSpaceAndAudience': consumers,
};
