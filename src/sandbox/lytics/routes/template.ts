import { z } from 'zod';
import { registerCollection } from '../../kit/index.ts';
import { check, readJson, readText, requireContentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { badRequest } from '../refusal.ts';
import { type WebhookTemplate, renderTemplate, templateTypes } from '../templates.ts';
import { createId, fieldsSchema, toIsoTime } from '../values.ts';

const detailsSchema = z.object({
  name: z.string().min(1),
  type: z.enum(templateTypes),
  description: z.string().default(''),
  desired_format: z.string().default(''),
});

/** The source is the body, everything else is in the query. */
async function readTemplate(call: Call) {
  requireContentType(call.request, ['text/plain']);
  const details = check(detailsSchema, Object.fromEntries(call.query));
  const source = await readText(call);
  if (source === '') throw badRequest('template source is required');
  return { ...details, source, updated: toIsoTime(call.account.clock.now()) };
}

/** What is known of a template but its source. */
function view({ id, name, type, description, desired_format, created, updated }: WebhookTemplate) {
  return { id, name, type, description, desired_format, created, updated };
}

const named = (call: Call) => call.account.templates.get(call.parameter('id'));

const sampleSchema = z.object({
  entity: fieldsSchema.default({}),
  job_config: fieldsSchema.default({}),
  sample_segments: fieldsSchema.default({}),
});

/** Renders a template that is sent along and not kept. */
async function testUnsaved(call: Call): Promise<Response> {
  const schema = sampleSchema.extend({ type: z.enum(templateTypes), source: z.string().min(1) });
  const { entity, ...template } = await readJson(call, schema);
  return answer(call, renderTemplate(template, entity));
}

async function test(call: Call): Promise<Response> {
  const template = named(call);
  if (template.desired_format === '') throw badRequest('template has no desired_format');
  const { entity } = await readJson(call, sampleSchema);
  return answer(call, renderTemplate(template, entity));
}

/** Templates of webhooks. */
export function registerTemplates(register: Register): void {
  registerCollection<Call, WebhookTemplate, Response>(
    [
      { does: 'list', endpoint: 'v2.template.list', method: 'GET', path: '/v2/template' },
      { does: 'create', endpoint: 'v2.template.create', method: 'POST', path: '/v2/template' },
      { does: 'get', endpoint: 'v2.template.get', method: 'GET', path: '/v2/template/:id' },
      { does: 'update', endpoint: 'v2.template.update', method: 'PUT', path: '/v2/template/:id' },
      { does: 'delete', endpoint: 'v2.template.delete', method: 'DELETE', path: '/v2/template/:id' },
    ],
    {
      route: (endpoint, method, path, handle) => register(endpoint, method, path, 'manageExports', handle),
      items: ({ account }) => account.templates,
      id: (call) => call.parameter('id'),
      async create(call) {
        const template = await readTemplate(call);
        return { ...template, id: createId(), created: template.updated };
      },
      update: async (call, present) => ({ ...present, ...(await readTemplate(call)) }),
      answers: {
        list: (call, templates) => answer(call, templates.map(view)),
        get: (call, template) => answer(call, view(template)),
        delete: (call, template) => answer(call, view(template)),
      },
    },
  );
  register('v2.template.testAdhoc', 'POST', '/v2/template/test', 'manageExports', testUnsaved);
  register('v2.template.definition', 'GET', '/v2/template/:id/definition', 'manageExports', (call) =>
    answer(call, named(call).source),
  );
  register('v2.template.test', 'POST', '/v2/template/:id/test', 'manageExports', test);
}
