import { refuse } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { locate, readIdentity } from '../identity.ts';
import { type InAppMessage, inAppQueue } from '../in-app-queue.ts';
import { readChoice, readInteger } from '../queries.ts';
import { type EndpointRules, serverSide } from '../rules.ts';

function queueOf({ project, query }: Call): InAppMessage[] {
  readChoice(query, 'platform', ['iOS', 'Android', 'Web', 'OTT']);
  const profile = locate(project, readIdentity(project, { email: query.get('email'), userId: query.get('userId') }));
  return profile === undefined ? [] : inAppQueue(project, profile);
}

const getMessages: Handler = (call) => {
  const count = readInteger(call.query, 'count');
  if (count === undefined || count < 1) throw refuse(400, 'BadParams', 'count must be given and be at least 1');
  return Response.json({ inAppMessages: queueOf(call).slice(0, count) });
};

const getPriorityMessage: Handler = (call) => {
  const unread = queueOf(call).filter(({ read }) => !read);
  return Response.json({ inAppMessages: unread.slice(0, 1) });
};

export function registerInAppMessages(api: Api) {
  const mobile: EndpointRules = { keys: ['server-side', 'mobile'], limits: [] };
  const web: EndpointRules = { keys: ['server-side', 'javascript'], limits: [] };
  api.endpoint('inApp.getMessages', 'GET', '/api/inApp/getMessages', mobile, getMessages);
  api.endpoint('inApp.web.getMessages', 'GET', '/api/inApp/web/getMessages', web, getMessages);
  api.endpoint('inApp.getPriorityMessage', 'GET', '/api/inApp/getPriorityMessage', serverSide(), getPriorityMessage);
}
