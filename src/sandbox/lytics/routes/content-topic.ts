import { z } from 'zod';
import { check } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { type Topic, clustersOf, linksBetween, topicsIn } from '../content-graph.ts';
import { answer } from '../envelope.ts';
import { visibleFields } from '../memberships.ts';
import { choiceParameter, integerParameter } from '../parameters.ts';
import { affinitiesOf } from '../recommendations.ts';
import { badRequest, notFound } from '../refusal.ts';
import type { StoredObject } from '../objects.ts';

const mostTopics = 500;
const path = '/api/content/topic';

const allTopics = ({ account }: Call) => topicsIn(account.content.list(), account.blockedTopics);

function limitOf(call: Call, byDefault = mostTopics): number {
  const limit = integerParameter(call, 'limit', byDefault);
  if (limit < 1 || limit > mostTopics) throw badRequest(`limit must be between 1 and ${mostTopics}`);
  return limit;
}

const view = ({ account }: Call, { label, documents }: Topic) => ({
  label,
  aid: account.aid,
  doc_count: documents.length,
  type: 'topic',
});

function list(call: Call): Response {
  const topics = allTopics(call).slice(0, limitOf(call));
  return answer(
    call,
    topics.map((topic) => view(call, topic)),
  );
}

function named(call: Call, parameter: string): Topic {
  const found = allTopics(call).find(({ label }) => label === call.parameter(parameter));
  if (found === undefined) throw notFound('topic not found');
  return found;
}

function get(call: Call): Response {
  const topic = named(call, 'topic');
  return answer(call, { ...view(call, topic), urls: topic.documents.map(({ url }) => url) });
}

const rollupSchema = z.looseObject({
  id: z.string(),
  label: z.string().default(''),
  topics: z.array(z.looseObject({ label: z.string().default(''), weight: z.number().default(1) })).default([]),
});

const readRollup = (rollup: StoredObject) => check(rollupSchema, rollup);

/** A roll-up with how many documents are about one of its topics. */
function summariseRollup(call: Call): Response {
  const rollups = call.account.objects('topicRollups').list().map(readRollup);
  const rollup = rollups.find(({ label }) => label === call.parameter('label'));
  if (rollup === undefined) throw notFound('topic roll-up not found');
  const labels = rollup.topics.map(({ label }) => label);
  const about = allTopics(call).flatMap(({ label, documents }) => (labels.includes(label) ? documents : []));
  return answer(call, { label: rollup.label, topics: rollup.topics, doc_count: new Set(about).size });
}

function listAffinities(call: Call): Response {
  const rollups = call.account.objects('topicRollups').list().map(readRollup);
  return answer(
    call,
    rollups.map(({ id, label, topics }) => ({ id, label, topics: topics.map((topic) => topic.label) })),
  );
}

function taxonomy(call: Call): Response {
  const topics = allTopics(call).slice(0, limitOf(call));
  return answer(call, {
    nodes: topics.map(({ label, documents }) => ({ label, doc_count: documents.length })),
    links: linksBetween(topics),
  });
}

/** The link value from which topics belong together: that of the call, or else that of the last creation. */
function thresholdOf({ query, account }: Call): number {
  const threshold = Number(query.get('threshold') ?? account.clusters.threshold);
  if (!(threshold >= 0 && threshold <= 1)) throw badRequest('threshold must be a number of 0 to 1');
  return threshold;
}

function clusters(call: Call) {
  choiceParameter(call, 'direction', ['in', 'out'], 'in');
  return clustersOf(allTopics(call), thresholdOf(call));
}

const listClusters = (call: Call) => answer(call, clusters(call).slice(0, limitOf(call)));

function createClusters(call: Call): Response {
  call.account.clusters.threshold = thresholdOf(call);
  return listClusters(call);
}

function getCluster(call: Call): Response {
  const { label } = named(call, 'topicId');
  return answer(
    call,
    clusters(call).find(({ topics }) => topics.includes(label)),
  );
}

/** The mean scores, among the members of a segment, of those who are drawn to each topic. */
function scoreTopics(call: Call): Response {
  const { profiles, segments, memberships } = call.account;
  const segment = call.query.get('segment_id');
  const people = segment === null ? profiles.all() : memberships.members(segments.get(segment).membership);
  const scored = allTopics(call).map(({ label }) => {
    const drawn = people.filter((person) => (affinitiesOf(person).get(label) ?? 0) > 0);
    const scores = new Map<string, number>();
    for (const [name, value] of drawn.flatMap((person) => Object.entries(visibleFields(person)))) {
      if (name.startsWith('score_')) scores.set(name, (scores.get(name) ?? 0) + Number(value) / drawn.length);
    }
    return { label, scores: Object.fromEntries(scores) };
  });
  return answer(call, { topics: scored.slice(0, limitOf(call, 10)) });
}

/** What documents are about, and how topics hang together. */
export function registerContentTopics(register: Register): void {
  register('content.topics', 'GET', path, 'readContent', list);
  register('content.clusters', 'GET', `${path}/cluster`, 'readContent', listClusters);
  register('content.clustersCreate', 'POST', `${path}/cluster`, 'writeContent', createClusters);
  register('content.cluster', 'GET', `${path}/cluster/:topicId`, 'readContent', getCluster);
  register('content.topic', 'GET', `${path}/:topic`, 'readContent', get);
  register('content.rollupByLabel', 'GET', '/api/content/rollup/:label', 'readContent', summariseRollup);
  register('content.affinity', 'GET', '/api/content/affinity', 'readContent', listAffinities);
  register('content.taxonomy', 'GET', '/api/content/taxonomy', 'readContent', taxonomy);
  register('content.filterTopic', 'GET', '/api/content/filter/topic', 'readContent', scoreTopics);
}
