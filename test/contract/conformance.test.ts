import { expect } from 'chai';
import fc from 'fast-check';
import type { OperationTable, TwinService } from '../../lib/twin/service.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { loadModel, type OperationModel, type ServiceModel } from '../../lib/twin/wire/model.ts';
import { arbitraryOf } from './arbitrary.ts';
import { plain } from './plain.ts';
import { asSent } from './as-sent.ts';
import { sdkClient } from './sdk-client.ts';
import { withTwin } from './with-twin.ts';

const RUNS = Number(process.env['CONFORMANCE_RUNS'] ?? 5);
const EVERY_OPERATION = process.env['CONFORMANCE_OPERATIONS'] === 'all';

/** Operations that carry no signature, so that nobody is behind them. */
const UNSIGNED = ['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'];

describe('random values', function () {
  this.timeout(60_000);
  // A service of a vendored model has an SDK client that is older than the model: botocore sends it its random values.
  for (const service of SERVICES.filter(({ vendoredModel }) => vendoredModel === undefined))
    it(`of every modelled operation of ${service.signingName} arrive as they were sent, both ways`, async () => {
      const model = await loadModel(service);
      const echo = echoOf(service, model);
      await withTwin({ services: [echo.service] }, async ({ client }) => {
        const { send, end } = await sdkClient(service, client());
        for (const operation of echo.operations) await checkOperation(operation, model, echo, send);
        end();
      })();
    });
});

interface Echo {
  readonly service: TwinService;
  readonly operations: readonly OperationModel[];
  seen: unknown;
  output: object;
}

/** The service with operations that remember what came, and answer what they are told to. */
function echoOf(service: TwinService, model: ServiceModel): Echo {
  const signed = [...model.operations.keys()].filter((name) => !UNSIGNED.includes(name));
  const names = EVERY_OPERATION ? signed : Object.keys(service.operations);
  const table: OperationTable = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        echo.seen = input;
        return echo.output;
      },
    ]),
  );
  const operations = names.map((name) => model.operations.get(name)).filter((found) => found !== undefined);
  const echo: Echo = { service: { ...service, operations: table }, operations, seen: undefined, output: {} };
  return echo;
}

async function checkOperation(
  operation: OperationModel,
  model: ServiceModel,
  echo: Echo,
  send: Awaited<ReturnType<typeof sdkClient>>['send'],
): Promise<void> {
  const form = model.protocol === 'query' || model.protocol === 'ec2';
  const inputs = arbitraryOf(operation.input, { empties: !form, fractions: true });
  const outputs = arbitraryOf(operation.output, { empties: true, fractions: true });
  const property = fc.asyncProperty(inputs, outputs, async (drawn, output) => {
    const input = asSent(model.signingName, drawn);
    echo.output = output;
    const { $metadata: _, ...received } = await send(operation.name, structuredClone(input));
    expect(plain(received), `output of ${operation.name}`).to.deep.equal(plain(output));
    expect(plain(asSent(model.signingName, echo.seen)), `input of ${operation.name}`).to.deep.equal(
      plain(input),
    );
  });
  await fc.assert(property, { numRuns: RUNS, seed: 3, endOnFailure: true });
}
