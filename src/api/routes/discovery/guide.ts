import { z } from '@hono/zod-openapi';
import { guidePage, guideTitle, htmlPolicy, toHtml, toMarkdown } from '../../../discovery/index.ts';
import { type Api, check, mount, readPath, readQuery } from '../../mount.ts';
import { checkKnown } from './known-parameters.ts';
import { guideSchema } from './schemas.ts';

const formatSchema = z.enum(['json', 'md', 'html']);
const querySchema = z.object({ format: formatSchema });
const document = z.string();

/** `GET /unified/meta/{model}/{integration}`: the guide for the people who link their accounts. */
export function registerGuide(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/unified/meta/{model}/{integration}',
    operationId: 'integrationGuide',
    summary: 'A guide for the people who link their accounts',
    description:
      'How to connect and where to find the keys, the permissions that each method needs, limits, where each field is kept, and what is not supported and why.',
    tags: ['Discovery'],
    scope: 'read',
    request: {
      params: z.object({
        model: z.string().openapi({ example: 'user-directory' }),
        integration: z.string().openapi({ description: 'Name of the integration, as GET /integration lists it.' }),
      }),
      query: z.object({ format: formatSchema.optional().openapi({ description: 'Absent: json.' }) }),
    },
    responses: {
      200: {
        description: 'The guide.',
        content: {
          'application/json': { schema: guideSchema },
          'text/markdown': { schema: document },
          'text/html': { schema: document },
        },
      },
    },
    async handler(context) {
      const { discovery } = context.get('services');
      const query = readQuery(context);
      checkKnown(query, ['format']);
      const { format } = check(querySchema, { format: query['format'] ?? 'json' });
      const guide = discovery.guide(readPath(context, 'integration'), readPath(context, 'model'));
      if (format === 'json') return context.json(guide);
      const page = guidePage(guide);
      if (format === 'md')
        return context.body(toMarkdown(page), 200, { 'content-type': 'text/markdown; charset=utf-8' });
      return context.body(toHtml(guideTitle(guide), page), 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': await htmlPolicy(),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    },
  });
}
