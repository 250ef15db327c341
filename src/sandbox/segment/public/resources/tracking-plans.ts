import { z } from 'zod';
import { type Workspace } from '../../state/index.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { list, sourceOf } from '../items.ts';
import { createLinks } from '../links.ts';
import { type PlainResource, collectionOf, itemOf, plainAnswers } from '../plain.ts';
import { presentSource } from './present.ts';

const success = { status: 'SUCCESS' };

const plans: PlainResource = {
  one: 'trackingPlan',
  many: 'trackingPlans',
  prefix: 'tp',
  parameter: 'trackingPlanId',
  dated: true,
  filters: ['type'],
  make: ({ body: { name } }) => ({
    slug: String(name)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-'),
  }),
  updated: success,
  endpoints: {
    list: 'listTrackingPlans',
    create: 'createTrackingPlan',
    get: 'getTrackingPlan',
    update: 'updateTrackingPlan',
    delete: 'deleteTrackingPlan',
  },
};

const sources = createLinks('tracking-plan-sources', 'source of the tracking plan');

/** The id of the tracking plan that a source follows. */
export function trackingPlanOf(workspace: Workspace, sourceId: string): string | undefined {
  const ids = collectionOf(workspace, plans.prefix, plans.one)
    .list()
    .map(({ id }) => id);
  return ids.find((id) => sources.of(workspace, id).includes(sourceId));
}

function addSource(call: PublicCall): object {
  sources.add(call.workspace, itemOf(plans, call).id, sourceOf(call, call.body['sourceId']).id);
  return success;
}

function removeSource(call: PublicCall): object {
  sources.remove(call.workspace, itemOf(plans, call).id, call.query.get('sourceId') ?? '');
  return success;
}

function listSources(call: PublicCall): object {
  const ids = sources.of(call.workspace, itemOf(plans, call).id);
  const found = call.workspace.sources.filter(({ id }) => ids.includes(id));
  return list(call, 'sources', found, (source) => presentSource(call.workspace, source));
}

/** What tells the rules of a plan apart. */
const placeSchema = z.object({ type: z.string(), key: z.string().optional(), version: z.coerce.number() });
const ruleSchema = placeSchema.extend({ newKey: z.string().optional(), jsonSchema: z.unknown() });
const rulesSchema = z.object({ rules: z.array(ruleSchema).min(1) });

const ruleId = ({ type, key = '', version }: z.output<typeof placeSchema>) => `${type} ${key} ${version}`;

const rulesOf = (call: PublicCall) =>
  collectionOf(call.workspace, `tracking-plan-rules ${itemOf(plans, call).id}`, 'rule');

/** Adds the rules of a body, or puts them in the place of those with the same type, key and version. */
function putRules(call: PublicCall): object {
  const rules = rulesOf(call);
  const now = new Date(call.state.clock.now()).toISOString();
  for (const { newKey, ...rule } of parseInput(rulesSchema, call.body).rules) {
    const present = rules.find(ruleId(rule));
    if (present !== undefined) rules.remove(present.id);
    const key = newKey ?? rule.key;
    const createdAt = present?.['createdAt'] ?? now;
    rules.add({
      ...rule,
      ...(key === undefined ? {} : { key }),
      createdAt,
      updatedAt: now,
      id: ruleId({ ...rule, key }),
    });
  }
  return success;
}

function replaceRules(call: PublicCall): object {
  const rules = rulesOf(call);
  parseInput(rulesSchema, call.body);
  for (const { id } of rules.list()) rules.remove(id);
  return putRules(call);
}

/** The rules that a query names: `rules[0][type]=TRACK&rules[0][key]=Order&rules[0][version]=1`, or with dots. */
function namedRules({ query }: PublicCall) {
  const groups = new Map<string, Record<string, string>>();
  for (const [name, value] of query) {
    const [, index, property] = /^rules(?:\[|\.)(\d+)\]?(?:\[|\.)(\w+)\]?$/.exec(name) ?? [];
    if (index !== undefined && property !== undefined) {
      groups.set(index, { ...groups.get(index), [property]: value });
    }
  }
  return parseInput(z.array(placeSchema).min(1), [...groups.values()]);
}

function listRules(call: PublicCall): object {
  return list(call, 'rules', rulesOf(call).list(), (item) => {
    const { id: _id, ...rule } = item;
    return rule;
  });
}

function removeRules(call: PublicCall): object {
  const rules = rulesOf(call);
  for (const rule of namedRules(call)) rules.remove(ruleId(rule));
  return success;
}

/** Tracking plans, their rules and the sources that follow them. */
export const trackingPlanAnswers: PublicAnswers = {
  ...plainAnswers(plans),
  'public.addSourceToTrackingPlan': addSource,
  'public.listSourcesFromTrackingPlan': listSources,
  'public.removeSourceFromTrackingPlan': removeSource,
  'public.listRulesFromTrackingPlan': listRules,
  'public.updateRulesInTrackingPlan': putRules,
  'public.replaceRulesInTrackingPlan': replaceRules,
  'public.removeRulesFromTrackingPlan': removeRules,
};
