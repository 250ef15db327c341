import { type Item, type Workspace } from '../../state/index.ts';
import { invalidInput } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { list, pick } from '../items.ts';
import { type PlainResource, collectionOf, itemOf, itemsOf, newId, plainAnswers } from '../plain.ts';
import { destinationsIn } from './destinations.ts';

const functions: PlainResource = {
  one: 'function',
  many: 'functions',
  prefix: 'sfn',
  parameter: 'functionId',
  filters: ['resourceType'],
  make: ({ caller, state }) => ({
    createdAt: new Date(state.clock.now()).toISOString(),
    createdBy: caller,
    catalogId: newId('cat'),
    deployedAt: null,
    isLatestVersion: true,
  }),
  summarise({ id, resourceType, createdAt, createdBy, displayName, description, logoUrl, catalogId }) {
    return { id, resourceType, createdAt, createdBy, displayName, description, logoUrl, catalogId };
  },
  endpoints: {
    list: 'listFunctions',
    create: 'createFunction',
    get: 'getFunction',
    update: 'updateFunction',
    delete: 'deleteFunction',
  },
};

/** The function with this id. Throws a 404 `Refusal` when there is none. */
export function functionOf(call: PublicCall, id: string): Item {
  return itemsOf(functions, call).get(id);
}

/** What the functions of each type can be put into. Functions of other types run by themselves. */
const integrations = new Map<unknown, (workspace: Workspace) => readonly { id: string }[]>([
  ['INSERT_SOURCE', ({ sources }) => sources],
  ['INSERT_DESTINATION', destinationsIn],
  ['INSERT_TRANSFORMATION', (workspace) => [...workspace.sources, ...destinationsIn(workspace)]],
]);

/** Throws a 422 `Refusal` for a function that is put nowhere, and one of 404 when what it is put into is not there. */
function checkIntegration({ workspace, body }: PublicCall, { resourceType }: Item): void {
  const candidates = integrations.get(resourceType);
  if (candidates === undefined) {
    throw invalidInput([{ field: 'functionId', message: 'must be of an insert function' }]);
  }
  pick(candidates(workspace), String(body['integrationId']), 'The integration');
}

const instances: PlainResource = {
  one: 'insertFunctionInstance',
  many: 'instances',
  prefix: 'ifi',
  parameter: 'instanceId',
  dated: true,
  filters: ['functionId'],
  make(call) {
    const inserted = functionOf(call, String(call.body['functionId']));
    checkIntegration(call, inserted);
    return { classId: inserted.id, enabled: call.body['enabled'] ?? false, encryptedSettings: {} };
  },
  endpoints: {
    list: 'listInsertFunctionInstances',
    create: 'createInsertFunctionInstance',
    get: 'getInsertFunctionInstance',
    update: 'updateInsertFunctionInstance',
    delete: 'deleteInsertFunctionInstance',
  },
};

const versionsOf = (call: PublicCall) =>
  collectionOf(call.workspace, `function-versions ${itemOf(functions, call).id}`, 'version');

/** Makes the present code a version, which is the one that runs from now on. */
function deploy(call: PublicCall): object {
  const present = itemOf(functions, call);
  const versions = versionsOf(call);
  const deployedAt = new Date(call.state.clock.now()).toISOString();
  for (const version of versions.list()) versions.replace(version.id, { ...version, isDeployed: false });
  const { code, createdAt } = present;
  versions.add({ id: newId('ver'), author: call.caller, code, isDeployed: true, createdAt, deployedAt });
  itemsOf(functions, call).replace(present.id, { ...present, deployedAt });
  return { functionDeployment: { status: 'SUCCESS' } };
}

/** Gives a function the code of one of its versions again. */
function restore(call: PublicCall): object {
  const version = versionsOf(call).get(String(call.body['versionId']));
  const present = itemOf(functions, call);
  itemsOf(functions, call).replace(present.id, { ...present, code: version['code'] });
  return { version };
}

/** Functions, their versions, and where insert functions are put. */
export const functionAnswers: PublicAnswers = {
  ...plainAnswers(functions),
  ...plainAnswers(instances),
  'public.createFunctionDeployment': deploy,
  'public.listFunctionVersions': (call) => list(call, 'versions', versionsOf(call).list(), (version) => version),
  'public.getFunctionVersion': (call) => ({ version: versionsOf(call).get(call.parameter('versionId')) }),
  'public.restoreFunctionVersion': restore,
};
