import { createCrosswalk, type NodeOptions } from 'crosswalk/node';
import { Hono } from 'hono';

/** A Hono application with Crosswalk under /crosswalk, and a route of its own that uses it without HTTP. */
export async function createApplication(options: NodeOptions) {
  const crosswalk = await createCrosswalk({ ...options, basePath: '/crosswalk' });
  const app = new Hono();

  // The whole request is handed on, as `app.mount` would decode the paths of vendors.
  app.all('/crosswalk/*', ({ req }) => crosswalk.fetch(req.raw));

  app.get('/people/:email', async (context) => {
    const target = { accountId: context.req.query('account') ?? '' };
    const id = `email:${context.req.param('email')}`;
    return context.json(await crosswalk.api.unified.get(target, 'user-directory', 'users', id));
  });

  return { app, crosswalk };
}
