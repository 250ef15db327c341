import { readText, requireContentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { type MappingQuery, readMappingQueries } from '../mapping-query.ts';
import { mapRecord } from '../streams.ts';
import { createId, toIsoTime } from '../values.ts';

function view({ id, alias, stream, table, text, rules, updatedAt }: MappingQuery) {
  const fields = rules.map(({ to }) => to);
  return { id, alias, from: stream, table, text, fields, updated: toIsoTime(updatedAt) };
}

async function readQueries(call: Call) {
  requireContentType(call.request, ['text/plain']);
  return readMappingQueries(await readText(call));
}

/** A stream that a query reads is mapped by it from then on. */
async function upsert(call: Call): Promise<Response> {
  const { queries, clock } = call.account;
  const stored = (await readQueries(call)).map((query) => {
    const present = queries.find(query.alias);
    const changed = { ...query, id: present?.id ?? createId(), updatedAt: clock.now() };
    return present === undefined ? queries.add(changed) : queries.replace(present.id, changed);
  });
  return answer(call, stored.map(view));
}

/** What the values of the URL come to as a record: its queries are of one stream, or of several that all get it. */
async function test(call: Call): Promise<Response> {
  const { account_id: _account, access_token: _token, key: _key, ...values } = Object.fromEntries(call.query);
  const mapped = (await readQueries(call)).map(({ rules }) => mapRecord(values, { rules, keepsOtherFields: false }));
  return answer(call, Object.assign({}, ...mapped));
}

function remove(call: Call): Response {
  call.account.queries.remove(call.parameter('id'));
  return answerNothing();
}

/** Mapping queries, by which the records of a stream reach profiles. */
export function registerQueries(register: Register): void {
  const path = '/api/query/:id';
  register('query.list', 'GET', '/api/query', 'readSchema', (call) =>
    answer(call, call.account.queries.list().map(view)),
  );
  register('query.upsert', 'POST', '/api/query', 'writeSchema', upsert);
  register('query.validate', 'POST', '/api/query/_validate', 'readSchema', async (call) =>
    answer(
      call,
      (await readQueries(call)).map(({ alias, stream, table }) => ({ alias, from: stream, table, valid: true })),
    ),
  );
  register('query.test', 'POST', '/api/query/_test', 'readSchema', test);
  register('query.get', 'GET', path, 'readSchema', (call) =>
    answer(call, view(call.account.queries.get(call.parameter('id')))),
  );
  register('query.delete', 'DELETE', path, 'writeSchema', remove);
}
