import { Scalar } from '@scalar/hono-api-reference';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Api } from '../../mount.ts';

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

/** `GET /docs`: the interactive API reference, served whole from the package. */
export function registerDocs(app: Api): void {
  app.get('/docs', Scalar({ ...offline, url: './openapi.json', pageTitle: 'Crosswalk API' }));
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
