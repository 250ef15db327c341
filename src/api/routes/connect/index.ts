import { type Api } from '../../mount.ts';
import { registerConnectAuthorize } from './authorize.tsx';
import { registerConnectCallback } from './callback.ts';
import { registerConnectCancel } from './cancel.ts';
import { registerConnectCheck } from './check.ts';
import { registerConnectChoose } from './choose.tsx';
import { registerConnectForm } from './form.ts';
import { registerConnectOpen } from './open.ts';
import { registerMappingPage } from './post-connect.ts';
import { registerMappingOpen } from './post-connect-open.ts';
import { registerMappingSubmit } from './post-connect-submit.tsx';
import { registerConnectSubmit } from './submit.ts';

/** The pages on which an end customer links an account. They are for browsers, and so not in the API document. */
export function registerConnect(app: Api): void {
  registerConnectOpen(app);
  // Before the pages of links, of which it has the form.
  registerConnectCallback(app);
  registerConnectCheck(app);
  registerConnectAuthorize(app);
  registerMappingOpen(app);
  registerMappingPage(app);
  registerMappingSubmit(app);
  registerConnectChoose(app);
  registerConnectCancel(app);
  registerConnectForm(app);
  registerConnectSubmit(app);
}
