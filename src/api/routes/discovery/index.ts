import { type Api } from '../../mount.ts';
import { registerCapabilities } from './capabilities.ts';
import { registerGuide } from './guide.ts';
import { registerIntegrationGet } from './integration-get.ts';
import { registerIntegrationList } from './integration-list.ts';
import { registerTools } from './tools.ts';
import { registerUnifiedMeta } from './unified-meta.ts';

export function registerDiscovery(app: Api): void {
  registerIntegrationList(app);
  registerIntegrationGet(app);
  registerCapabilities(app);
  registerTools(app);
  registerUnifiedMeta(app);
  registerGuide(app);
}
