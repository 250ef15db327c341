import { z } from 'zod';
import { answer, refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { createCatalog, findCatalog, refuseBadName, requireCatalog } from '../catalogs.ts';
import { cutPage } from '../paging.ts';
import { perSecond, serverSide } from '../rules.ts';

const mappingTypes = ['string', 'long', 'double', 'boolean', 'date', 'geo_location', 'object', 'nested'] as const;
const mappingsSchema = z.object({
  mappingsUpdates: z.array(z.object({ fieldName: z.string(), fieldType: z.enum(mappingTypes) })),
});

const listCatalogs: Handler = (call) => {
  const names = [...call.project.catalogs.values()].map(({ name }) => ({ name }));
  const { items, links, total } = cutPage(call, names, { default: 10, max: 100 });
  return success({ catalogNames: items, totalCatalogsCount: total, ...links });
};

const create: Handler = ({ project, parameter }) => {
  const name = parameter('catalogName');
  refuseBadName('catalogName', name);
  if (findCatalog(project, name) !== undefined) throw refuse(400, 'BadParams', `Catalog ${name} already exists`);
  const { id } = createCatalog(project, name);
  return answer(201, 'Success', '', { id, name, url: `/api/catalogs/${name}` });
};

const remove: Handler = ({ project, parameter }) => {
  const { name } = requireCatalog(project, parameter('catalogName'));
  project.catalogs.delete(name.toLowerCase());
  return success();
};

const getMappings: Handler = ({ project, parameter }) => {
  const { items, fieldTypes } = requireCatalog(project, parameter('catalogName'));
  const names = new Set([...items.values()].flatMap(({ value }) => Object.keys(value)));
  return success({
    definedMappings: Object.fromEntries(fieldTypes),
    undefinedFields: [...names].filter((name) => !fieldTypes.has(name)),
  });
};

const setMappings: Handler = ({ project, parameter, body }) => {
  const { fieldTypes } = requireCatalog(project, parameter('catalogName'));
  const { mappingsUpdates } = body(mappingsSchema);
  const changed = mappingsUpdates.find(
    ({ fieldName, fieldType }) => (fieldTypes.get(fieldName) ?? fieldType) !== fieldType,
  );
  if (changed !== undefined) throw refuse(400, 'BadParams', `The type of '${changed.fieldName}' cannot be changed`);
  for (const { fieldName, fieldType } of mappingsUpdates) fieldTypes.set(fieldName, fieldType);
  return success();
};

export function registerCatalogs(api: Api) {
  api.endpoint('catalogs.list', 'GET', '/api/catalogs', serverSide(perSecond(100, 'key')), listCatalogs);
  api.endpoint('catalogs.create', 'POST', '/api/catalogs/:catalogName', serverSide(), create);
  api.endpoint('catalogs.delete', 'DELETE', '/api/catalogs/:catalogName', serverSide(), remove);
  const mappings = '/api/catalogs/:catalogName/fieldMappings';
  api.endpoint('catalogs.fieldMappings.get', 'GET', mappings, serverSide(), getMappings);
  api.endpoint('catalogs.fieldMappings.set', 'PUT', mappings, serverSide(), setMappings);
}
