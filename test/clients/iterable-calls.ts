import { type IterableClient } from '@iterable/api';

type Method = Exclude<keyof IterableClient, 'client' | 'destroy'>;
export type Call = readonly [method: Method, call: (client: IterableClient) => Promise<unknown>];

const email = 'ada+lovelace@example.com';
const userId = 'u/1 +x';
const later = '2026-02-01 10:00:00';
const today = { startDateTime: '2026-01-01 00:00:00', endDateTime: '2026-02-01 00:00:00' };
const page = { page: 1, pageSize: 10, sort: { field: 'name', direction: 'desc' } } as const;

const users: Call[] = [
  ['updateUser', (client) => client.updateUser({ email, userId, dataFields: { firstName: 'Zoë 東京', tags: ['a'] } })],
  [
    'bulkUpdateUsers',
    (client) => client.bulkUpdateUsers({ users: [{ email: 'bob@example.com' }, { email: 'c@example.com' }] }),
  ],
  ['getUserByEmail', (client) => client.getUserByEmail({ email })],
  ['getUserByUserId', (client) => client.getUserByUserId({ userId })],
  ['getUserFields', (client) => client.getUserFields()],
  ['updateEmail', (client) => client.updateEmail({ currentEmail: 'c@example.com', newEmail: 'carl@example.com' })],
  [
    'mergeUsers',
    (client) =>
      client.mergeUsers({
        sourceEmail: 'carl@example.com',
        destinationEmail: email,
        arrayMerge: [{ field: 'tags', dedupeBy: undefined }],
      }),
  ],
  [
    'updateUserSubscriptions',
    (client) => client.updateUserSubscriptions({ email, emailListIds: [1], unsubscribedChannelIds: [32] }),
  ],
];

const group = { subscriptionGroup: 'emailList', subscriptionGroupId: 2 } as const;

const subscriptions: Call[] = [
  ['subscribeUserByEmail', (client) => client.subscribeUserByEmail({ ...group, userEmail: email })],
  ['unsubscribeUserByEmail', (client) => client.unsubscribeUserByEmail({ ...group, userEmail: email })],
  ['subscribeUserByUserId', (client) => client.subscribeUserByUserId({ ...group, userId })],
  ['unsubscribeUserByUserId', (client) => client.unsubscribeUserByUserId({ ...group, userId })],
  [
    'bulkUpdateSubscriptions',
    (client) =>
      client.bulkUpdateSubscriptions({ ...group, action: 'subscribe', users: [email], usersByUserId: [userId] }),
  ],
];

const lists: Call[] = [
  ['getLists', (client) => client.getLists()],
  ['createList', (client) => client.createList({ name: 'New' })],
  ['subscribeUserToList', (client) => client.subscribeUserToList({ listId: 1, subscribers: [{ email }] })],
  ['getListUsers', (client) => client.getListUsers({ listId: 1 })],
  ['getListPreviewUsers', (client) => client.getListPreviewUsers({ listId: 1, size: 10, preferUserId: true })],
  ['getListSize', (client) => client.getListSize({ listId: 1 })],
  ['unsubscribeUserFromList', (client) => client.unsubscribeUserFromList({ listId: 1, subscribers: [{ email }] })],
  ['deleteList', (client) => client.deleteList({ listId: 3 })],
];

const events: Call[] = [
  [
    'trackEvent',
    (client) => client.trackEvent({ email, eventName: 'signed up', id: 'e1', dataFields: { price: 1.5 } }),
  ],
  ['trackBulkEvents', (client) => client.trackBulkEvents({ events: [{ email, eventName: 'signed up', id: 'e2' }] })],
  ['getUserEventsByEmail', (client) => client.getUserEventsByEmail({ email, limit: 10 })],
  ['getUserEventsByUserId', (client) => client.getUserEventsByUserId({ userId })],
];

