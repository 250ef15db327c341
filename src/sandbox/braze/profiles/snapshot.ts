import type { Json } from '../json.ts';
import type { ChannelState, GroupState, Profile, PushToken, Tally, UserAlias } from './profile.ts';

/** A copy of everything that is stored of a profile, also of what no endpoint exports. */
export interface ProfileSnapshot {
  brazeId: string;
  externalId: string | undefined;
  deprecatedExternalIds: string[];
  aliases: UserAlias[];
  email: string | undefined;
  phone: string | undefined;
  /** The other reserved profile fields, by their wire names. */
  fields: Record<string, Json>;
  customAttributes: Record<string, Json>;
  customEvents: Record<string, Tally>;
  purchases: Record<string, Tally>;
  totalRevenue: number;
  pushTokens: PushToken[];
  emailState: ChannelState;
  pushState: ChannelState;
  /** State by subscription group id. */
  groups: Record<string, GroupState>;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

export function snapshot(profile: Profile): ProfileSnapshot {
  return structuredClone({
    brazeId: profile.brazeId,
    externalId: profile.externalId,
    deprecatedExternalIds: [...profile.deprecatedExternalIds],
    aliases: [...profile.aliases].map(([alias_label, alias_name]) => ({ alias_name, alias_label })),
    email: profile.email,
    phone: profile.phone,
    fields: Object.fromEntries(profile.fields),
    customAttributes: Object.fromEntries(profile.customAttributes),
    customEvents: Object.fromEntries(profile.customEvents),
    purchases: Object.fromEntries(profile.purchases),
    totalRevenue: profile.totalRevenue,
    pushTokens: [...profile.pushTokens.values()],
    emailState: profile.emailState,
    pushState: profile.pushState,
    groups: Object.fromEntries(profile.groups),
    createdAt: profile.createdAt,
  });
}
