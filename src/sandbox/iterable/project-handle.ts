import type { SamplePerson } from '../kit/index.ts';
import { storeCampaignEvent } from './campaign-metrics.ts';
import type { DiscardedEvent, StoredEvent } from './events.ts';
import type { Fields } from './fields.ts';
import { locate, readIdentity } from './identity.ts';
import { memberName, membersOf, requireStaticList } from './lists.ts';
import { seedPeople } from './people.ts';
import { dataFieldsOf, identifiersOf } from './profiles.ts';
import type { DroppedWrite, Project } from './project.ts';
import type {
  Campaign,
  Catalog,
  Experiment,
  Journey,
  JourneyEntry,
  List,
  MembershipRule,
  Template,
  Variant,
} from './resources.ts';
import { changeSubscription, readSubscriptions, writeSubscriptions } from './subscriptions.ts';
import { verificationKey } from './verifications.ts';
import { type WebhookDelivery, webhookRequests } from './webhook-sender.ts';

/** A profile as a read would show it. */
export interface ProfileView {
  email?: string;
  userId?: string;
  dataFields: Fields;
}

/** What is given of a resource; the rest has sensible defaults. */
type Given<Resource, Required extends keyof Resource> = Partial<Resource> & Pick<Resource, Required>;

/**
 * A provisioned project: what its owner would do in Iterable's own pages, and a look at what it holds. Everything done
 * here is visible at once.
 */
