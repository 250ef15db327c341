/** The name under which the installation has a data key of its own. No tenant is called so. */
export const installation = '';

/** Whose data key it is, in words that go into a sentence. */
export function describeOwner(tenantId: string): string {
  return tenantId === installation ? 'the installation itself' : `tenant "${tenantId}"`;
}
