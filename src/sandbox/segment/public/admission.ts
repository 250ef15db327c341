import { type Fact } from '../../reference/index.ts';
import { readCredential } from '../credentials.ts';
import { servesRegion } from '../regions.ts';
import { type SegmentState, type Workspace, resolveToken } from '../state/index.ts';
import { tooManyRequests, unauthorized } from './answers.ts';
import { checkVersion } from './versions.ts';

/** Who makes a call, and the headers that tell what is left of the rate. */
interface Admission {
  workspace: Workspace;
  /** As the vendor shows it in `createdBy`. */
  caller: string;
  headers: Record<string, string>;
}

interface Caller {
  workspace: Workspace;
  name: string;
  role: 'owner' | 'member';
}

function authenticate(state: SegmentState, request: Request): { caller: Caller; token: string } {
  const credential = readCredential(request.headers);
  if (credential?.kind !== 'bearer') throw unauthorized('A bearer token is required');
  const { token } = credential;
  for (const workspace of state.workspaces) {
    const known = workspace.publicTokens.find((candidate) => candidate.token === token);
    if (known !== undefined && servesRegion('public', request.url, workspace.region)) {
      return { caller: { workspace, name: `token:${workspace.publicTokens.indexOf(known)}`, role: known.role }, token };
    }
  }
  const issued = resolveToken(state, token);
  if (issued === undefined || !servesRegion('public', request.url, issued.workspace.region)) {
    throw unauthorized('The token is not valid');
  }
  if (!issued.scopes.includes('public_api:read_write')) throw unauthorized('The token lacks public_api:read_write');
  return { caller: { workspace: issued.workspace, name: issued.appId, role: 'owner' }, token };
}

/** Counts the call; the headers tell an instant, as a date, where the Tracking API tells seconds. */
function checkRate({ limiter, clock }: SegmentState, key: string, requests: number): Record<string, string> {
  const { allowed, remaining, resetsAt } = limiter.take(key, { requests, window: 60_000 });
  if (!allowed) throw tooManyRequests(resetsAt - clock.now(), requests + 1);
  return {
    'X-RateLimit-Consumed': String(requests - remaining),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': new Date(resetsAt).toUTCString(),
  };
}

/** Calls per minute that an endpoint publishes; undefined: the workspace's default. */
function perMinute({ limit }: Fact): number | undefined {
  const [, requests] = /^(\d+)\/min\b/.exec(limit ?? '') ?? [];
  return requests === undefined ? undefined : Number(requests);
}

/** Lets a call in. Throws a `Refusal` for a wrong token, role or version and above the rate. */
export function admit(state: SegmentState, request: Request, fact: Fact): Admission {
  const { caller, token } = authenticate(state, request);
  const { workspace, name, role } = caller;
  const ownLimit = perMinute(fact);
  const limitName = ownLimit === undefined ? 'default' : fact.id;
  const headers = checkRate(state, `public ${token} ${limitName}`, ownLimit ?? workspace.limits.publicPerMinute);
  checkVersion(request.headers.get('accept') ?? '', fact.stage);
  if (request.method !== 'GET' && role !== 'owner') throw unauthorized('The token lacks the permission for this call');
  return { workspace, caller: name, headers };
}
