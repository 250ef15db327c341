import { success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { readText } from '../queries.ts';

/** What an app does while it is offline, as the project has set it. The call names the app that asks. */
const remoteConfiguration: Handler = ({ project, query }) => {
  for (const name of ['platform', 'appPackageName', 'SDKVersion']) readText(query, name);
  return Response.json(project.remoteConfiguration);
};

/** By what visitors do before anybody knows them, when they are worth a profile. */
const listCriteria: Handler = ({ project }) =>
  success({ count: project.unknownUserCriteria.length, criteriaSets: project.unknownUserCriteria });

/** What a project has set for the SDKs. */
export function registerSdkSettings(api: Api) {
  api.endpoint(
    'mobile.getRemoteConfiguration',
    'GET',
    '/api/mobile/getRemoteConfiguration',
    { keys: ['mobile'], limits: [] },
    remoteConfiguration,
  );
  api.endpoint(
    'unknownuser.list',
    'GET',
    '/api/unknownuser/list',
    { keys: ['mobile', 'javascript'], limits: [] },
    listCriteria,
  );
}
