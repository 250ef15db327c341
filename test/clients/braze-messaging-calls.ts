import { expect } from 'vitest';
import { type ClientCall, success } from './braze-api-calls.ts';

const schedule = { time: '2026-02-01T00:00:00Z' };
const later = { time: '2026-02-02T00:00:00Z' };
const recipients = [{ external_user_id: 'person-1', trigger_properties: { name: 'Zoë 東京' } }];
const messages = {
  email: { app_id: 'app-1', subject: 'Hi', from: 'a@example.com', body: 'x', message_variation_id: 'variation-1' },
};
const dispatched = { ...success, dispatch_id: expect.any(String) };
const scheduled = { ...dispatched, schedule_id: expect.any(String) };

const sends: ClientCall[] = [
  {
    method: 'messages.send',
    call: (braze) => braze.messages.send({ external_user_ids: ['person-1'], messages }),
    answers: dispatched,
  },
  {
    method: 'sends.id.create',
    call: (braze) => braze.sends.id.create({ campaign_id: 'campaign-1', send_id: 'send-1' }),
    answers: { send_id: 'send-1' },
  },
  {
    method: 'campaigns.trigger.send',
    call: (braze) => braze.campaigns.trigger.send({ campaign_id: 'campaign-1', send_id: 'send-1', recipients }),
    answers: dispatched,
  },
  {
    method: 'canvas.trigger.send',
    call: (braze) => braze.canvas.trigger.send({ canvas_id: 'canvas-1', recipients }),
    answers: dispatched,
  },
  {
    method: 'transactional.v1.campaigns.send',
    call: (braze) =>
      braze.transactional.v1.campaigns.send('campaign-1', {
        external_send_id: 'order-1',
        recipient: [{ external_user_id: 'person-1' }],
      }),
    answers: { status: 'sent', metadata: { external_send_id: 'order-1', campaign_api_id: 'campaign-1' } },
  },
];

/** Calls that need a schedule make one first. */
const schedules: ClientCall[] = [
  {
    method: 'messages.schedule.create',
    call: (braze) =>
      braze.messages.schedule.create({
        campaign_id: 'campaign-1',
        external_user_ids: ['person-1'],
        schedule,
        messages,
      }),
    answers: scheduled,
  },
  {
    method: 'messages.schedule.update',
    call: async (braze) => {
      const message = { campaign_id: 'campaign-1', external_user_ids: ['person-1'], schedule, messages };
      const { schedule_id } = await braze.messages.schedule.create(message);
      return braze.messages.schedule.update({ schedule_id, schedule: later });
    },
    answers: success,
  },
  {
    method: 'messages.schedule.delete',
    call: async (braze) => {
      const message = { campaign_id: 'campaign-1', external_user_ids: ['person-1'], schedule, messages };
      const { schedule_id } = await braze.messages.schedule.create(message);
      return braze.messages.schedule.delete({ schedule_id });
    },
    answers: success,
  },
  {
    method: 'campaigns.trigger.schedule.create',
    call: (braze) => braze.campaigns.trigger.schedule.create({ campaign_id: 'campaign-1', broadcast: true, schedule }),
    answers: scheduled,
  },
  {
    method: 'campaigns.trigger.schedule.update',
    call: async (braze) => {
      const campaign_id = 'campaign-1';
      const { schedule_id } = await braze.campaigns.trigger.schedule.create({ campaign_id, recipients, schedule });
      return braze.campaigns.trigger.schedule.update({ campaign_id, schedule_id, schedule: later });
    },
    answers: success,
  },
  {
    method: 'campaigns.trigger.schedule.delete',
    call: async (braze) => {
      const campaign_id = 'campaign-1';
      const { schedule_id } = await braze.campaigns.trigger.schedule.create({ campaign_id, recipients, schedule });
      return braze.campaigns.trigger.schedule.delete({ campaign_id, schedule_id });
    },
    answers: success,
  },
  {
    method: 'canvas.trigger.schedule.create',
    call: (braze) => braze.canvas.trigger.schedule.create({ canvas_id: 'canvas-1', broadcast: true, schedule: later }),
    answers: scheduled,
  },
  {
    method: 'canvas.trigger.schedule.update',
    call: async (braze) => {
      const canvas_id = 'canvas-1';
      const { schedule_id } = await braze.canvas.trigger.schedule.create({ canvas_id, recipients, schedule });
      return braze.canvas.trigger.schedule.update({ canvas_id, schedule_id, schedule: later });
    },
    answers: success,
  },
  {
    method: 'canvas.trigger.schedule.delete',
    call: async (braze) => {
      const canvas_id = 'canvas-1';
      const { schedule_id } = await braze.canvas.trigger.schedule.create({ canvas_id, recipients, schedule });
      return braze.canvas.trigger.schedule.delete({ canvas_id, schedule_id });
    },
    answers: success,
  },
  {
    method: 'messages.scheduled_broadcasts',
    call: (braze) => braze.messages.scheduled_broadcasts({ end_time: '2026-03-01T00:00:00Z' }),
    answers: {
      scheduled_broadcasts: [
        { name: 'Welcome', type: 'Campaign' },
        { name: 'Onboarding', type: 'Canvas' },
      ],
    },
  },
];

/** Everything that the client can send. */
export const messagingCalls: readonly ClientCall[] = [...sends, ...schedules];
