import { type FormField } from './connection-form.ts';
import { type Guide, type GuideResource } from './guide.ts';
import { type Block } from './page.ts';
import { type Limit } from './vendor-calls.ts';

const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[]) => texts.map(code).join(', ');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const where = (settings: string | null) => (settings === null ? '' : ` (where ${code(settings)})`);

const directions = {
  read_write: 'read and written',
  read: 'read only',
  write: 'written only',
  fixed: 'always this value',
} as const;

function limitText({ requests, per, also, scope, each_call: isEachCall }: Limit): string {
  const windows = [{ requests, per }, ...(also === null ? [] : [also])].map(
    (window) => `${window.requests.toLocaleString('en')} requests per ${window.per}`,
  );
  const shared = isEachCall ? 'for each call, ' : '';
  return `${windows.join(' and ')}, ${shared}shared by everything that uses the same ${scope}`;
}

/** More choices than these are left to the form. */
const mostOptions = 6;

function optionsText({ options }: FormField): string {
  if (options.length === 0) return '';
  if (options.length > mostOptions) return `The form offers ${options.length} choices.`;
  return `One of: ${options.map(({ label }) => label).join(', ')}.`;
}

function stepsBlocks({ label, steps }: FormField): Block[] {
  if (steps.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: `Where to find it: ${label}` },
    { kind: 'steps', items: steps },
  ];
}

function connectBlocks({ integration, connect, servers }: Guide): Block[] {
  const label = (server: string) => servers.find(({ name }) => name === server)?.label ?? server;
  const fields = connect.fields.map((field) => [
    field.label,
    [
      field.help_text ?? '',
      field.placeholder === null ? '' : `For example ${code(field.placeholder)}.`,
      field.default === null ? '' : `Left empty it is ${code(field.default)}.`,
      optionsText(field),
    ]
      .filter((text) => text !== '')
      .join(' '),
    field.required ? 'yes' : 'no',
    field.secret ? 'yes' : 'no',
  ]);
  const refusals = connect.checks.flatMap(({ server, impossible, refusals: causes }) =>
    impossible === null
      ? causes.map(({ status, cause }) => `${label(server)} answers ${status}: ${cause}`)
      : [`${label(server)} cannot be tried beforehand: ${impossible}`],
  );
  return [
    { kind: 'heading', level: 2, text: 'Connect the account' },
    {
      kind: 'paragraph',
      text: `To link an account, these are asked for. They are tried with ${integration.label} before anything is stored. What is secret is sealed and never shown again.`,
    },
    { kind: 'table', header: ['Field', 'What it is', 'Required', 'Secret'], rows: fields },
    ...connect.fields.flatMap(stepsBlocks),
    ...(refusals.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: 'When it is refused' },
          { kind: 'list', items: refusals },
        ] satisfies Block[])),
  ];
}

function permissionBlocks({ integration, permissions, resources }: Guide): Block[] {
  const rows = resources.flatMap(({ resource, methods }) =>
    methods
      .filter(({ is_supported: isSupported }) => isSupported)
      .map(({ method, calls }) => [
        `${method} ${resource}`,
        codes([...new Set(calls.flatMap(({ permission }) => permission ?? []))]) || 'none',
        [...new Set(calls.flatMap(({ limit }) => (limit === null ? [] : [code(limit.name)])))].join(', '),
      ]),
  );
  return [
    { kind: 'heading', level: 2, text: 'Permissions' },
    {
      kind: 'paragraph',
      text:
        permissions.length === 0
          ? `${integration.label} names no permissions that a credential could have or lack.`
          : `What ${integration.label} asks of the credential, in its own words:`,
    },
    { kind: 'table', header: ['To', 'Permissions', 'Counts towards the limit'], rows },
  ];
}

function limitBlocks({ integration, limits }: Guide): Block[] {
  if (limits.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Limits' },
    { kind: 'paragraph', text: `${integration.label} takes so many requests:` },
    { kind: 'list', items: limits.map((limit) => `${code(limit.name)}: ${limitText(limit)}.`) },
  ];
}

function resourceBlocks(resource: GuideResource, vendor: string): Block[] {
  const { description, methods, identifiers, fields, unsupported_fields: unsupported } = resource;
  return [
    { kind: 'heading', level: 2, text: capital(resource.resource) },
    { kind: 'paragraph', text: description },
    {
      kind: 'table',
      header: ['Method', 'Possible', 'What to know'],
      rows: methods.map(({ method, is_supported: isSupported, restriction }) => [
        code(method),
        isSupported ? 'yes' : 'no',
        restriction ?? '',
      ]),
    },
    { kind: 'heading', level: 3, text: 'Ids' },
    {
      kind: 'list',
      items: identifiers.map(
        ({ form, label, is_primary: isPrimary, uses, where: settings }) =>
          `${code(form)}${isPrimary ? ', or plain' : ''}: ${label}; ${uses.length === 0 ? 'shown only' : `to ${uses.join(', ')}`}${where(settings)}`,
      ),
    },
    { kind: 'heading', level: 3, text: 'Fields' },
    {
      kind: 'table',
      header: ['Unified field', `At ${vendor}`, 'Direction'],
      rows: fields.map(({ field, place, direction, where: settings }) => [
        code(field),
        place + where(settings),
        directions[direction],
      ]),
    },
    ...(unsupported.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: 'Without a place' },
          {
            kind: 'table',
            header: ['Unified field', 'Why'],
            rows: unsupported.map(({ field, reason, where: settings }) => [code(field), reason + where(settings)]),
          },
        ] satisfies Block[])),
  ];
}

/** The title of the guide. */
export function guideTitle({ integration, model_label: modelLabel }: Guide): string {
  return `${integration.label}: ${modelLabel}`;
}

/** The guide as a page. */
export function guidePage(guide: Guide): Block[] {
  const { integration, documentation, resources } = guide;
  return [
    { kind: 'heading', level: 1, text: guideTitle(guide) },
    {
      kind: 'paragraph',
      text: `What linking an account of ${integration.label} needs, what can then be done, and where each field is kept.`,
    },
    { kind: 'link', text: `API documentation of ${integration.label}`, address: documentation },
    ...connectBlocks(guide),
    ...permissionBlocks(guide),
    ...limitBlocks(guide),
    ...resources.flatMap((resource) => resourceBlocks(resource, integration.label)),
  ];
}
