import { z } from 'zod';
import { type Item } from '../../state/index.ts';
import { notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { destinationsIn, hasAction } from './destinations.ts';
import { parseInput } from '../input.ts';
import { audienceOf, list } from '../items.ts';
import { type PlainResource, collectionOf, itemsOf, plainAnswers } from '../plain.ts';

const creationSchema = z.object({
  destination: z.object({ id: z.string(), type: z.string() }),
  idSyncConfiguration: z.array(z.record(z.string(), z.unknown())).default([]),
  connectionSettings: z.unknown().optional(),
});
const changeSchema = creationSchema.partial().omit({ destination: true });

const audienceId = (call: PublicCall) => audienceOf(call, 'audienceId').id;

/** The destinations of an audience; a connection has the id of its destination. */
const connectionsOf = (call: PublicCall) =>
  collectionOf(call.workspace, `audience-connections ${audienceId(call)}`, 'connection');

function answer(name: string, { idSyncConfiguration, connectionSettings = {}, ...connection }: Item): object {
  return { [name]: connection, idSyncConfiguration, connectionSettings };
}

/** Connects a destination, which a source of the workspace must have already. */
function connect(call: PublicCall): object {
  const { destination, ...settings } = parseInput(creationSchema, call.body);
  const connections = connectionsOf(call);
  if (!destinationsIn(call.workspace).some(({ id }) => id === destination.id)) throw notFound('The destination');
  return answer('connection', connections.add({ ...destination, destinationId: destination.id, ...settings }));
}

const typeSchema = z.object({ audienceType: z.enum(['USERS', 'ACCOUNTS', 'LINKED']) });

/** The destinations that an audience can be connected with, all or those of one type or with one action. */
function supported(call: PublicCall): object {
  spaceOf(call);
  parseInput(typeSchema, { audienceType: call.parameter('audienceType') });
  const { workspace, query } = call;
  const slug = query.get('slug');
  const actionId = query.get('actionId');
  const found = destinationsIn(workspace).filter(
    ({ id, metadataId }) =>
      (slug === null || metadataId === slug) && (actionId === null || hasAction(workspace, id, actionId)),
  );
  return list(call, 'destinations', found, ({ id, name, metadataId }) => ({ id, name, slug: metadataId }));
}

function update(call: PublicCall): object {
  const connections = connectionsOf(call);
  const present = connections.get(call.parameter('destinationId'));
  const change = parseInput(changeSchema, call.body);
  return answer('destination', connections.replace(present.id, { ...present, ...change }));
}

const activations: PlainResource = {
  one: 'activation',
  many: 'activations',
  prefix: 'act',
  parameter: 'id',
  within: audienceId,
  make(call) {
    const { id: connectionId } = connectionsOf(call).get(call.parameter('connectionId'));
    const { id: spaceId } = spaceOf(call);
    const ids = { workspaceId: call.workspace.id, spaceId, audienceId: audienceId(call), connectionId };
    return { ...ids, enabled: call.body['enabled'] ?? true };
  },
  endpoints: {
    list: 'listActivationsFromAudience',
    create: 'addActivationToAudience',
    get: 'getActivationFromAudience',
    update: 'updateActivationForAudience',
    delete: 'removeActivationFromAudience',
  },
};

/** Disconnects a destination, with what is activated on the connection. */
function disconnect(call: PublicCall): object {
  const { id } = connectionsOf(call).remove(call.parameter('destinationId'));
  const activated = itemsOf(activations, call);
  for (const activation of activated.list()) {
    if (activation['connectionId'] === id) activated.remove(activation.id);
  }
  return { status: 'SUCCESS' };
}

/** Where audiences are sent to: connected destinations, and what is activated on them. */
export const activationAnswers: PublicAnswers = {
  'public.addDestinationToAudience': connect,
  'public.listSupportedDestinationsFromAudience': supported,
  'public.listDestinationsFromAudience': (call) =>
    list(call, 'connections', connectionsOf(call).list(), (connection) => connection),
  'public.updateDestinationForAudience': update,
  'public.removeDestinationFromAudience': disconnect,
  ...plainAnswers(activations),
};
