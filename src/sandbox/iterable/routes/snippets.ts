import { z } from 'zod';
import { refuse } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import type { Project } from '../project.ts';
import type { Snippet } from '../resources.ts';
import { serverSide } from '../rules.ts';

const writeSchema = z.object({
  content: z.string(),
  createdByUserId: z.string().optional(),
  description: z.string().optional(),
  variables: z.array(z.string()).optional(),
});
const createSchema = writeSchema.extend({ name: z.string() });

const namePattern = /^[\w -]{1,100}$/;
const isId = (identifier: string) => /^\d+$/.test(identifier);

function createSnippet(project: Project, name: string, write: z.output<typeof writeSchema>): Snippet {
  if (!namePattern.test(name) || isId(name)) throw refuse(400, 'BadParams', `Invalid snippet name: ${name}`);
  const now = project.time.clock.now();
  const author = write.createdByUserId ?? 'owner@example.com';
  return project.snippets.add({
    id: project.nextId(),
    name,
    content: write.content,
    ...(write.description === undefined ? {} : { description: write.description }),
    variables: write.variables ?? [],
    createdAt: now,
    createdBy: author,
    updatedAt: now,
    updatedBy: author,
  });
}

const create: Handler = ({ project, body }) => {
  const { name, ...write } = body(createSchema);
  return Response.json({ snippetId: createSnippet(project, name, write).id }, { status: 201 });
};

/** By an unknown id there is nothing to change; an unknown name is a new snippet. */
const update: Handler = ({ project, parameter, body }) => {
  const identifier = parameter('identifier');
  const write = body(writeSchema);
  const present = isId(identifier) ? project.snippets.get(identifier) : project.snippets.find(identifier);
  if (present === undefined) {
    return Response.json({ snippetId: createSnippet(project, identifier, write).id }, { status: 201 });
  }
  const { createdByUserId: updatedBy = present.updatedBy, ...changes } = write;
  const { content, description = present.description, variables = present.variables } = changes;
  project.snippets.replace(identifier, {
    ...present,
    content,
    ...(description === undefined ? {} : { description }),
    variables,
    updatedAt: project.time.clock.now(),
    updatedBy,
  });
  return Response.json({ snippetId: present.id });
};

function viewSnippet(project: Project, { createdAt, updatedAt, ...snippet }: Snippet) {
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  return { ...snippet, projectId: project.id, createdAt: at(createdAt), updatedAt: at(updatedAt) };
}

export function registerSnippets(api: Api) {
  const one = '/api/snippets/:identifier';
  api.endpoint('snippets.list', 'GET', '/api/snippets', serverSide(), ({ project }) =>
    Response.json({ snippets: project.snippets.list().map((snippet) => viewSnippet(project, snippet)) }),
  );
  api.endpoint('snippets.create', 'POST', '/api/snippets', serverSide(), create);
  api.endpoint('snippets.get', 'GET', one, serverSide(), ({ project, parameter }) =>
    Response.json({ snippet: viewSnippet(project, project.snippets.get(parameter('identifier'))) }),
  );
  api.endpoint('snippets.put', 'PUT', one, serverSide(), update);
  api.endpoint('snippets.delete', 'DELETE', one, serverSide(), ({ project, parameter }) =>
    Response.json({ snippetId: project.snippets.remove(parameter('identifier')).id }),
  );
}
