import type { Account } from './account.ts';

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

/**
 * The workflow whose configuration is known, and those that the account has jobs of: the vendor has one for every
 * direction of each of its several hundred integrations.
 */
export function workflowsOf({ jobs, providers }: Account): Workflow[] {
  const used = new Set(jobs.list().map(({ workflow }) => workflow));
  used.delete(webhookTriggers.slug);
  const others = [...used].map((slug): Workflow => {
    const provider = providers.list().find((candidate) => slug.startsWith(candidate.slug));
    return { slug, name: slug, provider_slug: provider?.slug ?? '', description: '', hidden: false };
  });
  return [webhookTriggers, ...others];
}
