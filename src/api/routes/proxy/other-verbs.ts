import { authenticate } from '../../middleware/authenticate.ts';
import { type Api } from '../../mount.ts';
import { serveProxy } from './serve.ts';

/** The verbs that `/proxy/{resource}` takes at no vendor: they are answered with those that the account's vendor takes. */
export function registerOtherVerbs(app: Api): void {
  for (const verb of ['PUT', 'PATCH', 'DELETE'] as const) {
    app.on(verb, ['/proxy/:resource'], authenticate('write'), async (context) => serveProxy(context, verb));
  }
}
