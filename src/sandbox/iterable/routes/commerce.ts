import { z } from 'zod';
import { success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { readEventHead } from '../event-writes.ts';
import { storeEvent } from '../events.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite, profileWriteSchema } from '../profile-writes.ts';
import { applyLater } from '../project.ts';
import { clientSide } from '../rules.ts';

const userSchema = profileWriteSchema.extend({ createNewFields: z.boolean().nullish() });

const itemSchema = z.object({
  id: z.string(),
  name: z.string(),
  price: z.number(),
  quantity: z.int(),
  sku: z.string().optional(),
  description: z.string().optional(),
  categories: z.array(z.string()).optional(),
  imageUrl: z.string().optional(),
  url: z.string().optional(),
  dataFields: z.record(z.string(), z.unknown()).optional(),
});

const cartSchema = z.object({ user: userSchema, items: z.array(itemSchema) });

const purchaseSchema = cartSchema.extend({
  total: z.number(),
  id: z.string().nullish(),
  createdAt: z.int().nullish(),
  dataFields: z.record(z.string(), z.unknown()).nullish(),
  campaignId: z.int().nullish(),
  templateId: z.int().nullish(),
});

const trackPurchase: Handler = ({ project, body }) => {
  const purchase = body(purchaseSchema);
  const { user, items, total } = purchase;
  const draft = draftProfileTypes(project);
  const plan = planProfileWrite(project, user, draft, user.createNewFields);
  const head = readEventHead(project, purchase);
  draft.commit();
  applyLater(project, () => {
    const profile = applyProfileWrite(project, plan, 'API');
    delete profile.fields['shoppingCartItems'];
    storeEvent(project, profile, {
      ...head,
      eventType: 'purchase',
      eventName: undefined,
      dataFields: { ...purchase.dataFields, total, shoppingCartItems: items },
    });
  });
  return success({ id: head.id });
};

const updateCart: Handler = ({ project, body }) => {
  const { user, items } = body(cartSchema);
  const draft = draftProfileTypes(project);
  const plan = planProfileWrite(project, user, draft, user.createNewFields);
  draft.commit();
  applyLater(project, () => {
    applyProfileWrite(project, plan, 'API').fields['shoppingCartItems'] = items;
  });
  return success();
};

export function registerCommerce(api: Api) {
  api.endpoint('commerce.trackPurchase', 'POST', '/api/commerce/trackPurchase', clientSide(), trackPurchase);
  api.endpoint('commerce.updateCart', 'POST', '/api/commerce/updateCart', clientSide(), updateCart);
}
