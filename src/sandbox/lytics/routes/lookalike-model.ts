import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { countFields } from '../field-info.ts';
import { newObject } from '../objects.ts';
import { registerObjects } from './plain-collections.ts';

const requestSchema = z.object({
  source: z.string().min(1),
  target: z.string().min(1).default('all'),
  num_to_train: z.coerce.number().int().min(1).default(5000),
});

/** A model of one segment within another; its id is both of their slugs. */
function create(call: Call, request: z.output<typeof requestSchema>, status: 200 | 201): Response {
  const { account } = call;
  const source = account.segments.get(request.source).slug;
  const target = account.segments.get(request.target).slug;
  const id = `${source}::${target}`;
  const model = newObject(call, { ...request, name: id, source, target, state: 'complete' }, id);
  return answer(call, account.objects('lookalikeModels').add(model), status);
}

const modelSchema = z.object({ source: z.string(), target: z.string() });

/**
 * How far each value of each field sets the source apart from the target: the share of members that have it, and how
 * much that differs.
 */
function dependencies(call: Call): Response {
  const { account } = call;
  const { id, ...model } = account.objects('lookalikeModels').get(call.parameter('modelname'));
  const { source, target } = check(modelSchema, model);
  const sharesIn = (slug: string) => {
    const members = account.memberships.members(account.segments.get(slug).membership);
    const fields = countFields(members, Number.POSITIVE_INFINITY);
    return new Map(
      fields.map(({ field, terms_counts }) => [
        field,
        new Map(Object.entries(terms_counts).map(([term, count]) => [term, count / members.length])),
      ]),
    );
  };
  const within = sharesIn(target);
  const found = [...sharesIn(source)].map(([field, shares]) => {
    const values = [...shares].slice(0, 10).map(([x, y]) => ({ x, y }));
    return {
      field,
      importance: Math.max(0, ...values.map(({ x, y }) => y - (within.get(field)?.get(x) ?? 0))),
      values,
    };
  });
  return answer(call, {
    name: id,
    dependencies: found.toSorted((left, right) => right.importance - left.importance),
  });
}

/** Look-alike models, the same ones on both versions: v1 asks in the query, v2 in the body. Nothing is learnt. */
export function registerLookalikeModels(register: Register): void {
  registerObjects(register, {
    kind: 'lookalikeModels',
    areas: { read: 'readSegments', write: 'writeSegments' },
    routes: [
      { does: 'list', endpoint: 'segmentml.list', method: 'GET', path: '/api/segmentml' },
      { does: 'get', endpoint: 'segmentml.get', method: 'GET', path: '/api/segmentml/:id' },
      { does: 'delete', endpoint: 'segmentml.delete', method: 'DELETE', path: '/api/segmentml/:id' },
      { does: 'list', endpoint: 'v2.ml.list', method: 'GET', path: '/v2/ml' },
      { does: 'get', endpoint: 'v2.ml.summary', method: 'GET', path: '/v2/ml/:id/summary' },
    ],
  });
  register('segmentml.dependencies', 'GET', '/api/segmentml/_dependencies/:modelname', 'readSegments', dependencies);
  register('segmentml.create', 'POST', '/api/segmentml', 'writeSegments', (call) =>
    create(call, check(requestSchema, Object.fromEntries(call.query)), 201),
  );
  register('v2.ml.create', 'POST', '/v2/ml', 'writeSegments', async (call) =>
    create(call, await readJson(call, requestSchema), 200),
  );
}
