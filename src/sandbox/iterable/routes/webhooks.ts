import { z } from 'zod';
import { refuse } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { applyLater } from '../project.ts';
import type { Webhook } from '../resources.ts';
import { serverSide } from '../rules.ts';

const updateSchema = z.object({
  id: z.int(),
  endpoint: z.string().optional(),
  enabled: z.boolean().optional(),
  authType: z.enum(['NoAuth', 'Basic', 'OAuth2']).optional(),
  authToken: z.string().optional(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  blastSendEnabled: z.boolean().optional(),
  triggeredSendEnabled: z.boolean().optional(),
});

/** Credentials go in and never come out. */
function viewWebhook({ authToken: _authToken, headers: _headers, ...shown }: Webhook) {
  return shown;
}

/** There is no way to create one: only the webhooks given at provisioning can be changed. */
const update: Handler = ({ project, body }) => {
  const { id, ...wanted } = body(updateSchema);
  const webhook = project.webhooks.get(id);
  if (webhook === undefined) throw refuse(400, 'BadParams', `Webhook ${id} does not exist`);
  const changed: Webhook = {
    ...webhook,
    endpoint: wanted.endpoint ?? webhook.endpoint,
    enabled: wanted.enabled ?? webhook.enabled,
    authType: wanted.authType ?? webhook.authType,
    headers: wanted.headers ?? webhook.headers,
    blastSendEnabled: wanted.blastSendEnabled ?? webhook.blastSendEnabled,
    triggeredSendEnabled: wanted.triggeredSendEnabled ?? webhook.triggeredSendEnabled,
    ...(wanted.authToken === undefined ? {} : { authToken: wanted.authToken }),
  };
  applyLater(project, () => project.webhooks.set(id, changed));
  return Response.json(viewWebhook(changed));
};

export function registerWebhooks(api: Api) {
  api.endpoint('webhooks.list', 'GET', '/api/webhooks', serverSide(), ({ project }) =>
    Response.json({ webhooks: [...project.webhooks.values()].map(viewWebhook) }),
  );
  api.endpoint('webhooks.update', 'POST', '/api/webhooks', serverSide(), update);
}
