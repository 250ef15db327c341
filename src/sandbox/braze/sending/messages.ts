import { byteLength, isObject, type Json, type JsonObject } from '../json.ts';
import { badRequest } from '../refusal.ts';
import type { BrazeCampaign } from '../workspace/index.ts';

/** The objects of `messages`, each with the channel that it goes out on. */
const channels: Readonly<Record<string, string>> = {
  apple_push: 'ios_push',
  android_push: 'android_push',
  kindle_push: 'kindle_push',
  web_push: 'web_push',
  windows_phone8_push: 'windows_phone8_push',
  windows_universal_push: 'windows_universal_push',
  email: 'email',
  webhook: 'webhook',
  content_card: 'content_cards',
  sms: 'sms',
  whats_app: 'whats_app',
};

const largest: Readonly<Record<string, { bytes: number; message: string }>> = {
  apple_push: { bytes: 1_912, message: 'Apple Push Length Exceeded' },
  android_push: { bytes: 4_000, message: 'Android Push Length Exceeded' },
};

/** A message with a campaign must name one of its variations, of the same channel. */
function checkVariation(channel: string, message: JsonObject, { messages: variations = {} }: BrazeCampaign) {
  const id = message['message_variation_id'];
  if (typeof id !== 'string') throw badRequest('Message Variant Unspecified');
  const variation = variations[id];
  if (variation === undefined) throw badRequest('Invalid Message Variant');
  if (isObject(variation) && typeof variation['channel'] === 'string' && variation['channel'] !== channel) {
    throw badRequest('Mismatched Message Type');
  }
}

/**
 * The channels on which the messages of a call go out.
 *
 * @throws Refusal 400 when there is none, one is too long, or one fits no variation of the campaign
 */
export function messageChannels(messages: Json | undefined, campaign: BrazeCampaign | undefined): string[] {
  const entries = isObject(messages) ? Object.entries(messages) : [];
  const known = entries.flatMap(([name, message]) => {
    const channel = channels[name];
    return channel === undefined || !isObject(message) ? [] : [{ name, channel, message }];
  });
  if (known.length === 0) throw badRequest('No message to send');
  for (const { name, channel, message } of known) {
    const limit = largest[name];
    if (limit !== undefined && byteLength(JSON.stringify(message)) > limit.bytes) throw badRequest(limit.message);
    if (campaign !== undefined) checkVariation(channel, message, campaign);
  }
  return known.map(({ channel }) => channel);
}
