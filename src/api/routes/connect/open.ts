import { type LinkToken } from '../../../connect/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
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
        const wanted = [...listParameter(query, 'integrations'), ...listParameter(query, 'integration')];
        const only = wanted.length === 0 ? {} : { only: wanted };
        const isOn = (name: string) => textParameter(query, name) === 'true';
        await beginSession(context, link, { ...only, back: !isOn('no_back'), mapping: !isOn('skip_rapid_form') });
        const [first, ...others] = offeredIntegrations(context, link, only);
        if (first === undefined) {
          throw new CrosswalkError(
            'integration_not_found',
            'This link is for none of the platforms that were asked for.',
          );
        }
        const path = linkPath(context, link.id);
        return context.redirect(others.length === 0 ? `${path}/${first.name}` : path, 303);
      },
    );
  });
}
