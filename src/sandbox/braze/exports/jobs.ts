import type { JsonObject } from '../json.ts';
import { type Profile, readProfile } from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { printTime } from '../times.ts';
import type { ExportJob, Workspace } from '../workspace/index.ts';

const usersPerFile = 5_000;
const mostRunning = 100;

export interface ExportRequest {
  /** Absent for the global control group. */
  segmentId: string | undefined;
  members: () => readonly Profile[];
  fields: readonly string[];
  /** Names of single custom attributes, used when the fields do not hold all of them. */
  customAttributes: readonly string[];
  callbackEndpoint: string | undefined;
}

function exported(workspace: Workspace, profile: Profile, { fields, customAttributes }: ExportRequest): JsonObject {
  const user = readProfile(profile, fields, workspace.settings, workspace.clock.now());
  if (fields.includes('custom_attributes')) return user;
  const chosen = customAttributes.flatMap((name) => {
    const value = profile.customAttributes.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return chosen.length > 0 ? { ...user, custom_attributes: Object.fromEntries(chosen) } : user;
}

/** Newline-delimited JSON, cut into texts of as many users as Braze puts into a file. */
function writeFiles(workspace: Workspace, request: ExportRequest): string[] {
  const lines = request.members().map((profile) => `${JSON.stringify(exported(workspace, profile, request))}\n`);
  return Array.from({ length: Math.ceil(lines.length / usersPerFile) }, (_, file) =>
    lines.slice(file * usersPerFile, (file + 1) * usersPerFile).join(''),
  );
}

function refuseSecondRun({ exports }: Workspace, segmentId: string | undefined) {
  const running = exports.filter(({ files }) => files === undefined);
  if (running.some((job) => job.segmentId === segmentId)) {
    throw badRequest('An export of this segment is already running');
  }
  if (running.length >= mostRunning) throw badRequest('Too many exports are running');
}

/**
 * Starts an export. The file shows the members as they are when it finishes; until then its link leads nowhere.
 *
 * @returns the prefix of the file's name and its link
 * @throws Refusal 400 while the same segment, or a hundred exports in all, are still running
 */
export function startExport(workspace: Workspace, request: ExportRequest, storageUrl: string) {
  refuseSecondRun(workspace, request.segmentId);
  const { clock, delays } = workspace;
  const now = clock.now();
  const prefix = `${crypto.randomUUID()}-${Math.floor(now / 1_000)}`;
  const folder =
    request.segmentId === undefined ? 'global-control-group-export' : `segment-export/${request.segmentId}`;
  const path = `/${folder}/${printTime(now).slice(0, 10)}/${prefix}/${crypto.randomUUID()}.zip`;
  const finishesAt = now + delays.export;
  const job: ExportJob = {
    segmentId: request.segmentId,
    path,
    finishesAt,
    expiresAt: finishesAt + delays.downloadLink,
    files: undefined,
  };
  const url = storageUrl + path;
  workspace.exports = [...workspace.exports.filter(({ expiresAt }) => expiresAt > now), job];
  workspace.pending.accept(delays.export, () => {
    job.files = writeFiles(workspace, request);
    if (request.callbackEndpoint === undefined) return;
    workspace.callbacks.push({ endpoint: request.callbackEndpoint, body: { success: true, url }, state: 'due' });
  });
  return { prefix, url };
}