const campaigns: Call[] = [
  ['getCampaigns', (client) => client.getCampaigns({ ...page, campaignState: ['Ready', 'Running'] })],
  ['getCampaign', (client) => client.getCampaign({ id: 21 })],
  ['getChildCampaigns', (client) => client.getChildCampaigns({ id: 41, ...page })],
  ['createBlastCampaign', (client) => client.createBlastCampaign({ name: 'Blast', templateId: 11, listIds: [1] })],
  ['createTriggeredCampaign', (client) => client.createTriggeredCampaign({ name: 'Triggered', templateId: 11 })],
  ['scheduleCampaign', (client) => client.scheduleCampaign({ campaignId: 21, sendAt: '2026-01-02T10:00:00.000Z' })],
  ['cancelCampaign', (client) => client.cancelCampaign({ campaignId: 21 })],
  ['sendCampaign', (client) => client.sendCampaign({ campaignId: 21 })],
  ['abortCampaign', (client) => client.abortCampaign({ campaignId: 22 })],
  ['triggerCampaign', (client) => client.triggerCampaign({ campaignId: 31, listIds: [1], dataFields: { a: 1 } })],
  ['activateTriggeredCampaign', (client) => client.activateTriggeredCampaign({ campaignId: 31 })],
  ['deactivateTriggeredCampaign', (client) => client.deactivateTriggeredCampaign({ campaignId: 31 })],
  ['archiveCampaigns', (client) => client.archiveCampaigns({ campaignIds: [23, 404] })],
  ['getCampaignMetrics', (client) => client.getCampaignMetrics({ campaignId: 31, ...today })],
];

const to = { recipientEmail: email, dataFields: { code: 'X' } };

const messages: Call[] = [
  ['getChannels', (client) => client.getChannels()],
  ['getMessageTypes', (client) => client.getMessageTypes()],
  ['sendEmail', (client) => client.sendEmail({ campaignId: 31, ...to, metadata: { a: 1 } })],
  ['sendEmail', (client) => client.sendEmail({ campaignId: 31, ...to, sendAt: later })],
  ['cancelEmail', (client) => client.cancelEmail({ campaignId: 31, email })],
  ['sendSMS', (client) => client.sendSMS({ campaignId: 32, ...to, sendAt: later })],
  ['cancelSMS', (client) => client.cancelSMS({ campaignId: 32, email })],
  ['sendPush', (client) => client.sendPush({ campaignId: 33, ...to, sendAt: later })],
  ['cancelPush', (client) => client.cancelPush({ campaignId: 33, email })],
  ['sendInApp', (client) => client.sendInApp({ campaignId: 34, ...to })],
  ['sendInApp', (client) => client.sendInApp({ campaignId: 34, ...to, sendAt: later })],
  ['cancelInApp', (client) => client.cancelInApp({ campaignId: 34, email })],
  ['sendWebPush', (client) => client.sendWebPush({ campaignId: 35, ...to, sendAt: later })],
  ['cancelWebPush', (client) => client.cancelWebPush({ campaignId: 35, email })],
  ['sendWhatsApp', (client) => client.sendWhatsApp({ campaignId: 36, ...to, sendAt: later })],
  ['cancelWhatsApp', (client) => client.cancelWhatsApp({ campaignId: 36, email })],
  ['getSentMessages', (client) => client.getSentMessages({ email, limit: 5, campaignIds: [31, 34] })],
  ['getInAppMessages', (client) => client.getInAppMessages({ email, count: 5, platform: 'iOS' })],
  ['getEmbeddedMessages', (client) => client.getEmbeddedMessages({ email, placementIds: [1, 2], platform: 'Web' })],
];

const named = { clientTemplateId: 'letter', name: 'Letter' };

