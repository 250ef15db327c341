import { Scalar } from '@scalar/hono-api-reference';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Api } from '../../mount.ts';
import { type ApiEnvironment, type Services } from '../../services.ts';

/** A reference that asks nobody but this server: no fonts, no telemetry, no proxy, no outside tools. */
const offline = {
  cdn: './docs/scalar.js',
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  favicon: 'data:,',
  authentication: { preferredSecurityScheme: 'bearer' },
} as const;

/** The documents to read: the whole API first, then each vendor's calls. */
function sourcesOf({ definitions }: Services) {
  const main = { url: './openapi.json', title: 'Crosswalk API', slug: 'crosswalk', default: true };
  const vendors = definitions
    .all()
    .map(({ name, label }) => ({ url: `./openapi/${name}.json`, title: `${label} through /proxy`, slug: name }));
  return [main, ...vendors];
}

/** `GET /docs`: the interactive API reference, served whole from the package. */
export function registerDocs(app: Api): void {
  app.get(
    '/docs',
    Scalar<ApiEnvironment>((context) => ({
      ...offline,
      sources: sourcesOf(context.get('services')),
      pageTitle: 'Crosswalk API',
    })),
  );
  app.get('/docs/scalar.js', async (context) => {
    const { referenceScript } = context.get('services');
    if (referenceScript === undefined) {
      throw new CrosswalkError(
        'route_not_found',
        'This runtime serves the script of the API reference in another way. Read /openapi.json.',
      );
    }
    const { body, encoding } = await referenceScript();
    return new Response(body, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=86400',
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      },
    });
  });
}
