import { z } from 'zod';
import { invalidInput } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';

const oneHour = 3_600_000;
const inputSchema = z.object({ collectionId: z.string().min(1), hour: z.iso.datetime({ offset: true }) });

/**
 * Where the files of a collection for one hour are: one of each source that sent something in that hour. The files
 * themselves are not served. Throws a 422 `Refusal` for an hour that is not over.
 */
function createDownload({ workspace, state, body }: PublicCall): object {
  const { collectionId, hour } = parseInput(inputSchema, body);
  const start = Math.floor(Date.parse(hour) / oneHour) * oneHour;
  if (start + oneHour > state.clock.now()) throw invalidInput([{ field: 'hour', message: 'must be over' }]);
  const sources = new Set(
    workspace.events
      .filter(({ receivedAt }) => receivedAt >= start && receivedAt < start + oneHour)
      .map(({ sourceId }) => sourceId),
  );
  const folder = `https://customer-insights.segmentapis.com/${workspace.id}/${encodeURIComponent(collectionId)}`;
  return { download: { urls: [...sources].map((id) => `${folder}/${new Date(start).toISOString()}/${id}.gz`) } };
}

/** Files of what a workspace has collected. */
export const downloadAnswers: PublicAnswers = { 'public.createDownload': createDownload };
