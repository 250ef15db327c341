import { z } from 'zod';
import { parseDate } from './dates.ts';
import type { Medium } from './resources.ts';

const anyObject = z.record(z.string(), z.unknown());
const linkParams = z.array(z.object({ key: z.string(), value: z.string() }));
const platforms = z.object({ android: z.string(), ios: z.string() }).partial();

const dataFeeds = { cacheDataFeed: z.boolean(), dataFeedIds: z.array(z.number()), mergeDataFeedContext: z.boolean() };

const email = z.object({
  ...dataFeeds,
  bccEmails: z.array(z.string()),
  campaignDataFields: anyObject,
  ccEmails: z.array(z.string()),
  dataFeedId: z.number(),
  fromEmail: z.string(),
  fromName: z.string(),
  googleAnalyticsCampaignName: z.string(),
  html: z.string(),
  linkParams,
  plainText: z.string(),
  preheaderText: z.string(),
  replyToEmail: z.string(),
  subject: z.string(),
});

const pushButton = z.looseObject({
  identifier: z.string(),
  title: z.string(),
  openApp: z.boolean(),
  buttonType: z.enum(['default', 'destructive', 'textInput']).exactOptional(),
  action: z.looseObject({ data: z.string(), type: z.string() }).partial().exactOptional(),
  actionIcon: z.looseObject({ imageName: z.string() }).exactOptional(),
  inputPlaceholder: z.string().exactOptional(),
  inputTitle: z.string().exactOptional(),
  requiresUnlock: z.boolean().exactOptional(),
});

const displaySettings = z
  .looseObject({
    top: anyObject,
    right: anyObject,
    bottom: anyObject,
    left: anyObject,
    bgColor: z.looseObject({ alpha: z.number(), hex: z.string() }).partial(),
    shouldAnimate: z.boolean(),
  })
  .partial();

const push = z.object({
  ...dataFeeds,
  badge: z.string(),
  buttons: z.array(pushButton).max(3),
  campaignDataFields: anyObject,
  deeplink: platforms,
  interruptionLevel: z.enum(['passive', 'active', 'time-sensitive', 'critical']),
  isSilentPush: z.boolean(),
  message: z.string(),
  payload: anyObject,
  relevanceScore: z.number(),
  richMedia: platforms,
  sound: z.string(),
  title: z.string(),
  wake: z.boolean(),
});

const sms = z.object({
  campaignDataFields: anyObject,
  googleAnalyticsCampaignName: z.string(),
  imageUrl: z.string(),
  linkParams,
  message: z.string(),
  trackingDomain: z.string(),
});

const inApp = z.object({
  campaignDataFields: anyObject,
  expirationDateTime: z.string().refine((text) => parseDate(text) !== undefined, 'Date expected'),
  expirationDuration: z.string(),
  html: z.string(),
  inAppDisplaySettings: displaySettings,
  inboxMetadata: z.object({ icon: z.string(), subtitle: z.string(), title: z.string() }).partial(),
  payload: anyObject,
  webInAppDisplaySettings: anyObject,
});

const embedded = z.object({
  body: z.string(),
  campaignDataFields: anyObject,
  elements: z
    .object({
      buttons: z.array(anyObject),
      defaultAction: z.object({ data: z.string(), type: z.string() }).partial(),
      mediaUrl: z.string(),
      mediaUrlCaption: z.string(),
      text: z.array(z.object({ label: z.string(), text: z.string() }).partial()),
    })
    .partial(),
  payload: anyObject,
  placementId: z.int(),
  title: z.string(),
});

/** One medium of templates: its word in paths, and the fields of its content. */
export interface TemplateKind {
  path: string;
  medium: Medium;
  content: z.ZodType<Record<string, unknown>>;
}

export const templateKinds: readonly TemplateKind[] = [
  { path: 'email', medium: 'Email', content: email.partial() },
  { path: 'push', medium: 'Push', content: push.partial() },
  { path: 'sms', medium: 'SMS', content: sms.partial() },
  { path: 'inapp', medium: 'InApp', content: inApp.partial() },
  { path: 'embedded', medium: 'Embedded', content: embedded.partial() },
];
