import { createCollection } from '../../kit/index.ts';
import type { JsonObject } from '../json.ts';
import { badRequest, notFound } from '../refusal.ts';
import type { BrazeContentBlock, BrazeTemplate } from './objects.ts';

/** With every default filled in. */
export type EmailTemplate = Readonly<Required<BrazeTemplate>>;
export type ContentBlock = Readonly<Required<BrazeContentBlock>>;

/** A page on which users choose what they receive. */
export interface PreferenceCenter {
  readonly id: string;
  readonly name: string;
  readonly title: string | undefined;
  readonly pageHtml: string;
  readonly confirmationHtml: string;
  readonly state: 'active' | 'draft';
  readonly options: JsonObject;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An account of somebody who uses the dashboard; no end user. */
export interface DashboardUser {
  readonly id: string;
  readonly userName: string;
  readonly name: { readonly givenName: string; readonly familyName: string };
  readonly department: string;
  readonly permissions: JsonObject;
}

/** A public key with which an app proves who its users are. */
export interface SdkAuthenticationKey {
  readonly id: string;
  readonly appId: string;
  readonly publicKey: string;
  readonly description: string;
  readonly isPrimary: boolean;
}

export function createEmailTemplates(templates: readonly BrazeTemplate[], addedAt: number) {
  const collection = createCollection<EmailTemplate>({
    idOf: ({ id }) => id,
    notFound: () => notFound('Email template not found'),
    conflict: () => badRequest('An email template with this id already exists'),
  });
  for (const { createdAt = addedAt, updatedAt = createdAt, ...template } of templates) {
    const empty = { description: '', tags: [], subject: '', preheader: '', body: '', plaintextBody: '' };
    collection.add({ ...empty, shouldInlineCss: true, ...template, createdAt, updatedAt });
  }
  return collection;
}

export function createContentBlocks(blocks: readonly BrazeContentBlock[], addedAt: number) {
  const collection = createCollection<ContentBlock>({
    idOf: ({ id }) => id,
    notFound: () => notFound('Content Block cannot be found'),
    conflict: () => badRequest('A Content Block with this id already exists'),
  });
  for (const { createdAt = addedAt, updatedAt = createdAt, ...block } of blocks) {
    collection.add({ description: '', tags: [], content: '', state: 'active', ...block, createdAt, updatedAt });
  }
  return collection;
}

export function createPreferenceCenters() {
  return createCollection<PreferenceCenter>({
    idOf: ({ id }) => id,
    notFound: () => notFound('Preference center not found'),
    conflict: () => badRequest('A preference center with this id already exists'),
  });
}

export function createSdkAuthenticationKeys() {
  return createCollection<SdkAuthenticationKey>({
    idOf: ({ id }) => id,
    notFound: () => notFound('SDK Authentication key not found'),
    conflict: () => badRequest('An SDK Authentication key with this id already exists'),
  });
}