const templates: Call[] = [
  ['getTemplates', (client) => client.getTemplates({ ...page, messageMedium: 'Email', ...today })],
  ['upsertEmailTemplate', (client) => client.upsertEmailTemplate({ ...named, subject: 'Hi', html: '<p>{{a}}</p>' })],
  ['getTemplateByClientId', (client) => client.getTemplateByClientId({ clientTemplateId: 'letter' })],
  ['getEmailTemplate', (client) => client.getEmailTemplate({ templateId: 11, locale: 'fr' })],
  ['updateEmailTemplate', (client) => client.updateEmailTemplate({ templateId: 11, html: '<p>{{a}}</p>' })],
  [
    'previewEmailTemplate',
    (client) => client.previewEmailTemplate({ templateId: 11, data: { dataFields: { a: 'b' } } }),
  ],
  ['sendEmailTemplateProof', (client) => client.sendEmailTemplateProof({ templateId: 11, recipientEmail: email })],
  ['upsertSMSTemplate', (client) => client.upsertSMSTemplate({ ...named, message: 'Hi' })],
  ['getSMSTemplate', (client) => client.getSMSTemplate({ templateId: 12 })],
  ['updateSMSTemplate', (client) => client.updateSMSTemplate({ templateId: 12, message: 'Ho' })],
  ['sendSMSTemplateProof', (client) => client.sendSMSTemplateProof({ templateId: 12, recipientEmail: email })],
  ['upsertPushTemplate', (client) => client.upsertPushTemplate({ ...named, title: 'Hi', payload: { a: 1 } })],
  ['getPushTemplate', (client) => client.getPushTemplate({ templateId: 13 })],
  ['updatePushTemplate', (client) => client.updatePushTemplate({ templateId: 13, title: 'Ho' })],
  ['sendPushTemplateProof', (client) => client.sendPushTemplateProof({ templateId: 13, recipientEmail: email })],
  ['upsertInAppTemplate', (client) => client.upsertInAppTemplate({ ...named, html: '<p>Hi</p>', payload: { a: 1 } })],
  ['getInAppTemplate', (client) => client.getInAppTemplate({ templateId: 14 })],
  ['updateInAppTemplate', (client) => client.updateInAppTemplate({ templateId: 14, html: '<p>{{a}}</p>' })],
  ['previewInAppTemplate', (client) => client.previewInAppTemplate({ templateId: 14 })],
  ['sendInAppTemplateProof', (client) => client.sendInAppTemplateProof({ templateId: 14, recipientEmail: email })],
  ['bulkDeleteTemplates', (client) => client.bulkDeleteTemplates({ ids: [16, 404] })],
  ['deleteTemplates', (client) => client.deleteTemplates({ ids: [17] })],
];

const snippets: Call[] = [
  [
    'createSnippet',
    (client) => client.createSnippet({ name: 'Footer line', content: '{{brand}}', variables: ['brand'] }),
  ],
  ['getSnippets', (client) => client.getSnippets()],
  ['getSnippet', (client) => client.getSnippet({ identifier: 'Footer line' })],
  ['updateSnippet', (client) => client.updateSnippet({ identifier: 'Footer line', content: 'x' })],
  ['deleteSnippet', (client) => client.deleteSnippet({ identifier: 'Footer line' })],
];

const books = { catalogName: 'books' };
const book = { ...books, itemId: 'b1' };

const catalogs: Call[] = [
  ['createCatalog', (client) => client.createCatalog(books)],
  [
    'replaceCatalogItems',
    (client) => client.replaceCatalogItems({ ...books, documents: { b1: { title: 'Ü' }, b2: {} } }),
  ],
  [
    'partialUpdateCatalogItems',
    (client) => client.partialUpdateCatalogItems({ ...books, documents: { b1: { pages: 3 } } }),
  ],
  ['replaceCatalogItem', (client) => client.replaceCatalogItem({ ...book, value: { title: 'One' } })],
  ['partialUpdateCatalogItem', (client) => client.partialUpdateCatalogItem({ ...book, update: { pages: 4 } })],
  [
    'updateCatalogFieldMappings',
    (client) =>
      client.updateCatalogFieldMappings({ ...books, mappingsUpdates: [{ fieldName: 'pages', fieldType: 'long' }] }),
  ],
  ['getCatalogFieldMappings', (client) => client.getCatalogFieldMappings(books)],
  ['getCatalogs', (client) => client.getCatalogs({ page: 1, pageSize: 5 })],
  [
    'getCatalogItems',
    (client) => client.getCatalogItems({ ...books, page: 1, orderBy: 'pages', sortAscending: false }),
  ],
  ['getCatalogItem', (client) => client.getCatalogItem(book)],
  ['deleteCatalogItem', (client) => client.deleteCatalogItem(book)],
  ['bulkDeleteCatalogItems', (client) => client.bulkDeleteCatalogItems({ ...books, itemIds: ['b2'] })],
  ['deleteCatalog', (client) => client.deleteCatalog(books)],
];

