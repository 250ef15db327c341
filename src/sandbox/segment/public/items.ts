import { notFound } from './answers.ts';
import type { PublicCall } from './call.ts';
import { paginate } from './paging.ts';

/** The item with this id. Throws a 404 `Refusal` when there is none. */
export function pick<Item extends { id: string }>(items: readonly Item[], id: string, what: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound(what);
  return item;
}

/** The answer of a list endpoint: a page of items, under their own name, beside `pagination`. */
export function list<Item>(
  call: PublicCall,
  name: string,
  items: readonly Item[],
  present: (item: Item) => object,
  maximum?: number,
): object {
  const page = paginate(items, call.query, call.workspace.switches, maximum);
  return { [name]: page.items.map(present), pagination: page.pagination };
}
