import { type Api } from '../../mount.ts';
import { registerProxyCreate } from './create.ts';
import { registerCustom } from './custom.ts';
import { registerProxyDelete } from './delete.ts';
import { registerProxyGet } from './get.ts';
import { registerProxyList } from './list.ts';
import { registerProxyMethod } from './method.ts';
import { registerNative } from './native.ts';
import { registerOtherVerbs } from './other-verbs.ts';
import { registerProxyReplace } from './replace.ts';
import { registerProxyUpdate } from './update.ts';

export { createNativeRoute, type NativeRoute } from './native-direct.ts';

export function registerProxy(app: Api): void {
  registerProxyList(app);
  registerProxyGet(app);
  registerProxyCreate(app);
  registerProxyUpdate(app);
  registerProxyReplace(app);
  registerProxyDelete(app);
  registerProxyMethod(app);
  registerOtherVerbs(app);
  registerCustom(app);
  registerNative(app);
}
