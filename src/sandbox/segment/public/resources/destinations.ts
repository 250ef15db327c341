import { z } from 'zod';
import { type Destination, type Source, type Workspace } from '../../state/index.ts';
import { invalidInput, notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { readCondition } from '../conditions.ts';
import { parseInput } from '../input.ts';
import { list, sourceOf } from '../items.ts';
import { type PlainResource, collectionOf, forgetBelongings, newId, plainAnswers } from '../plain.ts';
import { checkFilter, previewFilter } from './destination-filters.ts';
import { checkDestinationKind } from './metadata.ts';
import { presentDestination } from './present.ts';
import { modelOf } from './reverse-etl.ts';

const settings = z.record(z.string(), z.unknown());
const creationSchema = z.object({
  sourceId: z.string(),
  metadataId: z.string().min(1),
  enabled: z.boolean().default(true),
  name: z.string().optional(),
  settings,
});
const changeSchema = z.object({
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  settings: settings.optional(),
});

interface Connected {
  source: Source;
  destination: Destination;
}

function all({ workspace }: PublicCall): Connected[] {
  return workspace.sources.flatMap((source) => source.destinations.map((destination) => ({ source, destination })));
}

/** The destinations of all sources of a workspace. */
export function destinationsIn({ sources }: Workspace): Destination[] {
  return sources.flatMap(({ destinations }) => destinations);
}

function destinationOf(call: PublicCall): Connected {
  const found = all(call).find(({ destination }) => destination.id === call.parameter('destinationId'));
  if (found === undefined) throw notFound('The destination');
  return found;
}

const show = ({ source, destination }: Connected) => presentDestination(source, destination);

function create(call: PublicCall): object {
  const { sourceId, metadataId, enabled, name, settings: given } = parseInput(creationSchema, call.body);
  const source = sourceOf(call, sourceId);
  checkDestinationKind(metadataId);
  const destination: Destination = {
    id: newId('dest'),
    name: name ?? metadataId,
    metadataId,
    enabled,
    settings: given,
    supportsDeletion: true,
  };
  source.destinations.push(destination);
  return { destination: presentDestination(source, destination) };
}

function update(call: PublicCall): object {
  const change = parseInput(changeSchema, call.body);
  const { source, destination } = destinationOf(call);
  destination.name = change.name ?? destination.name;
  destination.enabled = change.enabled ?? destination.enabled;
  destination.settings = { ...destination.settings, ...change.settings };
  return { destination: presentDestination(source, destination) };
}

function remove(call: PublicCall): object {
  const { source, destination } = destinationOf(call);
  source.destinations = source.destinations.filter((other) => other !== destination);
  forgetBelongings(call.workspace, destination.id);
  return { status: 'SUCCESS' };
}

const within = (call: PublicCall) => destinationOf(call).destination.id;

const filters: PlainResource = {
  one: 'filter',
  many: 'filters',
  prefix: 'dfl',
  parameter: 'filterId',
  within,
  dated: true,
  make(call) {
    checkFilter(call);
    const { source, destination } = destinationOf(call);
    if (sourceOf(call, call.body['sourceId']) !== source) {
      throw invalidInput([{ field: 'sourceId', message: 'must be the source of the destination' }]);
    }
    return { destinationId: destination.id };
  },
  change(call) {
    checkFilter(call);
    return call.body;
  },
  endpoints: {
    list: 'listFiltersFromDestination',
    create: 'createFilterForDestination',
    get: 'getFilterInDestination',
    update: 'updateFilterForDestination',
    delete: 'removeFilterFromDestination',
  },
};

const inputSchema = z.object({
  input: z.object({
    name: z.string().optional(),
    trigger: z.string().optional(),
    enabled: z.boolean().optional(),
    settings: settings.optional(),
  }),
});

/** Throws a 422 `Refusal` when the events that a subscription is for are not selected in FQL. */
function checkTrigger({ trigger }: { trigger?: unknown }, field: string): void {
  if (typeof trigger === 'string') readCondition(trigger, field);
}

const subscriptions: PlainResource = {
  one: 'subscription',
  many: 'subscriptions',
  createdAs: 'destinationSubscription',
  prefix: 'dsu',
  parameter: 'id',
  within,
  make(call) {
    checkTrigger(call.body, 'trigger');
    const { modelId } = call.body;
    if (typeof modelId === 'string') modelOf(call, modelId);
    return { destinationId: within(call), actionSlug: call.body['actionId'] };
  },
  change({ body }) {
    const { input } = parseInput(inputSchema, body);
    checkTrigger(input, 'input.trigger');
    return input;
  },
  endpoints: {
    list: 'listSubscriptionsFromDestination',
    create: 'createDestinationSubscription',
    get: 'getSubscriptionFromDestination',
    update: 'updateSubscriptionForDestination',
    delete: 'removeSubscriptionFromDestination',
  },
};

/** True when a destination has a subscription to this action. */
export function hasAction(workspace: Workspace, destinationId: string, actionId: string): boolean {
  const { prefix, one } = subscriptions;
  return collectionOf(workspace, `${prefix} ${destinationId}`, one)
    .list()
    .some(({ actionSlug }) => actionSlug === actionId);
}

/** Destinations of sources, with their filters and subscriptions. */
export const destinationAnswers: PublicAnswers = {
  'public.listDestinations': (call) => list(call, 'destinations', all(call), show),
  'public.createDestination': create,
  'public.getDestination': (call) => ({ destination: show(destinationOf(call)) }),
  'public.updateDestination': update,
  'public.deleteDestination': remove,
  ...plainAnswers(filters),
  'public.previewDestinationFilter': previewFilter,
  ...plainAnswers(subscriptions),
};
