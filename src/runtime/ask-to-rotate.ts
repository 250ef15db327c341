import { request } from 'node:http';
import { z } from 'zod';
import { type VaultRotation } from '../vault/index.ts';
import { type Environment } from './environment.ts';

const answerSchema = z.object({ rewrapped: z.int(), replaced_root_keys: z.boolean() });
const refusalSchema = z.object({ message: z.string() });

/**
 * Asks the service that runs on this machine with the same environment to rotate its vault.
 *
 * @throws Error with one line: there is no token to ask with, the service does not answer, or it refuses.
 */
export async function askToRotate(
  { host, port, apiToken, publicUrl }: Pick<Environment, 'host' | 'port' | 'apiToken' | 'publicUrl'>,
  signal: AbortSignal,
): Promise<VaultRotation> {
  if (apiToken === undefined) {
    throw new Error('Set CROSSWALK_API_TOKEN to an admin token to let the running service rotate, or stop it first.');
  }
  const basePath = (publicUrl?.pathname ?? '').replace(/\/$/, '');
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(
      {
        host,
        port,
        path: `${basePath}/vault/rotation`,
        method: 'POST',
        headers: { authorization: `Bearer ${apiToken}` },
        signal,
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        answer.on('error', reject);
      },
    );
    asked.on('error', (cause) => {
      reject(new Error(`The running service does not answer on port ${port}: ${cause.message}`, { cause }));
    });
    asked.end();
  });
  const body: unknown = JSON.parse(text);
  const answer = answerSchema.safeParse(body);
  if (answer.success) return { rewrapped: answer.data.rewrapped, replacedRootKeys: answer.data.replaced_root_keys };
  const refusal = refusalSchema.safeParse(body);
  throw new Error(`The running service refused: ${refusal.success ? refusal.data.message : text.slice(0, 200)}`);
}
