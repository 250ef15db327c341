import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Access } from './access.ts';
import { type Refusal, refuse } from './answers.ts';
import { isFields } from './fields.ts';

const yearInSeconds = 365 * 24 * 60 * 60;

const claimsSchema = z.object({
  email: z.string().optional(),
  userId: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
});
type Claims = z.output<typeof claimsSchema>;

/** The name under which tokens of one user are revoked. */
export function tokenOwner(email: string | null | undefined, userId: string | null | undefined): string {
  return email ? `email:${email.toLowerCase()}` : `userId:${userId}`;
}

function badToken(msg: string): Refusal {
  return refuse(401, 'InvalidJwtPayload', msg);
}

async function readClaims(token: string, secret: string, now: number): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: new Date(now),
    });
    const claims = claimsSchema.safeParse(payload);
    if (claims.success) return claims.data;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw badToken('JWT token is expired');
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw badToken('JWT token is invalid');
}

function mentions(body: unknown, name: 'email' | 'userId'): unknown {
  if (!isFields(body)) return undefined;
  if (isFields(body['user'])) return body['user'][name];
  return body[name] ?? body[name === 'email' ? 'currentEmail' : 'currentUserId'];
}

/**
 * Checks the bearer token that a JWT-enabled key needs: HS256 with the key's secret, `email` or `userId`, `iat`, and
 * an `exp` less than a year later, about the same user as the request. Every failure is a 401.
 */
export async function checkUserToken({ project, key }: Access, request: Request, body: unknown) {
  if (key.jwtSecret === undefined) return;
  const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) {
    throw refuse(401, 'BadAuthorizationHeader', 'Authorization header is missing or malformed');
  }
  const claims = await readClaims(token, key.jwtSecret, project.time.clock.now());
  const named = [claims.email, claims.userId].filter((claim) => claim !== undefined);
  if (named.length !== 1) throw badToken('JWT token must have either email or userId');
  if (claims.exp - claims.iat >= yearInSeconds) throw badToken('JWT token must expire within one year');
  const revokedBefore = project.revokedTokens.get(tokenOwner(claims.email, claims.userId));
  if (revokedBefore !== undefined && claims.iat * 1000 < revokedBefore) throw badToken('JWT token is revoked');
  const email = mentions(body, 'email');
  const sameUser =
    claims.email === undefined
      ? mentions(body, 'userId') === claims.userId
      : typeof email === 'string' && email.toLowerCase() === claims.email.toLowerCase();
  if (!sameUser) {
    throw refuse(401, 'JwtUserIdentifiersMismatched', 'The user of the JWT token is not the user of the request');
  }
}
