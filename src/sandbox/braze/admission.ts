import type { WindowState } from '../kit/index.ts';
import { answersAt } from './instances.ts';
import { refusals } from './refusal.ts';
import type { BrazeApiKey, Workspace } from './workspace/index.ts';

/** Decides whose a request is, and whether it may call what needs this permission. Throws a `Refusal` when not. */
export type Admit = (request: Request, permission: string | undefined) => Workspace;

export interface Credential {
  workspace: Workspace;
  apiKey: BrazeApiKey;
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

/** Whether the request went to the instance that the workspace lives on. */
export function isAtHome({ settings }: Workspace, request: Request): boolean {
  return answersAt(settings.instance, new URL(request.url).hostname);
}

/** Admits REST API keys, each on the instance of its workspace and with its permissions. */
export function admitApiKeys(find: (key: string) => Credential | undefined): Admit {
  return (request, permission) => {
    const credential = find(bearerOf(request) ?? '');
    if (credential === undefined || !isAtHome(credential.workspace, request)) throw refusals.unauthorized();
    const { addressAllowed, permissions } = credential.apiKey;
    if (addressAllowed === false) throw refusals.addressNotAllowed();
    if (permission !== undefined && permissions !== 'all' && !permissions.includes(permission)) {
      throw refusals.permissionMissing();
    }
    return credential.workspace;
  };
}

/** Admits SCIM tokens, which are no REST API keys and come with the service origin that they were made for. */
export function admitScimTokens(workspaces: () => Iterable<Workspace>): Admit {
  return (request) => {
    const token = bearerOf(request);
    const origin = request.headers.get('x-request-origin');
    for (const workspace of workspaces()) {
      const { scim } = workspace.settings;
      if (scim === undefined || scim.token !== token || scim.origin !== origin) continue;
      if (isAtHome(workspace, request)) return workspace;
    }
    throw refusals.unauthorized();
  };
}

export const limitHeaders = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'] as const;

/** What an answer says of the limit that its request counted towards. */
export function rateLimitHeaders({ settings, clock }: Workspace, state: WindowState): Record<string, string> {
  const secondsLeft = Math.max(1, Math.ceil((state.resetsAt - clock.now()) / 1_000));
  const retryAfter = { 'x-ratelimit-retry-after': String(secondsLeft) };
  if (!state.allowed && !settings.rateLimitHeadersOn429) return retryAfter;
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(settings.rateLimitReset === 'epoch' ? Math.ceil(state.resetsAt / 1_000) : secondsLeft),
    ...(state.allowed ? {} : retryAfter),
  };
}
