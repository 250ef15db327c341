import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { newObject } from '../objects.ts';
import { fieldsSchema } from '../values.ts';
import { registerObjects } from './plain-collections.ts';

const rollupPath = '/api/content/topicrollup/:id';
const blocklistPath = '/api/content/topicblocklist';

const rollupSchema = z.object({
  label: z.string().optional(),
  acctid: z.string().optional(),
  topics: z.array(z.record(z.string(), z.unknown())).optional(),
});

/** A roll-up is created under the id of the path. */
async function createRollup(call: Call): Promise<Response> {
  const sent = await readJson(call, fieldsSchema);
  check(rollupSchema, sent);
  const rollup = call.account.objects('topicRollups').add(newObject(call, sent, call.parameter('id')));
  return answer(call, rollup, 201);
}

const showBlocked = (call: Call) => answer(call, [...call.account.blockedTopics]);

async function editBlocked(call: Call): Promise<Response> {
  const { method, ids } = await readJson(
    call,
    z.object({ method: z.enum(['add', 'delete']), ids: z.array(z.string()) }),
  );
  for (const id of ids) call.account.blockedTopics[method](id);
  return showBlocked(call);
}

async function replaceBlocked(call: Call): Promise<Response> {
  const { ids } = await readJson(call, z.object({ ids: z.array(z.string()) }));
  const { blockedTopics } = call.account;
  blockedTopics.clear();
  for (const id of ids) blockedTopics.add(id);
  return showBlocked(call);
}

/** Roll-ups of content topics, and the topics that are blocked. */
export function registerTopics(register: Register): void {
  registerObjects(register, {
    kind: 'topicRollups',
    areas: { read: 'readContent', write: 'writeContent' },
    routes: [
      { does: 'list', endpoint: 'content.rollups', method: 'GET', path: '/api/content/topicrollup' },
      { does: 'get', endpoint: 'content.rollupGet', method: 'GET', path: rollupPath },
      { does: 'delete', endpoint: 'content.rollupDelete', method: 'DELETE', path: rollupPath },
    ],
  });
  register('content.rollupCreate', 'POST', rollupPath, 'writeContent', createRollup);
  register('content.blocklist', 'GET', blocklistPath, 'readContent', showBlocked);
  register('content.blocklistEdit', 'POST', blocklistPath, 'writeContent', editBlocked);
  register('content.blocklistReplace', 'PUT', blocklistPath, 'writeContent', replaceBlocked);
}
