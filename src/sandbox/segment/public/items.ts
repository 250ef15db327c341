import { type Audience, type Source } from '../state/index.ts';
import { notFound } from './answers.ts';
import { type PublicCall, spaceOf } from './call.ts';
import { paginate } from './paging.ts';

/** The item with this id. Throws a 404 `Refusal` when there is none. */
export function pick<Item extends { id: string }>(items: readonly Item[], id: string, what: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound(what);
  return item;
}

/** The source that a call is about, by default that of its path. Throws a 404 `Refusal` when there is none. */
export function sourceOf({ workspace, parameter }: PublicCall, id: unknown = parameter('sourceId')): Source {
  return pick(workspace.sources, String(id), 'The source');
}

/** The audience of a path, which has its id under this name. Throws a 404 `Refusal` when there is none. */
export function audienceOf(call: PublicCall, parameter = 'id'): Audience {
  return pick(spaceOf(call).audiences, call.parameter(parameter), 'The audience');
}

/** The answer of a list endpoint: a page of items, under their own name, beside `pagination`. */
export function list<Item>(
  call: PublicCall,
  name: string,
  items: readonly Item[],
  present: (item: Item) => unknown,
  maximum?: number,
): object {
  const page = paginate(items, call.query, call.workspace.switches, maximum);
  return { [name]: page.items.map(present), pagination: page.pagination };
}
