import { OpenAPIHono } from '@hono/zod-openapi';
import { boundBody } from './body.ts';
import { answerError } from './errors.ts';
import { allowOrigins } from './middleware/cross-origin.ts';
import { logRequests } from './middleware/log.ts';
import { checkPath } from './middleware/path.ts';
import { requestId } from './middleware/request-id.ts';
import { type Api } from './mount.ts';
import { normalizeRequest } from './normalize.ts';
import { registerApiTokens } from './routes/api-token/index.ts';
import { registerConnect } from './routes/connect/index.ts';
import { registerDiscovery } from './routes/discovery/index.ts';
import { registerFieldMaps } from './routes/field-map/index.ts';
import { registerHostFields } from './routes/host-fields/index.ts';
import { registerIntegratedAccounts } from './routes/integrated-account/index.ts';
import { registerLinkTokens } from './routes/link-token/index.ts';
import { registerProxy } from './routes/proxy/index.ts';
import { registerService } from './routes/service/index.ts';
import { registerVault } from './routes/vault/index.ts';
import { registerUnified } from './routes/unified/index.ts';
import { type ApiEnvironment, type Services } from './services.ts';
import { answerUnknownRoute } from './unknown-route.ts';

/** Routes that hold a whole body in memory, and so bound it. */
const boundedRoutes = [
  '/unified/*',
  '/proxy/*',
  '/integrated-account/*',
  '/integrated-account',
  '/api-token',
  '/link-token',
  '/integration/*',
] as const;

/** The HTTP API, complete but for the services that it stands on: these come with every request. */
export function createApi(): Api {
  const app = new OpenAPIHono<ApiEnvironment>({ strict: false });
  app.use('*', async (context, next) => {
    context.set('services', context.env.services);
    await next();
  });
  app.use('*', requestId);
  app.use('*', logRequests);
  app.use('*', allowOrigins);
  for (const path of boundedRoutes) app.use(path, boundBody);
  for (const path of ['/unified/*', '/proxy/*']) app.use(path, checkPath);
  registerService(app);
  registerDiscovery(app);
  registerIntegratedAccounts(app);
  registerHostFields(app);
  registerFieldMaps(app);
  registerApiTokens(app);
  registerLinkTokens(app);
  registerConnect(app);
  registerVault(app);
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
