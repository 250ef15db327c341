import type { Api, Handler } from '../api.ts';
import type { Fields } from '../fields.ts';
import { locate, readIdentity } from '../identity.ts';
import type { Profile } from '../profiles.ts';
import type { Project } from '../project.ts';
import { readList } from '../queries.ts';
import type { Campaign } from '../resources.ts';
import { clientSide } from '../rules.ts';
import { contentOf } from '../templates.ts';

interface Placed {
  placementId: number;
  campaign: Campaign;
  content: Fields;
}

/** The running embedded campaigns, with the place each of them is shown in. */
function placedCampaigns(project: Project): Placed[] {
  const running = [...project.campaigns.values()].filter(
    ({ messageMedium, campaignState }) => messageMedium === 'Embedded' && campaignState === 'Running',
  );
  return running.flatMap((campaign) => {
    const template = project.templates.get(campaign.templateId);
    const content = template === undefined ? {} : contentOf(template);
    const { placementId } = content;
    return typeof placementId === 'number' ? [{ placementId, campaign, content }] : [];
  });
}

function viewMessage({ internalId }: Profile, { placementId, campaign, content }: Placed, index: number) {
  const { title, body, elements, payload } = content;
  return {
    metadata: {
      messageId: `${campaign.id}-${internalId}`,
      campaignId: campaign.id,
      placementId,
      isProof: false,
      priorityOrder: index + 1,
    },
    elements: { title, body, ...(typeof elements === 'object' ? elements : {}) },
    payload: payload ?? {},
  };
}

const listMessages: Handler = ({ project, query }) => {
  const profile = locate(project, readIdentity(project, { email: query.get('email'), userId: query.get('userId') }));
  const wanted = readList(query.getAll('placementIds')).map(Number);
  const placed = placedCampaigns(project).filter(
    ({ placementId }) => wanted.length === 0 || wanted.includes(placementId),
  );
  if (profile === undefined) return Response.json({ placements: [] });
  const placements = [...new Set(placed.map(({ placementId }) => placementId))].map((placementId) => ({
    placementId,
    embeddedMessages: placed
      .filter((one) => one.placementId === placementId)
      .map((one, index) => viewMessage(profile, one, index)),
  }));
  return Response.json({ placements });
};

export function registerEmbeddedMessages(api: Api) {
  api.endpoint('embedded.messages', 'GET', '/api/embedded-messaging/messages', clientSide(), listMessages);
}