export function createProjectHandle(project: Project) {
  const settle = () => project.time.pending.settle();
  const view = (profile: Parameters<typeof dataFieldsOf>[1]): ProfileView => ({
    ...identifiersOf(profile),
    dataFields: dataFieldsOf(project.type, profile),
  });
  const find = (identity: { email?: string; userId?: string }) => {
    settle();
    return locate(project, readIdentity(project, identity));
  };
  const now = () => project.time.clock.now();

  return {
    id: project.id,
    region: project.region,
    type: project.type,

    seed(people: readonly SamplePerson[]) {
      seedPeople(project, people);
    },
    addList(list: Given<List, 'name'> & { rule?: MembershipRule }): List {
      const { rule, ...given } = list;
      const id = given.id ?? project.nextId();
      const listType = rule === undefined ? 'Standard' : 'Dynamic';
      const added: List = { createdAt: now(), listType, ...given, id };
      project.lists.set(id, added);
      if (rule !== undefined) project.membershipRules.set(id, rule);
      return added;
    },
    /** Puts existing users on a static list. */
    subscribe(listId: number, users: readonly { email?: string; userId?: string }[]) {
      const list = requireStaticList(project, listId);
      for (const user of users) {
        const profile = find(user);
        if (profile === undefined) throw new Error('no such user');
        const state = readSubscriptions(project, profile);
        writeSubscriptions(project, profile, changeSubscription(project, state, 'emailList', list.id, true));
      }
    },
    /** `metrics` are the values of the columns of campaigns/metrics, by column name. */
    addCampaign(campaign: Given<Campaign, 'name'> & { metrics?: Record<string, number> }): Campaign {
      const { metrics, ...given } = campaign;
      const added: Campaign = {
        id: project.nextId(),
        type: 'Blast',
        campaignState: 'Ready',
        messageMedium: 'Email',
        templateId: 1,
        listIds: [],
        suppressionListIds: [],
        labels: [],
        createdAt: now(),
        updatedAt: now(),
        createdByUserId: 'owner@example.com',
        updatedByUserId: 'owner@example.com',
        ...given,
      };
      project.campaigns.set(added.id, added);
      if (metrics !== undefined) project.campaignMetrics.set(added.id, metrics);
      return added;
    },
    /** `content` is what the template says in its default locale. */
    addTemplate({
      content = {},
      ...template
    }: Given<Template, 'name' | 'messageTypeId'> & { content?: Fields }): Template {
      const defaultLocale = template.defaultLocale ?? '';
      const added: Template = {
        templateId: project.nextId(),
        createdAt: now(),
        updatedAt: now(),
        creatorUserId: 'owner@example.com',
        templateType: 'Blast',
        messageMedium: 'Email',
        defaultLocale,
        contents: new Map([[defaultLocale, content]]),
        ...template,
      };
      project.templates.set(added.templateId, added);
      return added;
    },
    /** The first variant is the control, and users are shared evenly, unless the variants say otherwise. */
    addExperiment({
      variants,
      ...given
    }: Given<Omit<Experiment, 'variants'>, 'name' | 'campaignId'> & {
      variants: readonly Given<Variant, 'name' | 'templateId'>[];
    }): Experiment {
      const times = { createdAt: now(), updatedAt: now(), startDate: now() };
      const added: Experiment = {
        id: project.nextId(),
        status: 'running',
        author: 'owner@example.com',
        ...times,
        ...given,
        variants: variants.map((variant, index) => ({
          id: index + 1,
          percentage: 100 / variants.length,
          isControl: index === 0,
          isWinner: false,
          ...variant,
        })),
      };
      project.experiments.set(added.id, added);
      return added;
    },
    addJourney(journey: Given<Journey, 'name'>): Journey {
      const added: Journey = {
        id: project.nextId(),
        description: '',
        enabled: true,
        isArchived: false,
        journeyType: 'Published',
        creatorUserId: 'owner@example.com',
        startTileId: 1,
        triggerEventNames: [],
        createdAt: now(),
        updatedAt: now(),
        ...journey,
      };
      project.journeys.set(added.id, added);
      return added;
    },
    /** Puts an event into the history of an existing user, such as the `emailClick` that only Iterable can make. */
    addEvent(user: { email?: string; userId?: string }, event: Given<StoredEvent, 'eventType'>) {
      const profile = find(user);
      if (profile === undefined) throw new Error('no such user');
      const defaults = { createdAt: now(), dataFields: {}, campaignId: undefined, templateId: undefined };
      storeCampaignEvent(project, profile, { ...defaults, ...event });
    },

    /** Every visible profile, oldest first. */
    profiles(): ProfileView[] {
      settle();
      return [...project.profiles.all()].map(view);
    },
    profile(identity: { email?: string; userId?: string }): ProfileView | undefined {
      const profile = find(identity);
      return profile === undefined ? undefined : view(profile);
    },
    events(identity: { email?: string; userId?: string }): readonly StoredEvent[] {
      return find(identity)?.events ?? [];
    },
    /**
     * What the project's system webhooks send about its history since a time (default: all of it), ready to be handed
     * to a receiver.
     */
    webhookRequests({ since = 0, ...delivery }: WebhookDelivery & { since?: number } = {}): Request[] {
      settle();
      return webhookRequests(project, since, delivery);
    },
    /** Who was put into journeys, oldest first. */
    journeyEntries(): readonly JourneyEntry[] {
      settle();
      return project.journeyEntries;
    },
    /** The code that was sent to a phone number to verify it; undefined when none is on its way. */
    verificationCode(phoneNumber: string, verificationProfileId: number): string | undefined {
      return project.verifications.get(verificationKey({ phoneNumber, verificationProfileId }))?.code;
    },
    /** Events that were answered with a success and not kept. */
    discardedEvents(): readonly DiscardedEvent[] {
      settle();
      return project.discardedEvents;
    },
    /** Writes that were accepted and could not be applied. */
    droppedWrites(): readonly DroppedWrite[] {
      settle();
      return project.droppedWrites;
    },
    lists(): List[] {
      settle();
      return [...project.lists.values()];
    },
    /** The members of a list, by the identifier that list reads show. */
    members(listId: number): string[] {
      settle();
      return [...membersOf(project, listId)].flatMap((member) => memberName(project, member, false) ?? []);
    },
    catalog(name: string): Catalog | undefined {
      settle();
      return project.catalogs.get(name.toLowerCase());
    },
    fieldTypes: (): Record<string, string> => Object.fromEntries(project.fieldTypes.types),
    forgotten() {
      settle();
      return { emails: [...project.forgottenEmails], userIds: [...project.forgottenUserIds] };
    },
  };
}

export type IterableProject = ReturnType<typeof createProjectHandle>;
