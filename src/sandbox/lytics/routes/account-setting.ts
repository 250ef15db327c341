import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { notFound } from '../refusal.ts';
import type { Json } from '../values.ts';

const path = '/api/account/setting/:setting';
const view = (slug: string, value: Json) => ({ slug, value });

function get(call: Call): Response {
  const slug = call.parameter('setting');
  const value = call.account.settings.get(slug);
  if (value === undefined) throw notFound('setting not found');
  return answer(call, view(slug, value));
}

async function update(call: Call): Promise<Response> {
  const slug = call.parameter('setting');
  const value = await readJson(call, z.json());
  call.account.settings.set(slug, value);
  return answer(call, view(slug, value));
}

function remove(call: Call): Response {
  call.account.settings.delete(call.parameter('setting'));
  return answerNothing();
}

/** Settings of the account. Those that have their default are not listed. */
export function registerSettings(register: Register): void {
  register('setting.list', 'GET', '/api/account/setting', 'administer', (call) =>
    answer(
      call,
      [...call.account.settings].map(([slug, value]) => view(slug, value)),
    ),
  );
  register('setting.get', 'GET', path, 'administer', get);
  register('setting.update', 'PUT', path, 'administer', update);
  register('setting.delete', 'DELETE', path, 'administer', remove);
}
