import { z } from 'zod';
import { name, notValid, read, required } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { badRequest } from '../refusal.ts';
import type { SdkAuthenticationKey, Workspace } from '../workspace/index.ts';

function keysOf({ sdkAuthenticationKeys }: Workspace, appId: string): SdkAuthenticationKey[] {
  return sdkAuthenticationKeys.list().filter((key) => key.appId === appId);
}

function checkApp({ settings }: Workspace, appId: string) {
  if (!settings.apps.some(({ id }) => id === appId)) throw notValid('app_id');
}

const printed = ({ id, publicKey, description, isPrimary }: SdkAuthenticationKey) => ({
  id,
  rsa_public_key: publicKey,
  description,
  is_primary: isPrimary,
});

function keysAnswer(workspace: Workspace, appId: string): Answer {
  return { status: 200, body: { keys: keysOf(workspace, appId).map(printed) } };
}

function list({ workspace, query }: Call): Answer {
  const appId = query.get('app_id');
  if (appId === null || appId === '') throw required('app_id');
  checkApp(workspace, appId);
  return keysAnswer(workspace, appId);
}

/** Makes one key of an app the primary one, of which there is never more than one. */
function choosePrimary(workspace: Workspace, appId: string, id: string) {
  for (const key of keysOf(workspace, appId)) {
    workspace.sdkAuthenticationKeys.replace(key.id, { ...key, isPrimary: key.id === id });
  }
}

const newKey = z.object({
  app_id: name,
  rsa_public_key_str: name,
  description: name,
  make_primary: z.boolean().default(false),
});

/** The first key of an app is its primary one in any case. */
function create({ workspace, body }: Call): Answer {
  const { app_id: appId, rsa_public_key_str: publicKey, description, make_primary: primary } = read(newKey, body);
  checkApp(workspace, appId);
  const isFirst = keysOf(workspace, appId).length === 0;
  const id = workspace.ids.uuid();
  workspace.sdkAuthenticationKeys.add({ id, appId, publicKey, description, isPrimary: false });
  if (primary || isFirst) choosePrimary(workspace, appId, id);
  return { status: 201, body: printed(workspace.sdkAuthenticationKeys.get(id)) };
}

const oneKey = z.object({ app_id: name, key_id: name });

function readKey({ workspace, body }: Call): SdkAuthenticationKey {
  const { app_id: appId, key_id: id } = read(oneKey, body);
  checkApp(workspace, appId);
  const key = workspace.sdkAuthenticationKeys.get(id);
  if (key.appId !== appId) throw notValid('key_id');
  return key;
}

function setPrimary(call: Call): Answer {
  const { id, appId } = readKey(call);
  choosePrimary(call.workspace, appId, id);
  return keysAnswer(call.workspace, appId);
}

function remove(call: Call): Answer {
  const { id, appId, isPrimary } = readKey(call);
  if (isPrimary) throw badRequest('The primary key cannot be deleted');
  call.workspace.sdkAuthenticationKeys.remove(id);
  return keysAnswer(call.workspace, appId);
}

const endpoint = (method: Endpoint['method'], verb: string, answer: Endpoint['answer']): Endpoint => ({
  method,
  name: `sdk_authentication.${verb}`,
  path: `/app_group/sdk_authentication/${verb}`,
  permission: `sdk_authentication.${verb}`,
  pool: 'default',
  answer,
});

export const sdkAuthenticationEndpoints: readonly Endpoint[] = [
  endpoint('GET', 'keys', list),
  endpoint('POST', 'create', create),
  endpoint('PUT', 'primary', setPrimary),
  endpoint('DELETE', 'delete', remove),
];
