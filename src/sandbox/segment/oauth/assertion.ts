import { type JWTPayload, decodeJwt, decodeProtectedHeader, errors, importSPKI, jwtVerify } from 'jose';
import type { OAuthAppInput } from '../provisioning.ts';
import { hosts, servesRegion } from '../regions.ts';
import type { SegmentState, Workspace } from '../state/index.ts';

/** The longest life of a client assertion, in seconds. */
const longestLife = 60;

interface Client {
  workspace: Workspace;
  app: OAuthAppInput;
}

function findClient(state: SegmentState, url: string, id: string | undefined): Client | undefined {
  for (const workspace of state.workspaces) {
    if (!servesRegion('oauth', url, workspace.region)) continue;
    const app = workspace.oauthApps.find((candidate) => candidate.id === id);
    if (app !== undefined) return { workspace, app };
  }
  return undefined;
}

/** Names under which the server accepts to be addressed: the region's base URL and its own, without `/token`. */
function audiences(url: string, workspace: Workspace): string[] {
  const bases = [`https://${hosts.oauth[workspace.region]}`, new URL(url).origin];
  return bases.flatMap((base) => [base, `${base}/`]);
}

function claimsFit(state: SegmentState, { iss, sub, iat, exp, jti }: JWTPayload, audience: string[]): boolean {
  const now = state.clock.now() / 1000;
  if (iat === undefined || exp === undefined || jti === undefined) return false;
  if (iat > now + 1 || exp - iat > longestLife) return false;
  if (iss !== undefined && iss !== sub && !audience.includes(iss)) return false;
  for (const [used, expiresAt] of state.usedAssertions)
    if (expiresAt < state.clock.now()) state.usedAssertions.delete(used);
  if (state.usedAssertions.has(jti)) return false;
  state.usedAssertions.set(jti, exp * 1000);
  return true;
}

/** Key id and app of an assertion, before anything about it is believed. */
function readClaims(assertion: string): { kid: string | undefined; sub: string | undefined } | undefined {
  try {
    return { kid: decodeProtectedHeader(assertion).kid, sub: decodeJwt(assertion).sub };
  } catch (error) {
    if (error instanceof TypeError || error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/**
 * The app that signed this assertion. Undefined when anything about it is wrong: app, key id, an algorithm other than
 * RS256, signature, audience, times, or a `jti` that was used before.
 */
export async function verifyAssertion(
  state: SegmentState,
  url: string,
  assertion: string,
): Promise<Client | undefined> {
  const claims = readClaims(assertion);
  const client = findClient(state, url, claims?.sub);
  const key = client?.app.keys.find((candidate) => candidate.kid === claims?.kid);
  if (client === undefined || key === undefined) return undefined;
  const publicKey = await importSPKI(key.publicKey, 'RS256');
  const audience = audiences(url, client.workspace);
  const currentDate = new Date(state.clock.now());
  try {
    const { payload } = await jwtVerify(assertion, publicKey, { algorithms: ['RS256'], audience, currentDate });
    return claimsFit(state, payload, audience) ? client : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
