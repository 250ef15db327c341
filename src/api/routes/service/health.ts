import { z } from '@hono/zod-openapi';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, mount } from '../../mount.ts';
import { errorSchema, json } from '../../schemas.ts';
import { type Services } from '../../services.ts';

const statusSchema = z.object({ status: z.literal('ok') }).openapi('Status');

async function isReady({ ready }: Services): Promise<boolean> {
  try {
    return await ready();
  } catch (cause) {
    throw new CrosswalkError('unavailable', 'Crosswalk cannot reach its database.', { cause });
  }
}

/** `GET /health`: the process runs. `GET /ready`: it can serve requests. `GET /ping`: for clients that ask so. */
export function registerHealth(app: Api): void {
  const common = { method: 'get' as const, tags: ['Service'], scope: 'public' as const };
  const answers = { 200: json(statusSchema, 'Yes.') };
  mount(app, {
    ...common,
    path: '/health',
    operationId: 'health',
    summary: 'Whether the process runs',
    responses: answers,
    handler: async (context) => context.json({ status: 'ok' }),
  });
  mount(app, {
    ...common,
    path: '/ping',
    operationId: 'ping',
    summary: 'Whether the service can be reached',
    description: 'Answers as /health does, under the name that clients of Truto ask for.',
    responses: answers,
    handler: async (context) => context.json({ status: 'ok' }),
  });
  mount(app, {
    ...common,
    path: '/ready',
    operationId: 'ready',
    summary: 'Whether requests can be served',
    responses: { ...answers, 503: json(errorSchema, 'Not now.') },
    async handler(context) {
      if (await isReady(context.get('services'))) return context.json({ status: 'ok' });
      throw new CrosswalkError('unavailable', 'Crosswalk is starting or stopping.');
    },
  });
}
