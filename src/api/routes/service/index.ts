import { type Api } from '../../mount.ts';
import { registerDocs } from './docs.ts';
import { registerHealth } from './health.ts';
import { registerOpenApi } from './openapi.ts';

export function registerService(app: Api): void {
  registerHealth(app);
  registerOpenApi(app);
  registerDocs(app);
}
