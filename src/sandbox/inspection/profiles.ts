import { z } from 'zod';
import type { Sandbox, VendorName } from '../sandbox.ts';
import { fields } from './fields.ts';

export const profileFilter = z.strictObject({
  account: z.string().optional(),
  /** Text that the profile must contain somewhere, such as an id or an address. */
  search: z.string().optional(),
  limit: fields.limit,
});

/** A profile as the vendor stores it, and the workspace, project or account that it belongs to. */
interface StoredProfile {
  account: string;
  profile: object;
}

const allProfiles: Record<VendorName, (sandbox: Sandbox) => StoredProfile[]> = {
  braze: ({ braze }) =>
    braze
      .workspaces()
      .flatMap((workspace, index) =>
        workspace.profiles().map((profile) => ({ account: `workspace-${index + 1}`, profile })),
      ),
  iterable: ({ iterable }) =>
    iterable
      .projects()
      .flatMap((project) => project.profiles().map((profile) => ({ account: String(project.id), profile }))),
  segment: ({ segment }) =>
    segment
      .workspaces()
      .flatMap((workspace) => workspace.profiles().map((profile) => ({ account: workspace.id, profile }))),
  lytics: ({ lytics }) =>
    lytics.accounts().flatMap((account) => account.profiles().map((profile) => ({ account: account.id, profile }))),
};

/** The visible profiles of a vendor that fit, oldest first, and how many fit in all. */
export function visibleProfiles(
  sandbox: Sandbox,
  vendor: VendorName,
  { account, search, limit }: z.output<typeof profileFilter>,
) {
  const fitting = allProfiles[vendor](sandbox)
    .filter((stored) => account === undefined || stored.account === account)
    .filter(({ profile }) => search === undefined || JSON.stringify(profile).includes(search));
  return { result: fitting.slice(0, limit), result_count: fitting.length };
}
