import { z } from '@hono/zod-openapi';
import { CrosswalkError } from '../../../errors/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { textParameter } from '../../query.ts';

const formats = ['normalized', 'raw', 'stream'] as const;
export type AnswerFormat = (typeof formats)[number];

export const formatParameter = {
  truto_response_format: z.enum(formats).optional().openapi({
    description:
      'normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports.',
  }),
};

/**
 * In which form the caller wants the answer. Clients that always name the default of unified routes get that of these.
 *
 * @throws CrosswalkError `invalid_request` for a form that there is not.
 */
export function readFormat(query: JsonObject): AnswerFormat {
  const given = textParameter(query, 'truto_response_format') ?? 'unified';
  if (given === 'unified') return 'normalized';
  const format = formats.find((candidate) => candidate === given);
  if (format !== undefined) return format;
  const message = `must be one of ${formats.join(', ')}`;
  throw new CrosswalkError('invalid_request', `truto_response_format ${message}.`, {
    errors: [{ path: 'truto_response_format', message }],
  });
}
