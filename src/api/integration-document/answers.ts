import { type CompiledEndpoint } from '../../definitions/index.ts';
import { type JsonObject } from '../../mapping/index.ts';
import { answersList } from '../../proxy/index.ts';
import { metaDescription } from '../schemas.ts';
import { answerShape } from './answer-shape.ts';

/** The envelope of a list. What an item has, the vendor alone knows; rows have nothing beside them. */
function envelope({ metaPlaces }: CompiledEndpoint): JsonObject {
  const meta = metaPlaces && { meta: { type: 'object', ...answerShape(metaPlaces), description: metaDescription } };
  return {
    type: 'object',
    properties: {
      result: { type: 'array', items: {} },
      next_cursor: { type: ['string', 'null'] },
      prev_cursor: { type: ['string', 'null'] },
      result_count: { type: 'integer' },
      ...meta,
    },
    required: ['result', 'next_cursor', 'prev_cursor', 'result_count'],
  };
}

/** Text has no properties of its own, so it comes in an object. */
const text: JsonObject = { type: 'object', properties: { result: { type: 'string' } }, required: ['result'] };

function answerSchema({ answers, returns = [] }: CompiledEndpoint): JsonObject {
  if (answers === 'html' || answers === 'text') return text;
  return answerShape(returns);
}

/** What is no text comes as it is. */
const bytes: JsonObject = { 'application/octet-stream': { schema: {} } };

function answer(description: string, schema: JsonObject): JsonObject {
  return { description, content: { 'application/json': { schema } } };
}

/** The answers to a call that succeeds, by status. */
export function answersOf(endpoint: CompiledEndpoint): Record<string, JsonObject> {
  const { statuses, isQueued } = endpoint;
  if (answersList(endpoint)) return { 200: answer('One page.', envelope(endpoint)) };
  const description = isQueued ? 'The vendor took it and will do it later.' : 'The answer of the vendor.';
  const found =
    endpoint.answers === 'binary' ? { description, content: bytes } : answer(description, answerSchema(endpoint));
  const nothing = { description: 'Done; the vendor answers nothing.' };
  return Object.fromEntries(statuses.map((status) => [String(status), status === 204 ? nothing : found]));
}
