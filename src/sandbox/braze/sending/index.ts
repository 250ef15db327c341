export { messageChannels } from './messages.ts';
export { createSchedule, moveSchedule, schedule, scheduleOf } from './schedules.ts';
export { type Dispatch, acceptSend } from './send.ts';
export { type Target, namesNobody, readMessageTarget, readTriggerTarget } from './target.ts';
