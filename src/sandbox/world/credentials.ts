/**
 * The credentials of the ready-made accounts. They have the form of real ones and are the same in every sandbox, so that
 * whoever stored them can go on after a restart.
 */
export const credentials = {
  braze: { apiKey: '5a4db0c5-0000-4000-8000-000000000001' },
  iterable: {
    hybrid: { apiKey: '5a4db0c5000000000000000000000001' },
    email: { apiKey: '5a4db0c5000000000000000000000002' },
    user_id: { apiKey: '5a4db0c5000000000000000000000003' },
  },
  segment: {
    writeKey: 'sandboxWriteKey00000000000000001',
    profileToken: 'sandboxProfileToken0000000000000000000000000001',
    spaceId: 'spa_sandboxSpace00000000001',
    publicToken: 'sgp_sandboxPublicToken000000000000000000000001',
  },
  lytics: { apiToken: 'at.5a4db0c5000000000000000000000000.00000000000000000000000000000001' },
} as const;
