import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type SdkClient, type SdkPackage, sdkPackage } from './packages.ts';
import type { ServiceName } from './service-name.ts';
import type { Session } from './session.ts';

/** The SDK clients of a run: one for each service, session and Region, made when first asked for. */
export interface Clients {
  of(service: ServiceName, session: Session, region: string): Promise<{ sdk: SdkPackage; client: SdkClient }>;
  close(): void;
}

/** Seconds that a connection may take to stand. */
const CONNECTION_TIMEOUT = 5;

/** Clients that all go to the declared endpoint, or all to AWS, over one pool of connections. They do not retry: the caller does. */
export function sdkClients(endpoint: string | undefined): Clients {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT * 1_000,
    httpAgent: { keepAlive: true, maxSockets: 256 },
    httpsAgent: { keepAlive: true, maxSockets: 256 },
  });
  const packages = new Map<ServiceName, Promise<SdkPackage>>();
  const made = new Map<Session, Map<string, SdkClient>>();

  const packageOf = (service: ServiceName): Promise<SdkPackage> => {
    const loading = packages.get(service) ?? sdkPackage(service);
    packages.set(service, loading);
    return loading;
  };

  return {
    of: async (service, session, region) => {
      const sdk = await packageOf(service);
      const mine = made.get(session) ?? new Map<string, SdkClient>();
      made.set(session, mine);
      const key = `${service}/${region}`;
      const client =
        mine.get(key) ?? sdk.client(configuration(sdk, session, region, endpoint, requestHandler));
      mine.set(key, client);
      return { sdk, client };
    },
    close: () => {
      for (const clients of made.values()) for (const client of clients.values()) client.destroy();
      requestHandler.destroy();
    },
  };
}

function configuration(
  sdk: SdkPackage,
  session: Session,
  region: string,
  endpoint: string | undefined,
  requestHandler: NodeHttpHandler,
): Readonly<Record<string, unknown>> {
  return {
    region,
    // Marked as remembered, so that the SDK asks the session each time and never keeps credentials that the session renewed.
    credentials: Object.assign(() => credentialsFor(sdk, session), { memoized: true }),
    requestHandler,
    maxAttempts: 1,
    // A profile's wish for FIPS or dual-stack hosts has no meaning there, and the SDK refuses the combination.
    ...(endpoint === undefined ? {} : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
  };
}

/** An old client forgets at once what has already ended, and asks the session again. */
async function credentialsFor(sdk: SdkPackage, session: Session): Promise<unknown> {
  const credentials = await session.credentials();
  return sdk.keepsCredentials === true ? { ...credentials, expiration: new Date(0) } : credentials;
}
