import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CollectionRoute, createCollection, registerCollection } from './collection.ts';

interface Book {
  id: string;
  title?: string;
}

class Refused extends Error {
  override name = 'Refused';
}

const createBooks = () =>
  createCollection<Book>({
    idOf: ({ id }) => id,
    nameOf: ({ title }) => title,
    notFound: (id) => new Refused(`no ${id}`),
    conflict: (key) => new Refused(`${key} is taken`),
  });

function outcomeOf(act: () => unknown): 'done' | 'refused' {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}

describe('a collection', () => {
  it('keeps its items in order of creation, also when one is replaced', () => {
    const books = createBooks();
    for (const id of ['b', 'a', 'c']) books.add({ id });
    books.replace('a', { id: 'a', title: 'Changed' });
    expect(books.list()).toEqual([{ id: 'b' }, { id: 'a', title: 'Changed' }, { id: 'c' }]);
  });
  it('finds an item by its id or its name', () => {
    const books = createBooks();
    const book = books.add({ id: 'b1', title: 'Emma' });
    expect(books.get('b1')).toBe(book);
    expect(books.find('Emma')).toBe(book);
    expect(books.find('Persuasion')).toBeUndefined();
  });
  it('refuses an id or a name that is taken, and stays as it was', () => {
    const books = createBooks();
    const kept = [books.add({ id: 'b1', title: 'Emma' }), books.add({ id: 'b2', title: 'Persuasion' })];
    expect(() => books.add({ id: 'b1' })).toThrow('b1 is taken');
    expect(() => books.add({ id: 'b3', title: 'Emma' })).toThrow('Emma is taken');
    expect(() => books.replace('b2', { id: 'b2', title: 'Emma' })).toThrow('Emma is taken');
    expect(books.list()).toEqual(kept);
    expect(books.replace('b2', { id: 'b2', title: 'Persuasion' })).toEqual({ id: 'b2', title: 'Persuasion' });
  });
  it('lets an item keep its id', () => {
    const books = createBooks();
    books.add({ id: 'b1' });
    expect(() => books.replace('b1', { id: 'b2' })).toThrow(RangeError);
  });
  it('holds what a plain list would after any steps, in the same order, with no id or title twice', () => {
    const step = fc.record({
      does: fc.constantFrom('add', 'replace', 'remove'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      title: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const books = createBooks();
        let list: Book[] = [];
        for (const { does, id, title } of steps) {
          const book: Book = title === undefined ? { id } : { id, title };
          const others = list.filter((other) => other.id !== id);
          const isKnown = others.length < list.length;
          const isTaken = title !== undefined && others.some((other) => other.title === title);
          const isAllowed = does === 'remove' ? isKnown : !isTaken && isKnown === (does === 'replace');
          const act = {
            add: () => books.add(book),
            replace: () => books.replace(id, book),
            remove: () => books.remove(id),
          }[does];
          expect(outcomeOf(act)).toBe(isAllowed ? 'done' : 'refused');
          if (!isAllowed) continue;
          if (does === 'remove') list = others;
          else if (does === 'add') list = [...list, book];
          else list = list.map((other) => (other.id === id ? book : other));
        }
        expect(books.list()).toEqual(list);
      }),
    );
  });
  it('answers the error of the vendor for what is not there', () => {
    const books = createBooks();
    books.add({ id: 'b1' });
    expect(books.remove('b1')).toEqual({ id: 'b1' });
    for (const use of [() => books.get('b1'), () => books.remove('b1'), () => books.replace('b1', { id: 'b1' })]) {
      expect(use).toThrow(new Refused('no b1'));
    }
  });
});

describe('the routes of a collection', () => {
  interface Call {
    id?: string;
    title?: string;
  }

  /** Routes that are called by their names, with answers that are texts. */
  function openShelf(does: readonly CollectionRoute['does'][], functions: 'both' | 'none' = 'both') {
    const books = createBooks();
    const routes = new Map<string, (call: Call) => string | Promise<string>>();
    const of = ({ title }: Call) => (title === undefined ? {} : { title });
    registerCollection<Call, Book, string>(
      does.map((verb) => ({ does: verb, endpoint: `book.${verb}`, method: 'POST', path: `/${verb}` })),
      {
        route: (endpoint, method, path, answer) => void routes.set(`${endpoint} ${method} ${path}`, answer),
        items: () => books,
        id: ({ id = '' }) => id,
        ...(functions === 'none'
          ? {}
          : {
              create: ({ id = '', ...call }: Call) => ({ id, ...of(call) }),
              update: (call: Call, present: Book) => ({ ...present, ...of(call) }),
            }),
        answers: {
          list: (_, items) => `list ${items.map(({ id }) => id).join(' ')}`,
          get: (_, item) => `one ${item.id} ${item.title}`,
          create: (_, item) => `made ${item.id}`,
          delete: (_, item) => `gone ${item.id}`,
        },
      },
    );
    return {
      names: [...routes.keys()],
      call: async (verb: string, call: Call = {}) => {
        const answer = routes.get(`book.${verb} POST /${verb}`);
        if (answer === undefined) throw new Error(`no route ${verb}`);
        return answer(call);
      },
    };
  }

  it('list, create, get, update and delete in the form of the vendor', async () => {
    const { call } = openShelf(['list', 'create', 'get', 'update', 'delete']);
    expect(await call('create', { id: 'b1', title: 'Emma' })).toBe('made b1');
    expect(await call('update', { id: 'b1', title: 'Persuasion' })).toBe('one b1 Persuasion');
    expect(await call('get', { id: 'b1' })).toBe('one b1 Persuasion');
    expect(await call('list')).toBe('list b1');
    expect(await call('delete', { id: 'b1' })).toBe('gone b1');
    await expect(call('get', { id: 'b1' })).rejects.toThrow('no b1');
  });
  it('are only those that are named', () => {
    expect(openShelf(['list', 'get']).names).toEqual(['book.list POST /list', 'book.get POST /get']);
  });
  it('fail loudly when a function for one of them is missing', async () => {
    const { call } = openShelf(['create'], 'none');
    await expect(call('create', { id: 'b1' })).rejects.toThrow(RangeError);
  });
});
