import { expect } from 'chai';
import fc from 'fast-check';
import { realClock } from '../../lib/base/clock.ts';
import { createTwin } from '../../lib/twin/server.ts';
import type { OperationTable, TwinService } from '../../lib/twin/service.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { loadModel } from '../../lib/twin/wire/model.ts';
import { World } from '../../lib/twin/world/world.ts';
import { arbitraryOf } from './arbitrary.ts';
import { asSent } from './as-sent.ts';
import { BOTOCORE_NAMES } from './botocore-names.ts';
import { portable } from './portable.ts';
import { runReferee, skipWithout } from './referee.ts';

const SCRIPT = new URL('botocore_inputs.py', import.meta.url).pathname;
const ROUNDS = 2;

interface Sent {
  readonly operation: string;
  readonly params: object;
  readonly error: string | null;
}

describe('random inputs of botocore', function () {
  this.timeout(120_000);
  before(function () {
    skipWithout(this, 'botocore', 'python3', '-c', 'import botocore');
  });

  for (const service of SERVICES)
    it(`to ${service.signingName} arrive as they were sent, for every modelled operation`, async () => {
      const seen: unknown[] = [];
      const twin = createTwin({ world: new World(realClock), services: [await listener(service, seen)] });
      const endpoint = `http://127.0.0.1:${await twin.listen()}`;
      try {
        const name = BOTOCORE_NAMES[service.signingName] ?? service.signingName;
        const calls = Object.keys(service.operations).map((operation) => ({ service: name, operation }));
        const stdin = JSON.stringify({ endpoint, calls, rounds: ROUNDS });
        const run = await runReferee('python3', [SCRIPT], { stdin });
        expect(run.status, run.stderr).to.equal(0);
        const sent = JSON.parse(run.stdout) as Sent[];
        expect(sent).to.have.lengthOf(calls.length * ROUNDS);
        expect(sent.filter(({ error }) => error !== null)).to.deep.equal([]);
        for (const [index, { operation, params }] of sent.entries())
          expect(comparable(service, seen[index]), operation).to.deep.equal(comparable(service, params));
      } finally {
        await twin.close();
      }
    });
});

/** The service with operations that remember what came, and answer something valid. */
async function listener(service: TwinService, seen: unknown[]): Promise<TwinService> {
  const model = await loadModel(service);
  const tables = Object.keys(service.operations).map((name) => {
    const output = model.operations.get(name)?.output;
    const [answer] =
      output === undefined
        ? []
        : fc.sample(arbitraryOf(output, { empties: true, fractions: false }), { numRuns: 1, seed: 3 });
    return [
      name,
      (input: unknown) => {
        seen.push(portable(input));
        return answer;
      },
    ];
  });
  return { ...service, operations: Object.fromEntries(tables) as OperationTable };
}

/** Numbers as text: botocore sends some of Route 53's as text and the SDK reads them as numbers. */
function comparable(service: TwinService, input: unknown): unknown {
  return JSON.parse(JSON.stringify(asSent(service.signingName, input)), (_name, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  );
}
