/** What a token may be allowed to do. A call that needs a role the token lacks is answered with 403. */
export const roles = [
  'admin',
  'data_manager',
  'data_write',
  'segment_manager',
  'marketer',
  'campaign_manager',
  'content_manager',
  'observer',
  'user_search',
  'report_viewer',
  'report_manager',
  'orchestrate',
  'experience_manager',
] as const;
export type Role = (typeof roles)[number];

/** Which roles open which part of the API; one of the list is enough. */
export const allowed = {
  anything: roles,
  upload: ['admin', 'data_manager', 'data_write'],
  webhookIntake: ['admin', 'data_manager'],
  readProfiles: ['admin', 'data_manager', 'segment_manager', 'user_search'],
  writeProfiles: ['admin', 'data_manager'],
  readSegments: [
    'admin',
    'data_manager',
    'segment_manager',
    'marketer',
    'campaign_manager',
    'observer',
    'user_search',
    'report_viewer',
    'report_manager',
    'orchestrate',
  ],
  writeSegments: ['admin', 'segment_manager', 'marketer'],
  readSchema: ['admin', 'data_manager', 'segment_manager', 'marketer', 'observer', 'user_search'],
  writeSchema: ['admin', 'data_manager'],
  readContent: ['admin', 'content_manager', 'campaign_manager', 'experience_manager', 'marketer', 'observer'],
  writeContent: ['admin', 'content_manager'],
  readExperiences: ['admin', 'experience_manager', 'campaign_manager', 'marketer', 'observer', 'report_viewer'],
  writeExperiences: ['admin', 'experience_manager', 'campaign_manager'],
  readReports: ['admin', 'report_viewer', 'report_manager', 'observer', 'marketer'],
  manageExports: ['admin', 'data_manager', 'orchestrate'],
  administer: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Area = keyof typeof allowed;
