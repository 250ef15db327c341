import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { type Fields, isFields } from '../fields.ts';
import { identifiers, locate, readIdentity } from '../identity.ts';
import { type ProfileWrite, applyProfileWrite, draftProfileTypes, planProfileWrite } from '../profile-writes.ts';
import type { Profile } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { perSecond } from '../rules.ts';

const mostTokens = 500;

const deviceSchema = z.object({
  ...identifiers,
  preferUserId: z.boolean().nullish(),
  device: z.object({
    token: z.string(),
    platform: z.enum(['APNS', 'APNS_SANDBOX', 'GCM']),
    applicationName: z.string(),
    dataFields: z.record(z.string(), z.unknown()).nullish(),
  }),
});
const browserSchema = z.object({ ...identifiers, browserToken: z.string() });
const disableSchema = z.object({ ...identifiers, token: z.string() });

type TokenField = 'devices' | 'browserTokens';

function tokensOf({ fields }: Profile, field: TokenField): Fields[] {
  const stored = fields[field];
  return Array.isArray(stored) ? stored.filter((item) => isFields(item)) : [];
}

interface Registration {
  field: TokenField;
  /** The property that tells tokens apart. */
  key: string;
  token: Fields;
}

/** Puts a token on a profile, which is made when there is none; a token that is there already is brought up to date. */
function register(project: Project, user: ProfileWrite, { field, key, token }: Registration) {
  const plan = planProfileWrite(project, user, draftProfileTypes(project), false);
  const others = (profile: Profile) => tokensOf(profile, field).filter((known) => known[key] !== token[key]);
  const present = locate(project, plan.identity);
  if (present !== undefined && others(present).length >= mostTokens) {
    throw refuse(400, 'BadParams', `A user has at most ${mostTokens} ${field}`);
  }
  applyLater(project, () => {
    const profile = applyProfileWrite(project, plan, 'API');
    profile.fields[field] = [...others(profile), token];
  });
}

const registerDevice: Handler = ({ project, body }) => {
  const { device, ...user } = body(deviceSchema);
  if (device.token === '') throw refuse(500, 'GenericError', 'An error occurred. Please try again later');
  const { dataFields, ...known } = device;
  const token = { ...known, ...dataFields, endpointEnabled: true };
  register(project, user, { field: 'devices', key: 'token', token });
  return success();
};

const registerBrowser: Handler = ({ project, body }) => {
  const { browserToken, ...user } = body(browserSchema);
  register(project, user, { field: 'browserTokens', key: 'browserToken', token: { browserToken } });
  return success();
};

/** For the user who is named, else for all users of the device. */
const disable: Handler = ({ project, body }) => {
  const { token, ...user } = body(disableSchema);
  const named = user.email || user.userId ? readIdentity(project, user) : undefined;
  applyLater(project, () => {
    const owners = named === undefined ? project.profiles.all() : [locate(project, named)];
    for (const profile of owners) {
      if (profile === undefined) continue;
      const devices = tokensOf(profile, 'devices');
      if (!devices.some((device) => device['token'] === token)) continue;
      profile.fields['devices'] = devices.map((device) =>
        device['token'] === token ? { ...device, endpointEnabled: false } : device,
      );
    }
  });
  return success();
};

export function registerDevices(api: Api) {
  const users = '/api/users';
  api.endpoint(
    'users.registerDeviceToken',
    'POST',
    `${users}/registerDeviceToken`,
    { keys: ['mobile'], limits: [perSecond(500)] },
    registerDevice,
  );
  api.endpoint(
    'users.registerBrowserToken',
    'POST',
    `${users}/registerBrowserToken`,
    { keys: ['javascript'], limits: [] },
    registerBrowser,
  );
  api.endpoint(
    'users.disableDevice',
    'POST',
    `${users}/disableDevice`,
    { keys: ['server-side', 'mobile'], limits: [] },
    disable,
  );
}
