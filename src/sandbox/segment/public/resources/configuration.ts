import { z } from 'zod';
import { type Item } from '../../state/index.ts';
import { conflict, notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { sourceOf } from '../items.ts';
import { type PlainResource, itemOf, plainAnswers } from '../plain.ts';

const transformations: PlainResource = {
  one: 'transformation',
  many: 'transformations',
  prefix: 'trf',
  parameter: 'transformationId',
  make: (call) => ({ sourceId: sourceOf(call, call.body['sourceId']).id }),
  endpoints: {
    list: 'listTransformations',
    create: 'createTransformation',
    get: 'getTransformation',
    update: 'updateTransformation',
    delete: 'deleteTransformation',
  },
};

const credentials: PlainResource = {
  one: 'credential',
  many: 'credentials',
  prefix: 'crd',
  parameter: 'credentialId',
  endpoints: {
    list: 'listCredentials',
    create: 'createCredential',
    get: 'getCredential',
    update: 'updateCredential',
    delete: 'deleteCredential',
  },
};

/** The credential of a path. Throws a 404 `Refusal` when there is none. */
export function credentialOf(call: PublicCall): Item {
  return itemOf(credentials, call);
}

const spaceFilters: PlainResource = {
  one: 'filter',
  many: 'filters',
  prefix: 'flt',
  parameter: 'id',
  filters: ['integrationId'],
  dated: true,
  deleted: { deleted: true },
  largestPage: 10,
  endpoints: {
    list: 'listFiltersForSpace',
    create: 'createFilterForSpace',
    get: 'getFilterById',
    update: 'updateFilterById',
    delete: 'deleteFilterById',
  },
};

const labelSchema = z.object({
  label: z.object({ key: z.string().min(1), value: z.string().min(1), description: z.string().optional() }),
});

function createLabel({ workspace, body }: PublicCall): Response {
  const { label } = parseInput(labelSchema, body);
  if (workspace.labels.some(({ key, value }) => key === label.key && value === label.value)) {
    throw conflict(`The label ${label.key}:${label.value} exists already`);
  }
  workspace.labels.push(label);
  return Response.json({ data: { label } }, { status: 201 });
}

function deleteLabel({ workspace, parameter }: PublicCall): object {
  const index = workspace.labels.findIndex(
    ({ key, value }) => key === parameter('key') && value === parameter('value'),
  );
  if (index < 0) throw notFound('The label');
  workspace.labels.splice(index, 1);
  return { status: 'SUCCESS' };
}

/** What a workspace configures besides its sources, destinations and warehouses. */
export const configurationAnswers: PublicAnswers = {
  ...plainAnswers(transformations),
  ...plainAnswers(credentials),
  ...plainAnswers(spaceFilters),
  'public.listLabels': ({ workspace }) => ({ labels: workspace.labels }),
  'public.createLabel': createLabel,
  'public.deleteLabel': deleteLabel,
};
