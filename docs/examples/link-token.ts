import { Hono } from 'hono';
import { createClient } from 'crosswalk/sdk';

/** What a product's server needs, beside its own. */
export interface ProductOptions {
  /** Where Crosswalk is. */
  baseUrl: string;
  /** An API token. It stays on the server. */
  token: string;
  /** The origin of the product's pages. */
  origin: string;
}

/** The part of a product's server that connect.html talks to. */
export function createProduct({ baseUrl, token, origin }: ProductOptions) {
  const crosswalk = createClient({ baseUrl, token });
  const product = new Hono();

  product.post('/link-token', async (context) => {
    // In a product: the customer of the session, never one that the request names.
    const customer = { id: 'acme', name: 'Ada Lovelace', email: 'ada@acme.example' };
    const { link_token: linkToken } = await crosswalk.linkTokens.create({
      tenant_id: customer.id,
      end_user: { name: customer.name, email: customer.email },
      allowed_origins: [origin],
      theme: { product_name: 'Northwind CRM' },
      sandbox: true,
    });
    return context.text(linkToken);
  });

  return product;
}
