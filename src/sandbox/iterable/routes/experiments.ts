import { refuse } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { countEvents, mediumColumns } from '../campaign-metrics.ts';
import { mediumWords } from '../messages.ts';
import type { Project } from '../project.ts';
import { readBounded, readChoice, readInteger, readIntegers, readWindow } from '../queries.ts';
import { type Experiment, type Medium, type Variant, experimentStates } from '../resources.ts';
import { readable, serverSide } from '../rules.ts';
import { answerTable } from '../streams.ts';
import { contentOf } from '../templates.ts';

function mediumOf({ campaigns }: Project, { campaignId }: Experiment): Medium {
  return campaigns.get(campaignId)?.messageMedium ?? 'Email';
}

function named({ project, numericParameter }: Call): Experiment {
  const id = numericParameter('experimentId');
  const experiment = project.experiments.get(id);
  if (experiment === undefined) throw refuse(404, 'NotFound', `Experiment ${id} does not exist`);
  return experiment;
}

/** As lists show it; their times are ISO texts, where one experiment has milliseconds. */
function summarise(project: Project, experiment: Experiment) {
  const { id, name, status, author, startDate } = experiment;
  const channelType = mediumWords[mediumOf(project, experiment)];
  return {
    id,
    name,
    status,
    channelType,
    author,
    startDate: new Date(startDate ?? experiment.createdAt).toISOString(),
  };
}

function viewVariant({ id, name, templateId, percentage, isControl, isWinner }: Variant) {
  const value = { templateId, sendTime: null, stoGroup: null };
  return { id, name, value, currentPercentage: percentage, isWinner, isControl };
}

const get: Handler = (call) => {
  const { project } = call;
  const experiment = named(call);
  const { id, name, status, campaignId, author, createdAt, updatedAt, variants } = experiment;
  return Response.json({
    id,
    name,
    status,
    campaignId,
    author,
    createdAt,
    updatedAt,
    creationDate: createdAt,
    startDate: experiment.startDate ?? null,
    finishDate: experiment.finishDate ?? null,
    channelType: mediumWords[mediumOf(project, experiment)],
    experimentType: 'SubjectLine',
    allocationMode: new Set(variants.map(({ percentage }) => percentage)).size > 1 ? 'custom' : 'even_split',
    sizing: { holdoutPercentage: null, perVariantPercentage: variants[0]?.percentage ?? null },
    meta: { name, conversionMetrics: ['opens'], campaignId, projectId: project.id, orgId: 1, customConversionId: null },
    variants: variants.map(viewVariant),
    constraints: {
      targetSegment: null,
      suppressionListIds: project.campaigns.get(campaignId)?.suppressionListIds ?? [],
    },
  });
};

const getVariants: Handler = (call) => {
  const { id, variants } = named(call);
  return Response.json({
    experimentId: id,
    variants: variants.map((variant) => {
      const template = call.project.templates.get(variant.templateId);
      const {
        subject = '',
        preheaderText = '',
        html = '',
        plainText = '',
      } = template === undefined ? {} : contentOf(template);
      return {
        variantId: variant.id,
        name: variant.name,
        value: { templateId: variant.templateId },
        currentPercentage: variant.percentage,
        content: { subject, preheader: preheaderText, htmlSource: html, plainText },
      };
    }),
  });
};

const list: Handler = ({ project, query }) => {
  const state = readChoice(query, 'state', experimentStates);
  const campaign = readInteger(query, 'campaignId');
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = readWindow(query);
  const limit = readBounded(query, 'limit', 20, 1000);
  const offset = readInteger(query, 'offset') ?? 0;
  if (offset < 0) throw refuse(400, 'BadParams', `Invalid offset: ${offset}`);
  const found = [...project.experiments.values()]
    .filter(({ status }) => state === undefined || status === state)
    .filter(({ campaignId }) => campaign === undefined || campaignId === campaign)
    .filter(({ startDate, createdAt }) => (startDate ?? createdAt) >= from && (startDate ?? createdAt) < until);
  const experiments = found.slice(offset, offset + limit).map((experiment) => summarise(project, experiment));
  return Response.json({ experiments, totalCount: found.length });
};

/** One row for each variant, which counts what was sent with its template. */
const metrics: Handler = ({ project, query }) => {
  const [ids, campaigns] = [readIntegers(query, 'experimentId'), readIntegers(query, 'campaignId')];
  const { from, until } = readWindow(query);
  const found = [...project.experiments.values()].filter(
    (experiment) =>
      (ids.length === 0 || ids.includes(experiment.id)) &&
      (campaigns.length === 0 || campaigns.includes(experiment.campaignId)) &&
      mediumOf(project, experiment) === 'Email',
  );
  const columns = mediumColumns.Email;
  const rows = found.flatMap(({ id, campaignId, variants }) =>
    variants.map(({ name, templateId, isControl }) => {
      const counts = countEvents(project, { campaignId, templateId, from, until });
      const type = isControl ? 'Control' : 'Variant';
      return [campaignId, id, templateId, name, type, ...columns.map((column) => counts[column] ?? 0)];
    }),
  );
  return answerTable([['Campaign ID', 'Experiment ID', 'Template ID', 'Name', 'Type', ...columns], ...rows]);
};

/** Experiments with the templates of e-mail campaigns, which are made in Iterable's own pages. */
export function registerExperiments(api: Api) {
  const root = '/api/experiments';
  api.endpoint('experiments.metrics', 'GET', `${root}/metrics`, readable(), metrics);
  api.endpoint('experiments.list', 'GET', root, serverSide(), list);
  api.endpoint('experiments.get', 'GET', `${root}/:experimentId`, serverSide(), get);
  api.endpoint('experiments.variants', 'GET', `${root}/:experimentId/variants`, serverSide(), getVariants);
}
