import { z } from 'zod';
import { type Refusal, refuse, refuseNotFound } from './answers.ts';
import type { Fields } from './fields.ts';
import type { Project } from './project.ts';
import type { Catalog, CatalogItem } from './resources.ts';

/** The body that writes one item or one metadata key. */
export const itemValueSchema = z.object({ value: z.record(z.string(), z.unknown()) });

const namePattern = /^[A-Za-z0-9-]{1,255}$/;
const largestItem = 30_000;
const mostFields = 350;

/** Names of catalogs and ids of items have the same alphabet; only the ids tell upper from lower case. */
export function refuseBadName(what: string, name: string) {
  if (!namePattern.test(name)) throw refuse(400, 'BadParams', `Invalid ${what}: ${name}`);
}

export function findCatalog(project: Project, name: string): Catalog | undefined {
  return project.catalogs.get(name.toLowerCase());
}

export function requireCatalog(project: Project, name: string): Catalog {
  const catalog = findCatalog(project, name);
  if (catalog !== undefined) return catalog;
  throw refuseNotFound('error.catalogs.notFound', `Catalog ${name} was not found`, [name]);
}

export function itemNotFound(name: string, itemId: string): Refusal {
  return refuseNotFound('error.catalogs.itemNotFound', `Item ${itemId} of catalog ${name} was not found`, [
    name,
    itemId,
  ]);
}

export function sizeOf(value: Fields): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** Refuses (400) items that are too large, have a period in a field name, or make the catalog too wide. */
export function refuseBadItems(catalog: Catalog, documents: Record<string, Fields>) {
  const names = new Set([...catalog.items.values()].flatMap(({ value }) => Object.keys(value)));
  for (const [itemId, value] of Object.entries(documents)) {
    refuseBadName('itemId', itemId);
    if (sizeOf(value) > largestItem)
      throw refuse(400, 'BadParams', `Item ${itemId} is larger than ${largestItem} bytes`);
    for (const name of Object.keys(value)) {
      if (name.includes('.')) throw refuse(400, 'BadParams', `Field name '${name}' has a period`);
      names.add(name);
    }
  }
  if (names.size > mostFields) throw refuse(400, 'BadParams', `A catalog has at most ${mostFields} fields`);
}

export function createCatalog(project: Project, name: string): Catalog {
  const catalog: Catalog = { id: project.nextId(), name, items: new Map(), fieldTypes: new Map() };
  project.catalogs.set(name.toLowerCase(), catalog);
  return catalog;
}

export function putItem(project: Project, catalog: Catalog, itemId: string, value: Fields) {
  catalog.items.set(itemId, { value, lastModified: project.time.clock.now() });
}

export function viewItem(catalog: Catalog, itemId: string, { value, lastModified }: CatalogItem) {
  return { catalogName: catalog.name, itemId, lastModified, size: sizeOf(value), value };
}
