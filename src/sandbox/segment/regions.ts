/** Where a workspace lives, for ever: credentials do not cross regions. */
export type Region = 'us' | 'eu';

/**
 * Host names of the APIs. They follow no common pattern, so none can be derived from another; functions are known in one
 * region only, and one host gives settings to the SDKs of both.
 */
export const hosts = {
  tracking: { us: 'api.segment.io', eu: 'events.eu1.segmentapis.com' },
  profile: { us: 'profiles.segment.com', eu: 'profiles.euw1.segment.com' },
  public: { us: 'api.segmentapis.com', eu: 'eu1.api.segmentapis.com' },
  objects: { us: 'objects.segment.com', eu: 'objects.euw1.segment.com' },
  oauth: { us: 'oauth2.segment.io', eu: 'oauth2.eu1.segmentapis.com' },
} as const;

export const functionsHost = 'fn.segmentapis.com';
export const cdnHost = 'cdn.segment.com';

export type ApiName = keyof typeof hosts;

/**
 * True when the URL's host serves this region. A host that is neither region's (a sandbox listening on a local port)
 * serves both.
 */
export function servesRegion(api: ApiName, url: string, region: Region): boolean {
  const elsewhere = region === 'us' ? 'eu' : 'us';
  return new URL(url).hostname !== hosts[api][elsewhere];
}
