import { z } from 'zod';
import { name, read, required } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { modifiedSlice } from '../modified.ts';
import { printTime } from '../times.ts';
import type { EmailTemplate } from '../workspace/index.ts';

/** `count` is the number of rows in this answer, not in all. */
function list(call: Call): Answer {
  const templates = modifiedSlice(call.workspace.emailTemplates.list(), call).map((template) => ({
    email_template_id: template.id,
    template_name: template.name,
    created_at: printTime(template.createdAt),
    updated_at: printTime(template.updatedAt),
    tags: [...template.tags],
  }));
  return { status: 200, body: { count: templates.length, templates, message: 'success' } };
}

function info({ workspace, query }: Call): Answer {
  const id = query.get('email_template_id');
  if (id === null || id === '') throw required('email_template_id');
  const template = workspace.emailTemplates.get(id);
  return {
    status: 200,
    body: {
      email_template_id: template.id,
      template_name: template.name,
      description: template.description,
      subject: template.subject,
      preheader: template.preheader,
      body: template.body,
      plaintext_body: template.plaintextBody,
      should_inline_css: template.shouldInlineCss,
      tags: [...template.tags],
      created_at: printTime(template.createdAt),
      updated_at: printTime(template.updatedAt),
      message: 'success',
    },
  };
}

const parts = z.object({
  template_name: name,
  subject: z.string(),
  body: z.string(),
  plaintext_body: z.string().optional(),
  preheader: z.string().optional(),
  tags: z.array(name).optional(),
  should_inline_css: z.boolean().optional(),
});

const someParts = parts.partial();

/** A template with those parts changed that a body has. */
function withParts(template: EmailTemplate, asked: z.infer<typeof someParts>): EmailTemplate {
  return {
    ...template,
    name: asked.template_name ?? template.name,
    subject: asked.subject ?? template.subject,
    body: asked.body ?? template.body,
    plaintextBody: asked.plaintext_body ?? template.plaintextBody,
    preheader: asked.preheader ?? template.preheader,
    tags: asked.tags ?? template.tags,
    shouldInlineCss: asked.should_inline_css ?? template.shouldInlineCss,
  };
}

const written = ({ id }: EmailTemplate): Answer => ({
  status: 201,
  body: { email_template_id: id, message: 'success' },
});

function create({ workspace, body }: Call): Answer {
  const now = workspace.clock.now();
  const empty: EmailTemplate = {
    id: workspace.ids.uuid(),
    name: '',
    description: '',
    subject: '',
    preheader: '',
    body: '',
    plaintextBody: '',
    shouldInlineCss: true,
    tags: [],
    createdAt: now,
    updatedAt: now,
  };
  return written(workspace.emailTemplates.add(withParts(empty, read(parts, body))));
}

const change = someParts.extend({ email_template_id: name });

function update({ workspace, body }: Call): Answer {
  const { email_template_id: id, ...asked } = read(change, body);
  const changed = withParts(workspace.emailTemplates.get(id), asked);
  return written(workspace.emailTemplates.replace(id, { ...changed, updatedAt: workspace.clock.now() }));
}

export const emailTemplateEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'templates.email.list', list),
  namedEndpoint('GET', 'templates.email.info', info),
  namedEndpoint('POST', 'templates.email.create', create),
  namedEndpoint('POST', 'templates.email.update', update),
];