const others: Call[] = [
  ['getJourneys', (client) => client.getJourneys({ ...page, state: ['Archived'] })],
  ['triggerJourney', (client) => client.triggerJourney({ workflowId: 51, email, dataFields: { a: 1 } })],
  [
    'getExperimentMetrics',
    (client) => client.getExperimentMetrics({ experimentId: [1, 2], campaignId: [3], ...today }),
  ],
  ['listExperiments', (client) => client.listExperiments({ campaignId: 1, status: 'running', limit: 5, offset: 0 })],
  ['getExperiment', (client) => client.getExperiment({ experimentId: 9001 })],
  ['getExperimentVariants', (client) => client.getExperimentVariants({ experimentId: 9001 })],
  [
    'startExportJob',
    (client) => client.startExportJob({ dataTypeName: 'user', outputFormat: 'application/x-json-stream', ...today }),
  ],
  ['getExportJobs', (client) => client.getExportJobs({ jobState: 'completed' })],
  ['getWebhooks', (client) => client.getWebhooks()],
];

const removals: Call[] = [
  ['deleteUserByEmail', (client) => client.deleteUserByEmail({ email: 'bob@example.com' })],
  ['deleteUserByUserId', (client) => client.deleteUserByUserId({ userId })],
];

/** Calls that the vendor answers with a success, in an order in which they can be made. */
export const acceptedCalls: readonly Call[] = [
  ...users,
  ...subscriptions,
  ...lists,
  ...events,
  ...campaigns,
  ...messages,
  ...templates,
  ...snippets,
  ...catalogs,
  ...others,
  ...removals,
];

const experimentId = 7;

/** Calls that the sandbox refuses: of things that do not exist, and of parts of the API that nothing is known of. */
export const refusedCalls: readonly Call[] = [
  ['getUserByUserId', (client) => client.getUserByUserId({ userId: 'no/body' })],
  ['getExportFiles', (client) => client.getExportFiles({ jobId: 404, startAfter: 'part-1.json' })],
  ['cancelExportJob', (client) => client.cancelExportJob({ jobId: 404 })],
  ['updateWebhook', (client) => client.updateWebhook({ webhookId: 404, active: true })],
  ['getExperimentTotals', (client) => client.getExperimentTotals({ experimentId })],
  ['getExperimentTrends', (client) => client.getExperimentTrends({ experimentId, ...today })],
  [
    'createExperiment',
    (client) => client.createExperiment({ campaignId: 1, experimentType: 'SubjectLine', name: 'A' }),
  ],
  [
    'copyExperimentVariant',
    (client) => client.copyExperimentVariant({ experimentId, copyFromTemplateId: 1, name: 'B' }),
  ],
  [
    'updateExperimentSettings',
    (client) => client.updateExperimentSettings({ experimentId, evenlySplitVariations: true }),
  ],
  ['startExperiment', (client) => client.startExperiment({ experimentId })],
  ['cancelExperiment', (client) => client.cancelExperiment({ experimentId })],
  ['declareExperimentWinner', (client) => client.declareExperimentWinner({ experimentId, variantId: 2 })],
  ['deleteExperiment', (client) => client.deleteExperiment({ experimentId })],
];
