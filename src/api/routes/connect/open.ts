import { type Api, type ApiContext, readQuery } from '../../mount.ts';
import { listParameter, textParameter } from '../../query.ts';
import { openWithToken } from './opening.ts';
import { connectPath, linkPath } from './paths.ts';
import { beginSession } from './session.ts';
import { offeredIntegrations } from './visit.ts';

/** `GET /connect-account?link_token=…`: begins a visit, and takes the token out of the address. */
export function registerConnectOpen(app: Api): void {
  app.get('/connect-account', async (context: ApiContext) =>
    openWithToken(context, { path: connectPath(context), token: 'link_token' }, async (know) => {
      const { links } = context.get('services');
      const query = readQuery(context);
      const token = textParameter(query, 'link_token') ?? '';
      const found = await links.findByToken(token);
      if (found !== undefined) know({ link: found.id });
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
      // None at all is said there, by the page of the visit.
      const first = offered.length === 1 ? offered[0] : offered.find(({ name }) => preferred.includes(name));
      return context.redirect(first === undefined ? path : `${path}/${first.name}`, 303);
    }),
  );
}
