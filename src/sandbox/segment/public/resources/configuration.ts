import { z } from 'zod';
import { type JsonObject, isObject } from '../../json.ts';
import { conflict, notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { checkIf } from '../conditions.ts';
import { parseInput } from '../input.ts';
import { pick, sourceOf } from '../items.ts';
import { paginate } from '../paging.ts';
import { type PlainResource, itemOf, plainAnswers } from '../plain.ts';
import { destinationsIn } from './destinations.ts';
import { checkDestinationKind } from './metadata.ts';
import { warehousesIn } from './warehouses.ts';

/** Checks a transformation, as it is sent whole or in part. Throws a `Refusal` for what is wrong with it. */
function readTransformation(call: PublicCall): JsonObject {
  const { body } = call;
  const { sourceId, destinationMetadataId } = body;
  checkIf(body);
  if (sourceId !== undefined) sourceOf(call, sourceId);
  if (typeof destinationMetadataId === 'string') checkDestinationKind(destinationMetadataId);
  return body;
}

const transformations: PlainResource = {
  one: 'transformation',
  many: 'transformations',
  prefix: 'trf',
  parameter: 'transformationId',
  make: readTransformation,
  change: readTransformation,
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

/** The sources and warehouses that have the credential among their settings, each list with pages of its own. */
function listConsumers(call: PublicCall): object {
  const { workspace, query } = call;
  const { id: credentialId } = itemOf(credentials, call);
  const uses = (settings: unknown) => isObject(settings) && Object.values(settings).includes(credentialId);
  const page = (consumers: readonly { id: string }[], parameter: string) =>
    paginate(consumers, query, workspace.switches, undefined, parameter);
  const warehouses = page(
    warehousesIn(workspace)
      .list()
      .filter(({ settings }) => uses(settings)),
    'warehousesPagination',
  );
  const sources = page(
    workspace.sources.filter(({ settings }) => uses(settings)),
    'sourcesPagination',
  );
  return {
    warehouses: warehouses.items.map(({ id }) => ({ id })),
    warehousesPagination: warehouses.pagination,
    sources: sources.items.map(({ id }) => ({ id })),
    sourcesPagination: sources.pagination,
  };
}

/** Checks a filter of what comes into a space: from a source, for a destination, or all of it. Throws a `Refusal`. */
function readSpaceFilter({ workspace, body }: PublicCall): JsonObject {
  checkIf(body);
  const { sources, space } = workspace;
  const integrations = [...sources, ...destinationsIn(workspace), ...(space === undefined ? [] : [space])];
  pick(integrations, String(body['integrationId']), 'The integration');
  return body;
}

const spaceFilters: PlainResource = {
  one: 'filter',
  many: 'filters',
  prefix: 'flt',
  parameter: 'id',
  filters: ['integrationId'],
  dated: true,
  deleted: { deleted: true },
  make: readSpaceFilter,
  change: readSpaceFilter,
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
  'public.listCredentialConsumers': listConsumers,
  'public.listLabels': ({ workspace }) => ({ labels: workspace.labels }),
  'public.createLabel': createLabel,
  'public.deleteLabel': deleteLabel,
};
