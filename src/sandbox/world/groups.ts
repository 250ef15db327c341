/** A group of sample people that every vendor has in its own form: segment, list or audience. */
export interface SampleGroup {
  key: string;
  name: string;
  description: string;
  /** Takes fields with `plan`, `logins` and `country`, which is how sample people and stored profiles name them. */
  includes: (fields: Readonly<Record<string, unknown>>) => boolean;
  /** The same condition in Lytics' SegmentQL. */
  segmentQl: string;
}

const frequent = 250;

export const sampleGroups: readonly SampleGroup[] = [
  {
    key: 'business_plan',
    name: 'Business plan',
    description: 'Customers on the business plan.',
    includes: ({ plan }) => plan === 'business',
    segmentQl: 'FILTER plan = "business" FROM user ALIAS business_plan',
  },
  {
    key: 'frequent_users',
    name: 'Frequent users',
    description: `Customers who signed in ${frequent} times or more.`,
    includes: ({ logins }) => typeof logins === 'number' && logins >= frequent,
    segmentQl: `FILTER logins >= ${frequent} FROM user ALIAS frequent_users`,
  },
  {
    key: 'customers_in_japan',
    name: 'Customers in Japan',
    description: 'Customers whose country is Japan.',
    includes: ({ country }) => country === 'JP',
    segmentQl: 'FILTER country = "JP" FROM user ALIAS customers_in_japan',
  },
];
