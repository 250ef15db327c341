import { type LinkToken } from '../../../connect/index.ts';
import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { listParameter, textParameter } from '../../query.ts';
import { withProblemPages } from './problem.tsx';
import { beginSession, linkPath } from './session.ts';
import { offeredIntegrations } from './visit.ts';

/** `GET /connect-account?link_token=…`: begins a visit, and takes the token out of the address. */
export function registerConnectOpen(app: Api): void {
  app.get('/connect-account', async (context: ApiContext) => {
    const { links } = context.get('services');
    let found: LinkToken | undefined;
    return withProblemPages(
      context,
      async () => found,
      async () => {
        const query = readQuery(context);
        const token = textParameter(query, 'link_token') ?? '';
        found = await links.findByToken(token);
        const link = await links.open(token);
        // The names that Truto's link SDK uses.
        const preferred = listParameter(query, 'integration');
        const wanted = [...listParameter(query, 'integrations'), ...preferred];
        const isOn = (name: string) => textParameter(query, name) === 'true';
        const choice = {
          ...(wanted.length === 0 ? {} : { only: wanted }),
          format: textParameter(query, 'auth_format'),
          back: !isOn('no_back'),
          mapping: !isOn('skip_rapid_form'),
        };
        await beginSession(context, link, choice);
        const offered = offeredIntegrations(context, link, choice);
        const path = linkPath(context, link.id);
        // None at all is said there, as the token is still good and must not stay in this address.
        const first = offered.length === 1 ? offered[0] : offered.find(({ name }) => preferred.includes(name));
        return context.redirect(first === undefined ? path : `${path}/${first.name}`, 303);
      },
    );
  });
}
