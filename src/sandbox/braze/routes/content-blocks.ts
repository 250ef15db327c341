import { z } from 'zod';
import { name, notValid, read, required } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { byteLength } from '../json.ts';
import { modifiedSlice } from '../modified.ts';
import { queryInteger } from '../pagination.ts';
import { badRequest } from '../refusal.ts';
import { printTime } from '../times.ts';
import type { ContentBlock, Workspace } from '../workspace/index.ts';

const largestContent = 50 * 1_024;

const liquidTag = (block: ContentBlock) => `{{content_blocks.\${${block.name}}}}`;
const included = (text: string, block: ContentBlock) => text.includes(liquidTag(block));

/** Ids of the email templates that hold a block. */
function inclusions({ emailTemplates }: Workspace, block: ContentBlock): string[] {
  const holding = emailTemplates
    .list()
    .filter(({ body, subject }) => included(body, block) || included(subject, block));
  return holding.map(({ id }) => id);
}

/** Refuses an offset of 0, unlike the other lists: on the first page it has to be left out. */
function list(call: Call): Answer {
  if (queryInteger(call.query, 'offset') === 0) throw notValid('offset');
  const blocks = modifiedSlice(call.workspace.contentBlocks.list(), call).map((block) => ({
    content_block_id: block.id,
    name: block.name,
    content_type: 'html',
    liquid_tag: liquidTag(block),
    inclusion_count: inclusions(call.workspace, block).length,
    created_at: printTime(block.createdAt),
    last_edited: printTime(block.updatedAt),
    tags: [...block.tags],
  }));
  return { status: 200, body: { count: blocks.length, content_blocks: blocks, message: 'success' } };
}

function info({ workspace, query }: Call): Answer {
  const id = query.get('content_block_id');
  if (id === null || id === '') throw required('content_block_id');
  const block = workspace.contentBlocks.get(id);
  const templates = inclusions(workspace, block);
  return {
    status: 200,
    body: {
      content_block_id: block.id,
      name: block.name,
      content: block.content,
      description: block.description,
      content_type: 'html',
      tags: [...block.tags],
      created_at: printTime(block.createdAt),
      last_edited: printTime(block.updatedAt),
      inclusion_count: templates.length,
      ...(query.get('include_inclusion_data') === 'true' ? { inclusion_data: templates } : {}),
      message: 'success',
    },
  };
}

const parts = z.object({
  name: name.max(99, 'Content Block name is invalid'),
  content: name.refine((text) => byteLength(text) < largestContent, "'content' is not valid"),
  description: z.string().optional(),
  state: z.enum(['active', 'draft']).optional(),
  tags: z.array(name).optional(),
});

function refuseTakenName({ contentBlocks }: Workspace, wanted: string, own?: string) {
  const isTaken = contentBlocks.list().some((block) => block.name === wanted && block.id !== own);
  if (isTaken) throw badRequest('Content Block name already exists');
}

const written = (block: ContentBlock): Answer => ({
  status: 201,
  body: {
    content_block_id: block.id,
    liquid_tag: liquidTag(block),
    created_at: printTime(block.createdAt),
    message: 'success',
  },
});

function create({ workspace, body }: Call): Answer {
  const { description = '', state = 'active', tags = [], ...asked } = read(parts, body);
  refuseTakenName(workspace, asked.name);
  const now = workspace.clock.now();
  return written(
    workspace.contentBlocks.add({
      ...asked,
      description,
      state,
      tags,
      id: workspace.ids.uuid(),
      createdAt: now,
      updatedAt: now,
    }),
  );
}

const change = parts.partial().extend({ content_block_id: name });

function update({ workspace, body }: Call): Answer {
  const { content_block_id: id, ...asked } = read(change, body);
  const block = workspace.contentBlocks.get(id);
  const changed: ContentBlock = {
    ...block,
    name: asked.name ?? block.name,
    content: asked.content ?? block.content,
    description: asked.description ?? block.description,
    state: asked.state ?? block.state,
    tags: asked.tags ?? block.tags,
    updatedAt: workspace.clock.now(),
  };
  refuseTakenName(workspace, changed.name, id);
  return written(workspace.contentBlocks.replace(id, changed));
}

export const contentBlockEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'content_blocks.list', list),
  namedEndpoint('GET', 'content_blocks.info', info),
  namedEndpoint('POST', 'content_blocks.create', create),
  namedEndpoint('POST', 'content_blocks.update', update),
];
