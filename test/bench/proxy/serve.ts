import { z } from 'zod';
import { childOptions, tell } from '../child.ts';
import { contenderNames, contenders } from './contenders.ts';

/** Serves one contender in a process of its own, and tells on request what it has used up. */

const { name, upstream } = childOptions(z.object({ name: z.enum(contenderNames), upstream: z.string() }));
const contender = await contenders[name](upstream);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  tell({ cpu: user + system, memory: process.memoryUsage().rss, highestMemory: process.resourceUsage().maxRSS * 1024 });
});
tell(contender);
