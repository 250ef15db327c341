import { z } from 'zod';
import { name, notValid, read } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { campaignOf, canvasOf } from '../lookups.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

const copy = z.object({ name, description: z.string().optional(), tag_names: z.array(name).optional() });

/** Only tags that something in the workspace has exist. */
function checkTags({ settings, campaigns, canvases }: Workspace, tags: readonly string[]) {
  const known = new Set([...settings.segments, ...campaigns, ...canvases].flatMap((item) => item.tags ?? []));
  if (tags.some((tag) => !known.has(tag))) throw notValid('tag_names');
}

/** What a copy has of its own; the rest is the original's, but for what came of it. */
function changesOf({ workspace, body }: Call) {
  const { name: newName, description, tag_names: tags } = read(copy, body);
  if (tags !== undefined) checkTags(workspace, tags);
  const createdAt = workspace.clock.now();
  return {
    id: workspace.ids.uuid(),
    name: newName,
    draft: true,
    createdAt,
    lastEdited: createdAt,
    activity: [],
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
  };
}

const accepted: Answer = { status: 202, body: { message: 'success' } };

/** The copy is a draft, made after the answer. */
function duplicateCampaign(call: Call): Answer {
  const { workspace, body } = call;
  const original = campaignOf(workspace, read(z.object({ campaign_id: name }), body).campaign_id);
  const changes = changesOf(call);
  acceptWrite(workspace, () => void workspace.campaigns.push({ ...original, ...changes }));
  return accepted;
}

function duplicateCanvas(call: Call): Answer {
  const { workspace, body } = call;
  const original = canvasOf(workspace, read(z.object({ canvas_id: name }), body).canvas_id);
  const changes = changesOf(call);
  acceptWrite(workspace, () => void workspace.canvases.push({ ...original, ...changes }));
  return accepted;
}

export const duplicateEndpoints: readonly Endpoint[] = [
  { ...namedEndpoint('POST', 'campaigns.duplicate', duplicateCampaign, 'duplicates'), countsAlone: true },
  { ...namedEndpoint('POST', 'canvas.duplicate', duplicateCanvas, 'duplicates'), countsAlone: true },
];
