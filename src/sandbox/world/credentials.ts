/**
 * The credentials of the ready-made accounts. They have the form of real ones and are the same in every sandbox, so that
 * whoever stored them can go on after a restart.
 */
export const credentials = {
  braze: {
    apiKey: '5a4db0c5-0000-4000-8000-000000000001',
    scim: { token: 'sandboxScimToken', origin: 'https://sample-identity-provider.example.com' },
    partner: { name: 'sample_partner', apiKey: 'sandboxPartnerKey', clientSecret: 'sandboxClientSecret' },
  },
  iterable: {
    hybrid: {
      apiKey: '5a4db0c5000000000000000000000001',
      mobileKey: '5a4db0c5000000000000000000000011',
      webKey: '5a4db0c5000000000000000000000021',
    },
    email: {
      apiKey: '5a4db0c5000000000000000000000002',
      mobileKey: '5a4db0c5000000000000000000000012',
      webKey: '5a4db0c5000000000000000000000022',
    },
    user_id: {
      apiKey: '5a4db0c5000000000000000000000003',
      mobileKey: '5a4db0c5000000000000000000000013',
      webKey: '5a4db0c5000000000000000000000023',
    },
  },
  segment: {
    writeKey: 'sandboxWriteKey00000000000000001',
    profileToken: 'sandboxProfileToken0000000000000000000000000001',
    spaceId: 'spa_sandboxSpace00000000001',
    publicToken: 'sgp_sandboxPublicToken000000000000000000000001',
    functionToken: 'sandboxFunctionToken0000000000001',
  },
  lytics: { apiToken: 'at.5a4db0c5000000000000000000000000.00000000000000000000000000000001' },
} as const;
