import { createClient, CrosswalkApiError } from '../../../sdk/index.ts';

declare global {
  interface Window {
    /** Reads the account of the token and all its users, creates one more, and says how another account answers. */
    use(
      baseUrl: string,
      token: string,
      account: string,
    ): Promise<{ own: string; people: number; created: string; other: string }>;
  }
}

window.use = async (baseUrl, token, account) => {
  const client = createClient({ baseUrl, token });
  const { id: own } = await client.accounts.me();
  const users = client.users(account);
  let people = 0;
  for await (const user of users.list({ limit: 2 })) people += user.id === '' ? 0 : 1;
  const { id } = await users.create({ id: 'ada', first_name: 'Ada' });
  try {
    await client.users('another').list().first();
    return { own, people, created: id, other: 'allowed' };
  } catch (error) {
    return { own, people, created: id, other: error instanceof CrosswalkApiError ? error.code : String(error) };
  }
};
