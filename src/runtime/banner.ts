import type { SandboxAccount } from './sandbox-accounts.ts';
import type { Service, ServiceToken } from './service.ts';
import { textTable } from './text-table.ts';

const person = 'person-0001';
const newUser = {
  id: 'ada',
  first_name: 'Ada',
  emails: [{ email: 'ada@example.com' }],
  custom_attributes: { plan: 'team' },
};

function describeToken(token: ServiceToken): string {
  if (token.kind === 'new') return `${token.token}   keep it: it is shown only this once`;
  if (token.kind === 'own') return 'the one in CROSSWALK_API_TOKEN';
  return 'shown at the first start; lost it? start once with one of your own: CROSSWALK_API_TOKEN=... npm start';
}

/** Puts the token into the shell that the other lines are pasted into. */
function exportToken(token: ServiceToken): string {
  if (token.kind === 'new') return `export CROSSWALK_TOKEN=${token.token}`;
  return `export CROSSWALK_TOKEN=${token.kind === 'own' ? '"$CROSSWALK_API_TOKEN"' : '...'}`;
}

function curl(url: string, { method = 'GET', body }: { method?: string; body?: object } = {}): string {
  return [
    "curl -w '\\n'",
    ...(method === 'GET' ? [] : [`-X ${method} -H "Prefer: confirm"`]),
    '-H "Authorization: Bearer $CROSSWALK_TOKEN"',
    ...(body === undefined ? [] : [`-H "Content-Type: application/json" -d '${JSON.stringify(body)}'`]),
    `"${url}"`,
  ].join(' ');
}

/** The life of a user at one account, and the same person as the other vendors have it. */
function exampleCalls(base: string, accounts: readonly SandboxAccount[]): { title: string; lines: string[] }[] {
  const [first] = accounts;
  if (first === undefined) return [];
  const users = (rest: string, { id }: SandboxAccount) =>
    `${base}/unified/user-directory/users${rest}${rest.includes('?') ? '&' : '?'}integrated_account_id=${id}`;
  return [
    { title: 'One person, read from every platform', lines: accounts.map((one) => curl(users(`/${person}`, one))) },
    {
      title: `A user of ${first.label}: create, change, find, delete; the other accounts take the same requests`,
      lines: [
        curl(users('', first), { method: 'POST', body: newUser }),
        curl(users('/ada', first), { method: 'PATCH', body: { last_name: 'Lovelace' } }),
        curl(users('?emails=ada@example.com', first)),
        curl(users('/ada', first), { method: 'DELETE' }),
      ],
    },
    ...(first.samplePath === undefined
      ? []
      : [
          {
            title: `${first.label}'s own API, with the Crosswalk token in place of its key`,
            lines: [curl(`${base}/native/${first.id}${first.samplePath}`)],
          },
        ]),
  ];
}

/**
 * What somebody sees who has started Crosswalk: where it is, how to get in, and what to try.
 *
 * @param strong Sets text apart, on a terminal.
 */
export function banner(
  { url, storage, token, accounts, warnings }: Service,
  strong: (text: string) => string = (text) => text,
): string {
  const facts = [
    ['API docs', `${url}/docs`],
    ['Data', storage],
    ['API token', describeToken(token)],
  ];
  const table = textTable([['platform', 'integrated_account_id'], ...accounts.map(({ label, id }) => [label, id])]);
  const [head = '', ...rows] = table;
  const examples = exampleCalls(url, accounts);
  return [
    '',
    strong(`Crosswalk is running on ${url}`),
    '',
    ...textTable(facts).map((line) => `  ${line}`),
    ...warnings.map((warning) => `\n  ${strong('Note')}  ${warning}`),
    '',
    ...(accounts.length === 0
      ? []
      : [
          `  ${strong('Sandbox accounts')}: the platforms in this process, with sample people; gone when it ends`,
          '',
          ...[strong(head), ...rows].map((line) => `  ${line}`),
          '',
          `  ${strong('To try, paste into a shell')}`,
          '',
          exportToken(token),
          ...examples.flatMap(({ title, lines }) => ['', `  ${title}`, '', ...lines]),
          '',
        ]),
    '  Stop with Ctrl+C.',
    '',
  ].join('\n');
}
