import { z } from 'zod';
import type { SandboxServer } from '../../kit/index.ts';
import { type OAuthScope, oauthScopes } from '../provisioning.ts';
import { Refusal, answering } from '../refusal.ts';
import type { SegmentState } from '../state/index.ts';
import { verifyAssertion } from './assertion.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const oneDay = 86_400;

const formSchema = z.object({
  grant_type: z.string().optional(),
  client_assertion_type: z.string().optional(),
  client_assertion: z.string().optional(),
  scope: z.string().optional(),
});

function refuse(status: 400 | 401 | 415, error: string, description: string): Refusal {
  return new Refusal(Response.json({ error, error_description: description }, { status }));
}

async function readForm(request: Request) {
  const contentType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (contentType !== 'application/x-www-form-urlencoded') {
    throw refuse(415, 'invalid_request', 'The body must be application/x-www-form-urlencoded.');
  }
  const form = formSchema.parse(Object.fromEntries(new URLSearchParams(await request.text())));
  if (form.grant_type !== 'client_credentials') {
    throw refuse(400, 'unsupported_grant_type', 'grant_type must be client_credentials.');
  }
  if (form.client_assertion_type !== assertionType || form.client_assertion === undefined) {
    throw refuse(400, 'invalid_request', 'client_assertion must be given, as a JWT bearer assertion.');
  }
  return { assertion: form.client_assertion, scopes: readScopes(form.scope ?? '') };
}

function readScopes(text: string): OAuthScope[] {
  const wanted = text.split(' ').filter((name) => name !== '');
  const scopes = oauthScopes.filter((scope) => wanted.includes(scope));
  if (scopes.length === 0 || scopes.length !== new Set(wanted).size) {
    throw refuse(400, 'invalid_scope', `scope must be one of ${oauthScopes.join(', ')}.`);
  }
  return scopes;
}

/** Registers the OAuth server: client credentials with a signed assertion in place of a secret. */
export function registerOAuth(server: SandboxServer, state: SegmentState): void {
  server.route(
    'oauth.token',
    'POST',
    '/token',
    answering(async ({ req: { raw } }) => {
      const { assertion, scopes } = await readForm(raw);
      const client = await verifyAssertion(state, raw.url, assertion);
      if (client === undefined) throw refuse(401, 'invalid_client', 'The client assertion is not valid.');
      const { app, workspace } = client;
      if (scopes.some((scope) => !app.scopes.includes(scope))) {
        throw refuse(400, 'invalid_scope', 'The app does not hold this scope.');
      }
      const token = `sgo_${crypto.randomUUID().replaceAll('-', '')}`;
      const expiresIn = app.tokenLife ?? oneDay;
      const expiresAt = state.clock.now() + expiresIn * 1000;
      state.tokens.set(token, { token, workspace, appId: app.id, scopes, expiresAt });
      // Clients correct the skew of their clock by the Date header.
      return Response.json(
        { access_token: token, expires_in: expiresIn, token_type: 'Bearer', scope: scopes.join(' ') },
        { headers: { Date: new Date(state.clock.now()).toUTCString(), 'Cache-Control': 'no-store' } },
      );
    }),
  );
  server.app.notFound(() => Response.json({ error: 'not_found' }, { status: 404 }));
}
