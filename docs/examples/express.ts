import { createCrosswalk, type NodeHandler, toNodeHandler } from 'crosswalk/node';

/** The part of `const app = express()` that this needs; Connect has it too. */
interface Application {
  use(path: string, handler: NodeHandler): unknown;
}

/** Mounts Crosswalk under /crosswalk. Call it before `app.use(express.json())`, so that bodies can stream. */
export async function mountCrosswalk(app: Application, databaseUrl: string, vaultKeys: string) {
  const crosswalk = await createCrosswalk({ databaseUrl, vaultKeys, basePath: '/crosswalk' });
  app.use('/crosswalk', toNodeHandler(crosswalk));
  return crosswalk;
}
