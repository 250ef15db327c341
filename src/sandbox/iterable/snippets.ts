import { type Collection, createCollection } from '../kit/index.ts';
import { refuse } from './answers.ts';
import type { Snippet } from './resources.ts';

/** The snippets of a project, found by id or by name. */
export function createSnippets(): Collection<Snippet> {
  return createCollection<Snippet>({
    idOf: ({ id }) => String(id),
    nameOf: ({ name }) => name,
    notFound: (identifier) => refuse(404, 'NotFound', `Snippet ${identifier} does not exist`),
    conflict: (name) => refuse(400, 'BadParams', `A snippet with the name ${name} exists already`),
  });
}
