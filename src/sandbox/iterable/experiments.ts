import { countEvents } from './campaign-metrics.ts';
import type { Project } from './project.ts';
import type { Campaign, Experiment, Variant } from './resources.ts';

/** How many messages of the experiment's campaign went out with the template of a variant. */
function sendsOf(project: Project, { campaignId }: Experiment, { templateId }: Variant): number {
  const counts = countEvents(project, { campaignId, templateId });
  return Object.entries(counts).reduce((most, [column, count]) => (/ Sen(?:t|ds)$/.test(column) ? count : most), 0);
}

/** The variant that has had the least of its share so far, so that users are shared as the percentages say. */
function nextVariant(project: Project, experiment: Experiment): Variant | undefined {
  const shares = experiment.variants
    .filter(({ percentage }) => percentage > 0)
    .map((variant) => ({ variant, served: sendsOf(project, experiment, variant) / variant.percentage }));
  return shares.toSorted((one, other) => one.served - other.served)[0]?.variant;
}

/** The template that the next message of a campaign has: that of a variant while there is an experiment, then the winner's. */
export function templateFor(project: Project, campaign: Campaign): number {
  const experiments = [...project.experiments.values()].filter(({ campaignId }) => campaignId === campaign.id);
  const running = experiments.find(({ status }) => status === 'running');
  if (running !== undefined) return nextVariant(project, running)?.templateId ?? campaign.templateId;
  const winner = experiments
    .filter(({ status }) => status === 'finished')
    .flatMap(({ variants }) => variants)
    .findLast(({ isWinner }) => isWinner);
  return winner?.templateId ?? campaign.templateId;
}
