import { type Api } from '../../mount.ts';
import { registerDocs } from './docs.ts';
import { registerHealth } from './health.ts';
import { registerOpenApi } from './openapi.ts';
import { registerRoot } from './root.ts';

export function registerService(app: Api): void {
  registerRoot(app);
  registerHealth(app);
  registerOpenApi(app);
  registerDocs(app);
}
