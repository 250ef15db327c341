import { OpenAPIHono } from '@hono/zod-openapi';
import { boundBody } from './body.ts';
import { answerError } from './errors.ts';
import { logRequests } from './middleware/log.ts';
import { requestId } from './middleware/request-id.ts';
import { type Api } from './mount.ts';
import { normalizeRequest } from './normalize.ts';
import { registerApiTokens } from './routes/api-token/index.ts';
import { registerIntegratedAccounts } from './routes/integrated-account/index.ts';
import { registerProxy } from './routes/proxy/index.ts';
import { registerService } from './routes/service/index.ts';
import { registerUnified } from './routes/unified/index.ts';
import { type ApiEnvironment, type Services } from './services.ts';
import { answerUnknownRoute } from './unknown-route.ts';

/** Routes that hold a whole body in memory, and so bound it. */
const boundedRoutes = ['/unified/*', '/proxy/*', '/integrated-account/*', '/integrated-account', '/api-token'] as const;

/** The HTTP API, complete but for the services that it stands on: these come with every request. */
export function createApi(): Api {
  const app = new OpenAPIHono<ApiEnvironment>({ strict: false });
  app.use('*', async (context, next) => {
    context.set('services', context.env.services);
    await next();
  });
  app.use('*', requestId);
  app.use('*', logRequests);
  for (const path of boundedRoutes) app.use(path, boundBody);
  registerService(app);
  registerIntegratedAccounts(app);
  registerApiTokens(app);
  registerUnified(app);
  registerProxy(app);
  app.notFound(answerUnknownRoute(app));
  app.onError(answerError);
  return app;
}

/** The API over these services as one function from request to response. */
export function createFetch(api: Api, services: Services): (request: Request) => Promise<Response> {
  return async (request) => api.fetch(normalizeRequest(request, services.basePath), { services });
}
