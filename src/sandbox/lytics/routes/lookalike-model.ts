import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { newObject } from '../objects.ts';
import { integerParameter } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { registerObjects } from './plain-collections.ts';

/** A model of one segment within another; its id is both of their slugs. */
function create(call: Call): Response {
  const { account, query } = call;
  const source = query.get('source') ?? '';
  if (source === '') throw badRequest('source is required');
  const from = account.segments.get(source).slug;
  const to = account.segments.get(query.get('target') ?? 'all').slug;
  const id = `${from}::${to}`;
  const count = integerParameter(call, 'num_to_train', 5000);
  const model = newObject(call, { name: id, source: from, target: to, num_to_train: count, state: 'complete' }, id);
  return answer(call, account.objects('lookalikeModels').add(model), 201);
}

/** Look-alike models, the same ones on both versions. They are kept, and nothing is learnt. */
export function registerLookalikeModels(register: Register): void {
  registerObjects(register, {
    kind: 'lookalikeModels',
    areas: { read: 'readSegments', write: 'writeSegments' },
    created: 200,
    routes: [
      { does: 'list', endpoint: 'segmentml.list', method: 'GET', path: '/api/segmentml' },
      { does: 'get', endpoint: 'segmentml.get', method: 'GET', path: '/api/segmentml/:id' },
      { does: 'delete', endpoint: 'segmentml.delete', method: 'DELETE', path: '/api/segmentml/:id' },
      { does: 'list', endpoint: 'v2.ml.list', method: 'GET', path: '/v2/ml' },
      { does: 'create', endpoint: 'v2.ml.create', method: 'POST', path: '/v2/ml' },
      { does: 'get', endpoint: 'v2.ml.summary', method: 'GET', path: '/v2/ml/:id/summary' },
    ],
  });
  register('segmentml.create', 'POST', '/api/segmentml', 'writeSegments', create);
}
