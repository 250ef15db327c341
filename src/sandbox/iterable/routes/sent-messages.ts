import { refuse } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { formatDate } from '../dates.ts';
import { isFields } from '../fields.ts';
import { locate, readIdentity } from '../identity.ts';
import { messageIdOf, sentMessages } from '../messages.ts';
import { type Profile, dataFieldsOf } from '../profiles.ts';
import { readBoolean, readBounded, readChoice, readDate, readList, readText } from '../queries.ts';
import { render } from '../rendering.ts';
import type { Medium } from '../resources.ts';
import { perSecond, serverSide } from '../rules.ts';
import { contentOf } from '../templates.ts';

function readUser({ project, query }: Call): Profile | undefined {
  return locate(project, readIdentity(project, { email: query.get('email'), userId: query.get('userId') }));
}

const media: Medium[] = ['Email', 'Push', 'InApp', 'SMS'];

/** The newest messages of a user; there is no way to go further back. */
const listSentMessages: Handler = (call) => {
  const { project, query } = call;
  const profile = readUser(call);
  const limit = readBounded(query, 'limit', 10, 1000);
  const wanted = readChoice(query, 'messageMedium', media);
  const campaignIds = readList(query.getAll('campaignIds')).map(Number);
  const from = readDate(query, 'startDateTime') ?? Number.NEGATIVE_INFINITY;
  const until = readDate(query, 'endDateTime') ?? Number.POSITIVE_INFINITY;
  const withoutBlasts = readBoolean(query, 'excludeBlastCampaigns');
  const sent =
    profile === undefined
      ? []
      : sentMessages(
          profile,
          media.find((medium) => medium === wanted),
        );
  const messages = sent.flatMap((event) => {
    const campaign = project.campaigns.get(event.campaignId ?? Number.NaN);
    const fits =
      event.createdAt >= from &&
      event.createdAt < until &&
      (campaignIds.length === 0 || campaignIds.includes(event.campaignId ?? Number.NaN)) &&
      !(withoutBlasts && campaign?.type === 'Blast');
    if (!fits) return [];
    const time = formatDate(event.createdAt);
    return {
      messageId: messageIdOf(event),
      campaignId: event.campaignId,
      templateId: event.templateId,
      ...(campaign === undefined ? {} : { campaignName: campaign.name, messageMedium: campaign.messageMedium }),
      status: 'Sent',
      createdAt: time,
      sentAt: time,
    };
  });
  return Response.json({ messages: messages.slice(0, limit) });
};

/** An e-mail as its recipient saw it. */
const viewInBrowser: Handler = (call) => {
  const { project, query } = call;
  const messageId = readText(query, 'messageId');
  const profile = readUser(call);
  const event =
    profile === undefined ? undefined : sentMessages(profile, 'Email').find((one) => messageIdOf(one) === messageId);
  const template = project.templates.get(event?.templateId ?? Number.NaN);
  if (profile === undefined || event === undefined || template === undefined) {
    throw refuse(404, 'NotFound', `Message ${messageId} was not found`);
  }
  const { html } = contentOf(template);
  const { transactionalData } = event.dataFields;
  const own: unknown = typeof transactionalData === 'string' ? JSON.parse(transactionalData) : {};
  const fields = { ...dataFieldsOf(project.type, profile), ...(isFields(own) ? own : {}) };
  const page = render(typeof html === 'string' ? html : '', fields);
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};

export function registerSentMessages(api: Api) {
  api.endpoint(
    'users.getSentMessages',
    'GET',
    '/api/users/getSentMessages',
    serverSide(perSecond(3)),
    listSentMessages,
  );
  api.endpoint('email.viewInBrowser', 'GET', '/api/email/viewInBrowser', serverSide(perSecond(100)), viewInBrowser);
}
