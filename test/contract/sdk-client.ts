import type { TwinService } from '../../lib/twin/service.ts';
import type { TwinFixture } from './with-twin.ts';

type Send = (operation: string, input: object) => Promise<Record<string, unknown>>;
type CommandClass = new (input: object) => object;
type ClientClass = new (
  config: object,
) => { send(command: object): Promise<Record<string, unknown>>; destroy(): void };

/** Sends operations by name through the real SDK client of a service. */
export async function sdkClient(
  service: TwinService,
  settings: ReturnType<TwinFixture['client']>,
): Promise<{ readonly send: Send; readonly end: () => void }> {
  const sdk = (await import(service.sdkPackage)) as Record<string, unknown>;
  const name = Object.keys(sdk).find((key) => /^[A-Z]\w+Client$/.test(key));
  const client = new (sdk[name ?? ''] as ClientClass)(settings);
  return {
    send: (operation, input) => {
      const Command = sdk[`${operation}Command`] as CommandClass;
      return client.send(new Command(input));
    },
    end: () => client.destroy(),
  };
}
