import { z } from 'zod';
import { jsonObject, name, notValid, read } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { compact } from '../json.ts';
import { badRequest, notFound } from '../refusal.ts';
import { printTime } from '../times.ts';
import type { PreferenceCenter } from '../workspace/index.ts';

const parts = z.object({
  preference_center_title: z.string().optional(),
  preference_center_page_html: name,
  confirmation_page_html: name,
  state: z.enum(['active', 'draft']).default('draft'),
  options: jsonObject.default({}),
});

const partsOf = (asked: z.infer<typeof parts>) => ({
  title: asked.preference_center_title,
  pageHtml: asked.preference_center_page_html,
  confirmationHtml: asked.confirmation_page_html,
  state: asked.state,
  options: asked.options,
});

const centerOf = ({ workspace, parameter }: Call) => workspace.preferenceCenters.get(parameter('center_id'));

const summary = ({ id, name: title, createdAt, updatedAt }: PreferenceCenter) => ({
  name: title,
  preference_center_api_id: id,
  created_at: printTime(createdAt),
  updated_at: printTime(updatedAt),
});

function list({ workspace }: Call): Answer {
  const centers = workspace.preferenceCenters.list().map(summary);
  return { status: 200, body: { preference_centers: centers, message: 'success' } };
}

function details(call: Call): Answer {
  const center = centerOf(call);
  return {
    status: 200,
    body: {
      ...summary(center),
      ...compact({ preference_center_title: center.title }),
      preference_center_page_html: center.pageHtml,
      confirmation_page_html: center.confirmationHtml,
      preference_center_options: center.options,
      state: center.state,
      message: 'success',
    },
  };
}

/** The address is personal: it carries the center and the profile. */
function userUrl(call: Call): Answer {
  const center = centerOf(call);
  const profile = call.workspace.profiles.withExternalId(call.parameter('user_id'));
  if (profile === undefined) throw notFound('User not found');
  const url = `https://preferences.example.com/${center.id}/${profile.brazeId}`;
  return { status: 200, body: { preference_center_url: url, message: 'success' } };
}

/** The name stays as it is; letters, digits, hyphen and underscore. */
const newCenter = parts.extend({ name: z.string().regex(/^[A-Za-z0-9_-]+$/) });

function create({ workspace, body }: Call): Answer {
  const { name: wanted, ...asked } = read(newCenter, body);
  if (workspace.preferenceCenters.list().some((center) => center.name === wanted)) {
    throw badRequest("'name' is already in use");
  }
  const now = workspace.clock.now();
  const center = { id: workspace.ids.uuid(), name: wanted, ...partsOf(asked), createdAt: now, updatedAt: now };
  const { id } = workspace.preferenceCenters.add(center);
  return { status: 201, body: { preference_center_api_id: id, created_at: printTime(now), message: 'success' } };
}

function update(call: Call): Answer {
  const center = centerOf(call);
  if (call.body['name'] !== undefined) throw notValid('name');
  const updatedAt = call.workspace.clock.now();
  const changed = { ...center, ...partsOf(read(parts, call.body)), updatedAt };
  call.workspace.preferenceCenters.replace(center.id, changed);
  return {
    status: 200,
    body: { preference_center_api_id: center.id, updated_at: printTime(updatedAt), message: 'success' },
  };
}

const reads = { method: 'GET', pool: 'preference_center_reads', countsAlone: true } as const;
const writes = { permission: 'preference_center.update', pool: 'preference_center_writes', countsAlone: true } as const;
const path = '/preference_center/v1';

export const preferenceCenterEndpoints: readonly Endpoint[] = [
  // Before the path with an id, which would take the word for one.
  {
    ...reads,
    name: 'preference_center.list',
    path: `${path}/list`,
    permission: 'preference_center.list',
    answer: list,
  },
  {
    ...reads,
    name: 'preference_center.get',
    path: `${path}/:center_id`,
    permission: 'preference_center.get',
    answer: details,
  },
  {
    ...reads,
    name: 'preference_center.user.get',
    path: `${path}/:center_id/url/:user_id`,
    permission: 'preference_center.user.get',
    answer: userUrl,
  },
  { ...writes, name: 'preference_center.create', method: 'POST', path, answer: create },
  { ...writes, name: 'preference_center.update', method: 'PUT', path: `${path}/:center_id`, answer: update },
];
