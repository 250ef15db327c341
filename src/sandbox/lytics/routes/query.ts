import { readText, requireContentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { type MappingQuery, readMappingQueries } from '../mapping-query.ts';
import { createId, toIsoTime } from '../values.ts';

function view({ id, alias, stream, table, text, mapping, updatedAt }: MappingQuery) {
  const fields = Object.values(mapping).map(({ to }) => to);
  return { id, alias, from: stream, table, text, fields, updated: toIsoTime(updatedAt) };
}

async function readQueries(call: Call) {
  requireContentType(call.request, ['text/plain']);
  return readMappingQueries(await readText(call));
}

/** A stream that a query reads is mapped by it from then on. */
async function upsert(call: Call): Promise<Response> {
  const { queries, streams, clock } = call.account;
  const stored = (await readQueries(call)).map((query) => {
    const present = queries.find(query.alias);
    const changed = { ...query, id: present?.id ?? createId(), updatedAt: clock.now() };
    streams.set(query.stream, query.mapping);
    return present === undefined ? queries.add(changed) : queries.replace(present.id, changed);
  });
  return answer(call, stored.map(view));
}

function remove(call: Call): Response {
  const { queries, streams } = call.account;
  const { stream } = queries.remove(call.parameter('id'));
  if (!queries.list().some((query) => query.stream === stream)) streams.delete(stream);
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
  register('query.get', 'GET', path, 'readSchema', (call) =>
    answer(call, view(call.account.queries.get(call.parameter('id')))),
  );
  register('query.delete', 'DELETE', path, 'writeSchema', remove);
}
