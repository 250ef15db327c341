import { importPKCS8 } from 'jose';
import {
  ClientSecretBasic,
  ClientSecretPost,
  type ClientAuth,
  modifyAssertion,
  None,
  PrivateKeyJwt,
} from 'oauth4webapi';
import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Provider } from './provider.ts';

/** Seconds that an assertion is set back, for clocks that are behind ours, and that it is good for. */
const assertionTimes = { early: 5, life: 60 };

function missing({ vendor, spec }: Provider, what: string): CrosswalkError {
  return new CrosswalkError('connection_invalid', `The ${spec.label} of ${vendor} needs ${what}.`);
}

async function importKey(provider: Provider): Promise<CryptoKey> {
  const { client, spec, vendor } = provider;
  if (client.privateKey === undefined) throw missing(provider, 'a private key');
  try {
    return await importPKCS8(client.privateKey, spec.algorithm);
  } catch (error) {
    throw new CrosswalkError(
      'connection_invalid',
      `The private key for ${vendor} cannot be read. It must be a key for ${spec.algorithm} in PEM that begins with -----BEGIN PRIVATE KEY-----.`,
      { cause: error },
    );
  }
}

/**
 * How the client of a provider proves who it is.
 *
 * @throws CrosswalkError `connection_invalid` when the secret or key for it is missing or cannot be read.
 */
export async function authenticationOf(provider: Provider, clock: Pick<Clock, 'now'>): Promise<ClientAuth> {
  const { client, spec, fields } = provider;
  if (spec.clientAuthentication === 'none') return None();
  if (spec.clientAuthentication !== 'private_key_jwt') {
    if (client.clientSecret === undefined) throw missing(provider, 'a client secret');
    return spec.clientAuthentication === 'client_secret_post'
      ? ClientSecretPost(client.clientSecret)
      : ClientSecretBasic(client.clientSecret);
  }
  const key = await importKey(provider);
  const audience = spec.audience(fields);
  return PrivateKeyJwt(client.keyId === undefined ? key : { key, kid: client.keyId }, {
    [modifyAssertion](header, claims) {
      const now = Math.floor(clock.now() / 1000);
      header['typ'] = 'JWT';
      claims['iat'] = now - assertionTimes.early;
      claims['nbf'] = now - assertionTimes.early;
      claims['exp'] = now - assertionTimes.early + assertionTimes.life;
      if (audience !== undefined) claims['aud'] = audience;
    },
  });
}
