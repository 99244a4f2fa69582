import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { expect } from 'chai';
import { type Aws, openAws } from '../../../lib/aws/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import type { FencedAws } from '../../../lib/drill/journal/index.ts';
import { describeStacks, listStackResources } from '../../../lib/drill/nemeses/stacks/index.ts';
import type { Account } from '../../../lib/environment/environment.ts';
import { readIac } from '../../../lib/iac/index.ts';
import { drillCopy } from '../../../lib/rebuild/stacks/drill-copy.ts';
import type { PlannedStack } from '../../../lib/rebuild/stacks/make-stack.ts';
import { stacksNemesis } from '../../../lib/rebuild/stacks/stacks-nemesis.ts';
import { skipWithout } from '../../contract/referee.ts';
import { startMoto } from '../../support/moto.ts';
import { sandbox } from '../../support/run-folder.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const ACCOUNT: Account = { name: 'clean', id: '123456789012', purpose: 'clean', regions: ['eu-west-1'] };
const PLACE = { account: ACCOUNT.id, region: 'eu-west-1' };
const PACE = 0.01;
const TEMPLATE = `
Parameters:
  Stage: { Type: String }
Resources:
  Orders:
    Type: AWS::SNS::Topic
    Properties: { TopicName: !Sub 'orders-\${Stage}' }
  Where:
    Type: AWS::SSM::Parameter
    DeletionPolicy: Retain
    Properties: { Type: String, Name: !Sub '/orders/\${Stage}', Value: !Ref Orders }
Outputs:
  Topic: { Value: !Ref Orders, Export: { Name: orders-topic } }
`;

/**
 * Moto plays another CloudFormation than ours. Where it differs from AWS: a stack is made within the call that asks for it, so
 * that none is ever in progress; a stack made by a change set has no outputs; resources that fail end in an error of
 * the server and not in a stack that failed. So only what comes up is shown here.
 */
describe('stacks that a rebuild makes on another server, moto', function () {
  this.timeout(120_000);
  before(function () {
    skipWithout(this, 'moto_server', 'moto_server', '--help');
  });

  it(
    'are made by a change set, carry the tags of the run, and are taken away again',
    withMoto(async ({ fenced, folder }) => {
      const nemesis = await nemesisOf(fenced, folder, { Stage: 'test' });
      const signal = new AbortController().signal;
      const { state } = await nemesis.prepare(signal);
      const injected = await nemesis.inject(state, signal);
      const [stack] = await describeStacks(fenced, PLACE);
      expect(stack).to.include({ name: 'orders', status: 'CREATE_COMPLETE' });
      expect(stack?.tags).to.include({ 'landfall:run': 'run-1' });
      const resources = await listStackResources(fenced, PLACE, 'orders');
      expect(resources.map(({ type, physicalId }) => [type, physicalId])).to.have.deep.members([
        ['AWS::SNS::Topic', 'arn:aws:sns:eu-west-1:123456789012:orders-test'],
        ['AWS::SSM::Parameter', '/orders/test'],
      ]);
      expect(await thrownBy(() => nemesis.prepare(signal))).to.include({ code: 'ACCOUNT_NOT_CLEAN' });
      expect(await nemesis.isHealed(injected)).to.equal(false);
      await nemesis.heal(injected);
      expect(await nemesis.isHealed(injected)).to.equal(true);
      expect(await describeStacks(fenced, PLACE)).to.deep.equal([]);
      expect(await nemesis.leftovers(injected)).to.deep.include({ what: 'stack orders', state: 'gone' });
    }),
  );
});

interface MotoWorld {
  readonly fenced: FencedAws;
  readonly folder: string;
}

/** Gives the body an empty moto, and a folder with a template. */
function withMoto(body: (world: MotoWorld) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-moto-'));
    const moto = await startMoto(folder);
    let aws: Aws | undefined;
    try {
      writeFileSync(join(folder, 'orders.yaml'), TEMPLATE);
      aws = await openAws({
        environment: { ...(await sandbox()), pace: PACE, accounts: [ACCOUNT] },
        endpoint: {
          url: moto.endpoint,
          credentials: { accessKeyId: `AKIA${ACCOUNT.id}LAND`, secretAccessKey: 'not-a-secret' },
        },
        clock: realClock,
        signal: new AbortController().signal,
        onCall: () => 0,
      });
      await body({ fenced: heldBy('run-1', aws), folder });
    } finally {
      aws?.close();
      await moto.close();
      rmSync(folder, { recursive: true });
    }
  };
}

/** As with a lock that nobody else wants: the lock is another test's matter. */
function heldBy(holder: string, aws: Aws): FencedAws {
  return { holder, token: '1', read: (request) => aws.read(request), write: (request) => aws.write(request) };
}

/** The templates of a folder as stacks, the way a rebuild reads and changes them. */
async function nemesisOf(aws: FencedAws, cwd: string, parameters: Readonly<Record<string, string>>) {
  const { units } = await readIac('.', { cwd });
  const stacks = units.map(
    (unit): PlannedStack => ({
      name: parse(unit.file).name,
      copy: drillCopy(unit),
      parameters,
      resources: unit.resources,
      conditional: [],
    }),
  );
  return stacksNemesis({
    aws,
    place: PLACE,
    clock: realClock,
    pace: PACE,
    environment: 'sandbox',
    limit: 60,
    stacks,
    onStack: () => () => undefined,
  });
}
