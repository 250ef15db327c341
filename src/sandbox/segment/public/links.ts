import { type Collection } from '../../kit/index.ts';
import { type Item, type Workspace } from '../state/index.ts';
import { collectionOf } from './plain.ts';

/** Which things are connected with others, such as sources with a warehouse. */
export interface Links {
  /** Ids of what is connected with `holder`. */
  of(workspace: Workspace, holder: string): string[];
  /** Connects; what is connected already stays so. */
  add(workspace: Workspace, holder: string, id: string): void;
  /** Disconnects. Throws a 404 `Refusal` when there is no connection. */
  remove(workspace: Workspace, holder: string, id: string): void;
  /** Ids of what holds `id`, among `holders`. */
  holdersOf(workspace: Workspace, holders: readonly string[], id: string): string[];
}

/** Connections of one kind; `what` names one of them in errors. */
export function createLinks(name: string, what: string): Links {
  const itemsOf = (workspace: Workspace, holder: string): Collection<Item> =>
    collectionOf(workspace, `${name} ${holder}`, what);
  return {
    of: (workspace, holder) =>
      itemsOf(workspace, holder)
        .list()
        .map(({ id }) => id),
    add(workspace, holder, id) {
      const items = itemsOf(workspace, holder);
      if (items.find(id) === undefined) items.add({ id });
    },
    remove(workspace, holder, id) {
      itemsOf(workspace, holder).remove(id);
    },
    holdersOf: (workspace, holders, id) =>
      holders.filter((holder) => itemsOf(workspace, holder).find(id) !== undefined),
  };
}
