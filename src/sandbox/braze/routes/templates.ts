import { notValid } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { queryInteger, slice } from '../pagination.ts';
import { parseTime, printTime } from '../times.ts';
import type { BrazeTemplate } from '../workspace/index.ts';

function bound(query: URLSearchParams, parameter: string): number | undefined {
  const text = query.get(parameter);
  if (text === null) return undefined;
  const time = parseTime(text);
  if (time === undefined) throw notValid(parameter);
  return time;
}

/** One slice of templates or Content Blocks, within the dates of modification asked for. */
function chosen(templates: readonly BrazeTemplate[], { query, workspace }: Call) {
  const after = bound(query, 'modified_after') ?? Number.NEGATIVE_INFINITY;
  const before = bound(query, 'modified_before') ?? Number.POSITIVE_INFINITY;
  const rows = templates
    .map(({ createdAt = workspace.addedAt, updatedAt = createdAt, ...template }) => ({
      template,
      createdAt,
      updatedAt,
    }))
    .filter(({ updatedAt }) => updatedAt >= after && updatedAt <= before);
  return slice(rows, query, { maxLimit: 1_000 });
}

/** `count` is the number of rows in this answer, not in all. */
function listTemplates(call: Call): Answer {
  const templates = chosen(call.workspace.settings.emailTemplates, call).map(({ template, createdAt, updatedAt }) => ({
    email_template_id: template.id,
    template_name: template.name,
    created_at: printTime(createdAt),
    updated_at: printTime(updatedAt),
    tags: [...(template.tags ?? [])],
  }));
  return { status: 200, body: { count: templates.length, templates, message: 'success' } };
}

/** Refuses an offset of 0, unlike the other lists: on the first page it has to be left out. */
function listContentBlocks(call: Call): Answer {
  if (queryInteger(call.query, 'offset') === 0) throw notValid('offset');
  const blocks = chosen(call.workspace.settings.contentBlocks, call).map(({ template, createdAt, updatedAt }) => ({
    content_block_id: template.id,
    name: template.name,
    content_type: 'html',
    liquid_tag: `{{content_blocks.\${${template.name}}}}`,
    inclusion_count: 0,
    created_at: printTime(createdAt),
    last_edited: printTime(updatedAt),
    tags: [...(template.tags ?? [])],
  }));
  return { status: 200, body: { count: blocks.length, content_blocks: blocks, message: 'success' } };
}

const shared = { method: 'GET', pool: 'default' } as const;

export const templateEndpoints: readonly Endpoint[] = [
  {
    ...shared,
    name: 'templates.email.list',
    path: '/templates/email/list',
    permission: 'templates.email.list',
    answer: listTemplates,
  },
  {
    ...shared,
    name: 'content_blocks.list',
    path: '/content_blocks/list',
    permission: 'content_blocks.list',
    answer: listContentBlocks,
  },
];
