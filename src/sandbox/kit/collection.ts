/** How the items of a collection are told apart, and what is thrown when one is missing or its place is taken. */
export interface CollectionRules<Item> {
  idOf: (item: Item) => string;
  /** A second key that no two items share, such as a name; undefined: this item has none. */
  nameOf?: (item: Item) => string | undefined;
  /** The vendor's error for an id that no item has. */
  notFound: (id: string) => Error;
  /** The vendor's error for an id or a name, given as `key`, that another item has. */
  conflict: (key: string) => Error;
}

/** Items of one kind in memory, in order of creation. */
export interface Collection<Item> {
  list(): Item[];
  /** The item with this id or, when the collection has names, with this name. */
  find(key: string): Item | undefined;
  /** Like `find`. Throws the vendor's `notFound`. */
  get(key: string): Item;
  /** Adds an item. Throws the vendor's `conflict`, and changes nothing then. */
  add(item: Item): Item;
  /** Puts an item in the place of another, whose id it keeps. Throws `notFound` or `conflict`. */
  replace(key: string, item: Item): Item;
  /** Takes an item out and returns it. Throws `notFound`. */
  remove(key: string): Item;
}

/**
 * An empty collection.
 *
 * @example
 * const templates = createCollection<Template>({
 *   idOf: ({ id }) => id,
 *   nameOf: ({ name }) => name,
 *   notFound: () => refuse(404, 'template not found'),
 *   conflict: (name) => refuse(409, `${name} is taken`),
 * });
 */
export function createCollection<Item>(rules: CollectionRules<Item>): Collection<Item> {
  const { idOf, nameOf = () => undefined, notFound, conflict } = rules;
  const items = new Map<string, Item>();
  const list = () => [...items.values()];
  const find = (key: string) => items.get(key) ?? list().find((item) => nameOf(item) === key);

  function get(key: string): Item {
    const item = find(key);
    if (item === undefined) throw notFound(key);
    return item;
  }

  /** `own` is the item that may hold the name already. */
  function checkName(item: Item, own?: Item) {
    const name = nameOf(item);
    if (name === undefined) return;
    const holder = list().find((other) => nameOf(other) === name);
    if (holder !== undefined && holder !== own) throw conflict(name);
  }

  return {
    list,
    find,
    get,
    add(item) {
      const id = idOf(item);
      if (items.has(id)) throw conflict(id);
      checkName(item);
      items.set(id, item);
      return item;
    },
    replace(key, item) {
      const present = get(key);
      const id = idOf(present);
      if (idOf(item) !== id) throw new RangeError(`${id} cannot become ${idOf(item)}: an item keeps its id`);
      checkName(item, present);
      items.set(id, item);
      return item;
    },
    remove(key) {
      const item = get(key);
      items.delete(idOf(item));
      return item;
    },
  };
}

/** One route of a collection, and what it does. */
export interface CollectionRoute {
  does: 'list' | 'create' | 'get' | 'update' | 'delete';
  /** Name of the endpoint in the coverage list. */
  endpoint: string;
  method: string;
  path: string;
}

/** What a vendor adds to make routes of collections: how its calls are read and its answers are written. */
export interface CollectionVendor<Call, Item, Answer> {
  /** Registers a route; authentication, limits and the form of errors are the vendor's. */
  route: (endpoint: string, method: string, path: string, answer: (call: Call) => Answer | Promise<Answer>) => void;
  /** The collection that the caller sees: that of its account or workspace. */
  items: (call: Call) => Collection<Item>;
  /** Id of the item that the call is about, wherever the vendor has it. */
  id: (call: Call) => string | Promise<string>;
  /** The item that a create makes of its body. Throws the vendor's error for a wrong one. */
  create?: (call: Call) => Item | Promise<Item>;
  /** What becomes of an item. Throws the vendor's error for a wrong body. */
  update?: (call: Call, present: Item) => Item | Promise<Item>;
  answers: {
    /** All items in order of creation: filters, order and pages are the vendor's. */
    list: (call: Call, items: Item[]) => Answer;
    get: (call: Call, item: Item) => Answer;
    /** Absent: as `get`. */
    create?: (call: Call, item: Item) => Answer;
    /** Absent: as `get`. */
    update?: (call: Call, item: Item) => Answer;
    delete: (call: Call, item: Item) => Answer;
  };
}

type Handle<Call, Answer> = (call: Call) => Promise<Answer>;

function handlersOf<Call, Item, Answer>(
  vendor: CollectionVendor<Call, Item, Answer>,
): Record<CollectionRoute['does'], Handle<Call, Answer>> {
  const { answers } = vendor;
  const refuseUndeclared = (what: string): never => {
    throw new RangeError(`the collection has a route to ${what} and no function for it`);
  };
  return {
    list: async (call) => answers.list(call, vendor.items(call).list()),
    get: async (call) => answers.get(call, vendor.items(call).get(await vendor.id(call))),
    async create(call) {
      const item = (await vendor.create?.(call)) ?? refuseUndeclared('create');
      return (answers.create ?? answers.get)(call, vendor.items(call).add(item));
    },
    async update(call) {
      const id = await vendor.id(call);
      const items = vendor.items(call);
      const changed = (await vendor.update?.(call, items.get(id))) ?? refuseUndeclared('update');
      return (answers.update ?? answers.get)(call, items.replace(id, changed));
    },
    delete: async (call) => answers.delete(call, vendor.items(call).remove(await vendor.id(call))),
  };
}

/**
 * Registers the routes of a plain collection. Whatever is not plain about a resource gets routes of its own.
 *
 * @example
 * registerCollection(
 *   [
 *     { does: 'list', endpoint: 'template.list', method: 'GET', path: '/templates' },
 *     { does: 'create', endpoint: 'template.create', method: 'POST', path: '/templates' },
 *     { does: 'update', endpoint: 'template.update', method: 'PATCH', path: '/templates/:id' },
 *   ],
 *   {
 *     route: register,
 *     items: ({ account }) => account.templates,
 *     id: (call) => call.parameter('id'),
 *     create: async (call) => ({ id: createId(), ...(await readJson(call, templateSchema)) }),
 *     update: async (call, present) => ({ ...present, ...(await readJson(call, templateSchema)) }),
 *     answers: {
 *       list: (call, items) => Response.json({ templates: paginate(call, items) }),
 *       get: (_, template) => Response.json({ template }),
 *       delete: () => new Response(null, { status: 204 }),
 *     },
 *   },
 * );
 */
export function registerCollection<Call, Item, Answer>(
  routes: readonly CollectionRoute[],
  vendor: CollectionVendor<Call, Item, Answer>,
): void {
  const handlers = handlersOf(vendor);
  for (const { does, endpoint, method, path } of routes) vendor.route(endpoint, method, path, handlers[does]);
}
