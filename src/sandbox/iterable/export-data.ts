import { z } from 'zod';
import { viewEvent } from './events.ts';
import type { Fields } from './fields.ts';
import { dataFieldsOf } from './profiles.ts';
import type { Project } from './project.ts';
import { csvLine } from './streams.ts';

/** What can be exported: profiles, or the events of one type. */
export const dataTypeSchema = z.enum([
  'user',
  'customEvent',
  'purchase',
  'emailSubscribe',
  'emailUnSubscribe',
  'hostedUnsubscribeClick',
  'journeyExit',
  'unknownSession',
  'emailSend',
  'emailOpen',
  'emailClick',
  'emailComplaint',
  'emailBounce',
  'emailSendSkip',
  'pushSend',
  'pushOpen',
  'pushUninstall',
  'pushBounce',
  'pushSendSkip',
  'inAppSend',
  'inAppOpen',
  'inAppClick',
  'inAppClose',
  'inAppDelete',
  'inAppDelivery',
  'inAppSendSkip',
  'inAppRecall',
  'inboxSession',
  'inboxMessageImpression',
  'smsSend',
  'smsBounce',
  'smsClick',
  'smsReceived',
  'smsSendSkip',
  'smsUsageInfo',
  'webPushSend',
  'webPushClick',
  'webPushSendSkip',
  'rcsSend',
  'rcsSendSkip',
  'embeddedSend',
  'embeddedSendSkip',
  'embeddedClick',
  'embeddedReceived',
  'embeddedImpression',
  'embeddedSession',
  'whatsAppBounce',
  'whatsAppClick',
  'whatsAppReceived',
  'whatsAppSeen',
  'whatsAppSend',
  'whatsAppSendSkip',
  'whatsAppUsageInfo',
]);

export type DataType = z.output<typeof dataTypeSchema>;

/** Which records an export holds, and which of their fields. */
export interface ExportSelection {
  dataTypeName: DataType;
  /** Milliseconds, inclusive. Of users the window is about their last change. */
  from: number;
  /** Milliseconds, exclusive. */
  until: number;
  onlyFields: readonly string[];
  omitFields: readonly string[];
  campaignId: number | undefined;
}

function pickFields(row: Fields, { onlyFields, omitFields }: ExportSelection): Fields {
  const entries = Object.entries(row).filter(
    ([name]) =>
      name === 'createdAt' || ((onlyFields.length === 0 || onlyFields.includes(name)) && !omitFields.includes(name)),
  );
  return Object.fromEntries(entries);
}

/** The records of an export, oldest profile first, each of them flat. */
export function* exportRows(project: Project, selection: ExportSelection): Generator<Fields> {
  const { dataTypeName, from, until, campaignId } = selection;
  const inWindow = (time: number) => time >= from && time < until;
  for (const profile of project.profiles.all()) {
    if (dataTypeName === 'user') {
      if (inWindow(profile.updatedAt)) yield pickFields(dataFieldsOf(project.type, profile), selection);
    } else {
      for (const event of profile.events) {
        const wanted = event.eventType === dataTypeName && inWindow(event.createdAt);
        if (wanted && (campaignId === undefined || event.campaignId === campaignId)) {
          yield pickFields(viewEvent(profile, event), selection);
        }
      }
    }
  }
}

/** A table whose columns are all the fields that any of the rows has, in order of appearance. */
export function csvLines(rows: readonly Fields[], delimiter: string): string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => csvLine(row, delimiter));
}
