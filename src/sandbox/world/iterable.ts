import type { IterableProject, IterableSandbox, ProjectType } from '../iterable/index.ts';
import type { SamplePerson } from '../kit/index.ts';
import { credentials } from './credentials.ts';
import { sampleGroups } from './groups.ts';

const newsletterReaders = 20;

interface ProjectDetails {
  id: number;
  type: ProjectType;
}

function furnishProject(
  iterable: IterableSandbox,
  { id, type }: ProjectDetails,
  people: readonly SamplePerson[],
): IterableProject {
  const { apiKey, mobileKey, webKey } = credentials.iterable[type];
  const project = iterable.addProject({
    id,
    type,
    organization: 'Sample organization',
    keys: [
      { value: apiKey, type: 'server-side' },
      { value: mobileKey, type: 'mobile' },
      { value: webKey, type: 'javascript' },
    ],
    unknownUserCriteria: [
      { criteriaId: '1', name: 'Added to cart', searchQuery: { combinator: 'And', searchQueries: [] } },
    ],
    switches: { subscriptionsApi: true, triggeredActivation: true, doubleOptIn: true, smsVerification: true },
  });
  project.seed(people);
  for (const { name, description, includes } of sampleGroups) {
    project.addList({ name, description, rule: ({ fields }) => includes(fields) });
  }
  const newsletter = project.addList({ name: 'Newsletter', description: 'A static list: members join and leave.' });
  const readers = people.slice(0, newsletterReaders);
  project.subscribe(
    newsletter.id,
    readers.map((person) => (type === 'user_id' ? { userId: person.id } : { email: person.email })),
  );
  const template = project.addTemplate({ name: 'Plain letter', messageTypeId: 301 });
  const welcome = project.addCampaign({
    name: 'Welcome',
    campaignState: 'Running',
    type: 'Triggered',
    templateId: template.templateId,
    metrics: { 'Total Email Sends': people.length, 'Unique Email Opens': Math.floor(people.length / 2) },
  });
  const shorter = project.addTemplate({ name: 'Short letter', messageTypeId: 301 });
  project.addExperiment({
    id: 9001,
    name: 'Subject line',
    campaignId: welcome.id,
    variants: [
      { name: 'Control', templateId: template.templateId },
      { name: 'Shorter', templateId: shorter.templateId },
    ],
  });
  project.addCampaign({ name: 'Spring offer', templateId: template.templateId, listIds: [newsletter.id] });
  project.addJourney({ name: 'Onboarding', description: 'From sign-up to the first success.' });
  return project;
}

/** Adds one project of each type in the US data centre, with every feature that a customer can have turned on. */
export function furnishIterable(
  iterable: IterableSandbox,
  people: readonly SamplePerson[],
): Record<ProjectType, IterableProject> {
  return {
    hybrid: furnishProject(iterable, { id: 10_001, type: 'hybrid' }, people),
    email: furnishProject(iterable, { id: 10_002, type: 'email' }, people),
    user_id: furnishProject(iterable, { id: 10_003, type: 'user_id' }, people),
  };
}
