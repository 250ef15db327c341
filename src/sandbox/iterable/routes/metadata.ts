import { Refusal, refuse, refuseAsText, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import {
  createCatalog,
  findCatalog,
  itemValueSchema,
  putItem,
  refuseBadItems,
  refuseBadName,
  sizeOf,
} from '../catalogs.ts';
import { applyLater } from '../project.ts';
import type { Catalog } from '../resources.ts';
import { readable, serverSide } from '../rules.ts';

const keysPerPage = 100;

function requireTable({ project, parameter }: Call): Catalog {
  const name = parameter('table');
  const table = findCatalog(project, name);
  if (table === undefined) throw refuse(400, 'BadParams', `Table ${name} does not exist`);
  return table;
}

/** Keys in order; the marker is the last key of the page before, made unreadable. */
const listKeys: Handler = (call) => {
  const table = requireTable(call);
  const marker = call.query.get('nextMarker');
  const after = marker === null ? '' : readMarker(marker);
  const keys = [...table.items.keys()].filter((key) => key > after).toSorted();
  const page = keys.slice(0, keysPerPage);
  const last = page.at(-1);
  const results = page.flatMap((key) => {
    const item = table.items.get(key);
    return item === undefined
      ? []
      : [{ table: table.name, key, lastModified: item.lastModified, size: sizeOf(item.value) }];
  });
  return Response.json({
    results,
    ...(last !== undefined && keys.length > page.length ? { nextMarker: btoa(last) } : {}),
  });
};

function readMarker(marker: string): string {
  try {
    return atob(marker);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw refuse(400, 'BadParams', `Invalid nextMarker: ${marker}`);
  }
}

const getKey: Handler = (call) => {
  const [table, key] = [requireTable(call), call.parameter('key')];
  const item = table.items.get(key);
  if (item === undefined) throw refuse(404, 'NotFound', `Key ${key} does not exist in table ${table.name}`);
  const { value, lastModified } = item;
  return Response.json({ table: table.name, key, lastModified, size: sizeOf(value), value });
};

/** A bad body is refused in plain text here, unlike anywhere else. */
function readValue(call: Call) {
  try {
    return call.body(itemValueSchema).value;
  } catch (error) {
    if (error instanceof Refusal) throw refuseAsText(400, 'Bad request: the body must be an object with a value');
    throw error;
  }
}

const putKey: Handler = (call) => {
  const { project, parameter } = call;
  const [name, key, value] = [parameter('table'), parameter('key'), readValue(call)];
  refuseBadName('table', name);
  const table = findCatalog(project, name) ?? createCatalog(project, name);
  refuseBadItems(table, { [key]: value });
  applyLater(project, () => putItem(project, table, key, value));
  return success();
};

export function registerMetadata(api: Api) {
  api.endpoint('metadata.tables.list', 'GET', '/api/metadata', readable(), ({ project }) =>
    Response.json({ results: [...project.catalogs.values()].map(({ name }) => ({ name })) }),
  );
  api.endpoint('metadata.tables.delete', 'DELETE', '/api/metadata/:table', serverSide(), (call) => {
    const { name } = requireTable(call);
    applyLater(call.project, () => call.project.catalogs.delete(name.toLowerCase()));
    return success();
  });
  api.endpoint('metadata.keys.list', 'GET', '/api/metadata/:table', serverSide(), listKeys);
  api.endpoint('metadata.keys.get', 'GET', '/api/metadata/:table/:key', serverSide(), getKey);
  api.endpoint('metadata.keys.put', 'PUT', '/api/metadata/:table/:key', serverSide(), putKey);
  api.endpoint('metadata.keys.delete', 'DELETE', '/api/metadata/:table/:key', serverSide(), (call) => {
    const [table, key] = [requireTable(call), call.parameter('key')];
    applyLater(call.project, () => table.items.delete(key));
    return success();
  });
}
