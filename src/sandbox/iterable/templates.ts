import { type Refusal, refuse } from './answers.ts';
import type { Fields } from './fields.ts';
import type { Project } from './project.ts';
import type { Medium, Template } from './resources.ts';

/** What is said of a template beside its content. */
export interface TemplateHead {
  name?: string | undefined;
  clientTemplateId?: string | undefined;
  creatorUserId?: string | undefined;
  messageTypeId?: number | undefined;
  campaignId?: number | undefined;
  locale?: string | undefined;
  isDefaultLocale?: boolean | undefined;
}

export function unknownTemplate(status: 400 | 404, templateId: number): Refusal {
  const code = status === 404 ? 'NotFound' : 'BadParams';
  return refuse(status, code, `Template ID: ${templateId} does not exist for this project`);
}

/** A template of one medium; undefined for an id of another medium too. */
export function findTemplate(project: Project, medium: Medium, templateId: number): Template | undefined {
  const template = project.templates.get(templateId);
  return template?.messageMedium === medium ? template : undefined;
}

/** What a template says in a locale; in its default locale when it has nothing of its own there. */
export function contentOf({ contents, defaultLocale }: Template, locale = defaultLocale): Fields {
  return contents.get(locale) ?? contents.get(defaultLocale) ?? {};
}

/** The locales that a template has content in, by name. */
export function localesOf({ contents }: Template): string[] {
  return [...contents.keys()].filter((locale) => locale !== '');
}

function refuseUnknownMessageType(project: Project, messageTypeId: number | undefined) {
  if (messageTypeId === undefined || project.messageTypes.has(messageTypeId)) return;
  throw refuse(400, 'BadParams', `Invalid messageTypeId: ${messageTypeId}`);
}

/** A new base template without content. */
export function createTemplate(project: Project, medium: Medium, clientTemplateId: string): Template {
  const now = project.time.clock.now();
  const [firstType] = project.messageTypes.keys();
  return {
    templateId: project.nextId(),
    name: clientTemplateId,
    clientTemplateId,
    createdAt: now,
    updatedAt: now,
    creatorUserId: 'owner@example.com',
    messageTypeId: firstType ?? 0,
    templateType: 'Base',
    messageMedium: medium,
    defaultLocale: '',
    contents: new Map(),
  };
}

/** Changes what was sent and keeps the rest; content goes to the locale that was named. Refuses an unknown message type. */
export function changeTemplate(project: Project, template: Template, head: TemplateHead, content: Fields) {
  const { locale = template.defaultLocale, isDefaultLocale = false, ...named } = head;
  refuseUnknownMessageType(project, named.messageTypeId);
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const contents = new Map(template.contents).set(locale, { ...template.contents.get(locale), ...content });
  Object.assign(template, given, {
    contents,
    defaultLocale: isDefaultLocale ? locale : template.defaultLocale,
    updatedAt: project.time.clock.now(),
  });
  project.templates.set(template.templateId, template);
}

/** A template as the list shows it. */
export function summariseTemplate(template: Template) {
  const { templateId, name, createdAt, updatedAt, creatorUserId, messageTypeId, campaignId, clientTemplateId } =
    template;
  return {
    templateId,
    name,
    createdAt,
    updatedAt,
    creatorUserId,
    messageTypeId,
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(clientTemplateId === undefined ? {} : { clientTemplateId }),
  };
}

/** A template with what it says in one locale. E-mail templates repeat their summary as `metadata`. */
export function viewTemplate(template: Template, locale: string | undefined) {
  const shown = locale !== undefined && template.contents.has(locale) ? locale : template.defaultLocale;
  const summary = summariseTemplate(template);
  return {
    ...contentOf(template, shown),
    ...summary,
    locale: shown,
    isDefaultLocale: shown === template.defaultLocale,
    ...(template.messageMedium === 'Email' ? { metadata: summary } : {}),
  };
}
