/** A made-up person that every vendor's sandbox can store in its own shape. */
export interface SamplePerson {
  id: string;
  email: string;
  /** E.164. */
  phone: string;
  firstName: string;
  lastName: string;
  gender: 'female' | 'male' | 'other';
  /** YYYY-MM-DD. */
  birthday: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 639-1. */
  language: string;
  /** IANA. */
  timezone: string;
  plan: 'free' | 'team' | 'business';
  logins: number;
  interests: string[];
  /** Milliseconds since the epoch. */
  createdAt: number;
}

const givenNames = {
  female: ['Ada', 'Zoë', 'Mei', 'Ingrid', 'Chidinma', 'Lucía', 'Noor', 'Yui', 'Éloïse', 'Priya'],
  male: ['Alan', 'Søren', 'Hiroshi', 'Mateo', 'Kwame', 'Björn', 'Omar', 'Luca', 'Tomasz', 'Arjun'],
  other: ['Robin', 'Alex', 'Kim', 'Sasha', 'Noa'],
} as const;
const familyNames = [
  'Lovelace',
  'Nguyễn',
  'García',
  'Müller',
  'Okafor',
  'Tanaka',
  'Haddad',
  "O'Neil",
  'Kowalski',
  'Lindqvist',
  'Rossi',
  'Sharma',
] as const;
const places = [
  { city: 'London', country: 'GB', language: 'en', timezone: 'Europe/London', dialling: '+442079460' },
  { city: 'München', country: 'DE', language: 'de', timezone: 'Europe/Berlin', dialling: '+498955500' },
  { city: 'São Paulo', country: 'BR', language: 'pt', timezone: 'America/Sao_Paulo', dialling: '+551155500' },
  { city: '東京', country: 'JP', language: 'ja', timezone: 'Asia/Tokyo', dialling: '+81355500' },
  { city: 'New York', country: 'US', language: 'en', timezone: 'America/New_York', dialling: '+12125550' },
  { city: 'Lagos', country: 'NG', language: 'en', timezone: 'Africa/Lagos', dialling: '+23415550' },
  { city: 'Ciudad de México', country: 'MX', language: 'es', timezone: 'America/Mexico_City', dialling: '+525555500' },
] as const;
const genders = ['female', 'male', 'female', 'male', 'other'] as const;
const plans = ['free', 'team', 'business'] as const;
const interests = ['music', 'travel', 'cooking', 'cycling', 'chess', 'gardening', 'film'] as const;

/** Small generator with a fixed sequence per seed (mulberry32), so that everybody sees the same people. */
function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  function pick<Item>(items: readonly Item[]): Item {
    const item = items[integer(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
  return { integer, pick };
}

/** The first `count` of a fixed sequence of people, with ids `person-0001`, `person-0002`, ... */
export function samplePeople(count: number, seed = 1): SamplePerson[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    const gender = random.pick(genders);
    const place = random.pick(places);
    const day = (value: number) => String(value).padStart(2, '0');
    return {
      id: `person-${number}`,
      email: `person-${number}@example.com`,
      phone: `${place.dialling}${number}`,
      firstName: random.pick<string>(givenNames[gender]),
      lastName: random.pick(familyNames),
      gender,
      birthday: `${1950 + random.integer(55)}-${day(1 + random.integer(12))}-${day(1 + random.integer(28))}`,
      city: place.city,
      country: place.country,
      language: place.language,
      timezone: place.timezone,
      plan: random.pick(plans),
      logins: random.integer(500),
      interests: interests.slice(0, 1 + random.integer(interests.length)),
      createdAt: Date.UTC(2023, 0, 1) + random.integer(900) * 86_400_000,
    };
  });
}
