import { z } from 'zod';
import { check } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { type StoredObject, changedObject, markedObject } from '../objects.ts';
import { conflict, notFound } from '../refusal.ts';
import { fieldsSchema, toIsoTime } from '../values.ts';
import { registerObjects } from './plain-collections.ts';

const area = 'manageExports';
const all = '/v2/connection';
const one = `${all}/:id`;

const columnSchema = z.object({ name: z.string().min(1), type: z.string().min(1) });
const tableSchema = z.object({ name: z.string().min(1), columns: z.array(columnSchema) });

/** What the source of a connection holds; a connection that does not say so has one table of people. */
const connectionSchema = z.object({
  label: z.string().exactOptional(),
  config: fieldsSchema.exactOptional(),
  tables: z.array(tableSchema).default([
    {
      name: 'users',
      columns: [
        { name: 'id', type: 'string' },
        { name: 'email', type: 'string' },
      ],
    },
  ]),
});

const named = (call: Call): StoredObject => call.account.objects('connections').get(call.parameter('id'));

/** Looks at the source, whose tables are known when the scan is over. */
function scan(call: Call): Response {
  const { id } = named(call);
  const connections = call.account.objects('connections');
  const state = 'scanning';
  connections.replace(id, changedObject(call, connections.get(id), { state }));
  call.account.later(() => {
    const present = connections.find(id);
    if (present === undefined) return;
    const scanned = toIsoTime(call.account.clock.now());
    connections.replace(id, markedObject(call, changedObject(call, present, { state: 'ready' }), { scanned }));
  });
  return answer(call, { id, state });
}

/** The tables of the source. Throws a 409 `Refusal` until a scan is over. */
function tablesOf(call: Call): z.infer<typeof tableSchema>[] {
  const connection = named(call);
  if (connection['scanned'] === undefined) throw conflict('the source of the connection is not scanned');
  return check(connectionSchema, connection).tables;
}

function showTable(call: Call): Response {
  const table = tablesOf(call).find(({ name }) => name === call.parameter('table'));
  if (table === undefined) throw notFound('table not found', 'TABLE-NOTFOUND-009');
  return answer(call, table);
}

/** Connections with sources of data, and what a scan finds in them. */
export function registerConnections(register: Register): void {
  registerObjects(register, {
    kind: 'connections',
    areas: { read: area, write: area },
    schema: connectionSchema,
    created: 200,
    routes: [
      { does: 'list', endpoint: 'v2.connection.list', method: 'GET', path: all },
      { does: 'create', endpoint: 'v2.connection.create', method: 'POST', path: all },
      { does: 'get', endpoint: 'v2.connection.get', method: 'GET', path: one },
      { does: 'update', endpoint: 'v2.connection.update', method: 'PUT', path: one },
      { does: 'delete', endpoint: 'v2.connection.delete', method: 'DELETE', path: one },
    ],
  });
  register('v2.connection.scan', 'POST', `${one}/scan`, area, scan);
  register('v2.connection.schema', 'GET', `${one}/schema`, area, (call) =>
    answer(call, { id: named(call).id, tables: tablesOf(call) }),
  );
  register('v2.connection.schemaTable', 'GET', `${one}/schema/:table`, area, showTable);
}
