import type { Account } from './account.ts';
import type { Provider } from './providers.ts';
import { notFound } from './refusal.ts';

/** A kind of job that the vendor offers. */
export interface Workflow {
  slug: string;
  name: string;
  provider_slug: string;
  description: string;
  hidden: boolean;
}

const webhookTriggers: Workflow = {
  slug: 'webhook_triggers',
  name: 'Webhook triggers',
  provider_slug: 'webhook',
  description: 'Sends changes of audiences to an address.',
  hidden: false,
};

/** The provider whose name a workflow begins with: `braze_export` and `braze-export` are of `braze`. */
function providerOf({ providers }: Account, workflow: string): Provider | undefined {
  return providers.list().find(({ slug }) => ['_', '-'].some((mark) => workflow.startsWith(slug + mark)));
}

/**
 * Throws a 404 `Refusal` for a workflow that is neither that of webhooks nor of a provider which the account knows. Of
 * the workflows of a provider every name is taken: the vendor lists more than a thousand of them one by one.
 */
export function requireWorkflow(account: Account, workflow: string): void {
  if (workflow === webhookTriggers.slug || providerOf(account, workflow) !== undefined) return;
  throw notFound(`workflow ${JSON.stringify(workflow)} not found`, 'WF-NOTFOUND-005');
}

/**
 * The workflow whose configuration is known, and those that the account has jobs of: the vendor has one for every
 * direction of each of its several hundred integrations.
 */
export function workflowsOf(account: Account): Workflow[] {
  const used = new Set(account.jobs.list().map(({ workflow }) => workflow));
  used.delete(webhookTriggers.slug);
  const others = [...used].map((slug): Workflow => {
    const provider_slug = providerOf(account, slug)?.slug ?? '';
    return { slug, name: slug, provider_slug, description: '', hidden: false };
  });
  return [webhookTriggers, ...others];
}
