import { expect } from 'chai';
import { configurationCopied } from '../../../lib/checks/rebuild/configuration-copied.ts';
import type { RebuildPolicy } from '../../../lib/environment/environment.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import { gap, inventory, stack, stackResource, taggedResource, workload } from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf';
const policy = (copies: RebuildPolicy['copies'] = []): RebuildPolicy => ({
  sources: [{ path: 'iac/a.yaml', parameters: {} }],
  detectDrift: false,
  smoke: [],
  copies,
});
const secretInStack: Partial<Facts> = {
  'cloudformation.stack': [stack()],
  'cloudformation.resource': [
    stackResource({ logicalId: 'Password', physicalId: SECRET, type: 'AWS::SecretsManager::Secret' }),
  ],
};
const judged = (facts: Partial<Facts>, copies?: RebuildPolicy['copies']) =>
  verdictsOf(configurationCopied, {
    workload: workload({ rebuild: policy(copies) }),
    inventory: inventory({ facts }),
  });

describe('rebuild/configuration-copied', () => {
  it('fails a secret that has no copy outside, whether a stack or its tags tell of it', () => {
    const [verdict] = judged(secretInStack);
    expect(verdict).to.include({ outcome: 'fail' });
    expect(verdict?.message).to.include('the secret of');
    const tagged = taggedResource({ arn: SECRET, id: 'orders', type: 'AWS::SecretsManager::Secret' });
    expect(outcomes(judged({ 'tagging.resource': [tagged] }))).to.deep.equal(['fail']);
  });

  it('passes what is declared to be copied, and says that nobody looked', () => {
    const copies = [{ of: 'AWS::SecretsManager::Secret', keptAt: 'the vault account' }];
    const [verdict] = judged(secretInStack, copies);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.include('nobody looked there');
  });

  it('fails a copy that lies in an account of workloads itself', () => {
    for (const keptAt of ['replicated within account 111122223333', 'the shop account']) {
      const copies = [{ of: 'AWS::SecretsManager::Secret', keptAt }];
      expect(outcomes(judged(secretInStack, copies)), keptAt).to.deep.equal(['fail']);
    }
  });

  it('does not take a parameter for another one whose path ends the same', () => {
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [
        stackResource({ logicalId: 'Size', physicalId: '/orders/size', type: 'AWS::SSM::Parameter' }),
      ],
      'tagging.resource': ['/orders/size', '/by-hand/size'].map((id) =>
        taggedResource({
          arn: `arn:aws:ssm:eu-west-1:111122223333:parameter${id}`,
          id,
          type: 'AWS::SSM::Parameter',
        }),
      ),
    };
    expect(judged(facts).map(({ subject }) => subject?.name)).to.deep.equal([
      '/orders/size',
      '/by-hand/size',
    ]);
  });

  it('does not take the template of one stack for that of another with the same logical id', () => {
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [
        stackResource({ logicalId: 'Size', physicalId: '/orders/size', type: 'AWS::SSM::Parameter' }),
      ],
      'iac.unit': [
        iacUnit({
          stack: 'shop-other',
          resources: [{ address: 'Size', type: 'AWS::SSM::Parameter', ids: [] }],
        }),
      ],
    };
    expect(outcomes(judged(facts))).to.deep.equal(['fail']);
  });

  it('passes a parameter that its template makes with its value, and no secret for that reason', () => {
    const resources = [
      { address: 'Size', type: 'AWS::SSM::Parameter', ids: [] },
      { address: 'Password', type: 'AWS::SecretsManager::Secret', ids: [] },
    ];
    const facts = {
      'cloudformation.stack': [stack()],
      'cloudformation.resource': [
        stackResource({ logicalId: 'Size', physicalId: '/orders/size', type: 'AWS::SSM::Parameter' }),
        stackResource({ logicalId: 'Password', physicalId: SECRET, type: 'AWS::SecretsManager::Secret' }),
      ],
      'iac.unit': [iacUnit({ resources })],
    };
    const byName = Object.fromEntries(judged(facts).map(({ subject, outcome }) => [subject?.type, outcome]));
    expect(byName).to.deep.equal({ 'AWS::SSM::Parameter': 'pass', 'AWS::SecretsManager::Secret': 'fail' });
  });

  it('counts what is in a stack and tagged as well once', () => {
    const tagged = taggedResource({ arn: SECRET, id: 'orders', type: 'AWS::SecretsManager::Secret' });
    expect(judged({ ...secretInStack, 'tagging.resource': [tagged] })).to.have.length(1);
  });

  it('is unknown where tags could not be read, and not applicable where nothing of the kind is there', () => {
    const denied = gap({ service: 'tagging', operation: 'GetResources', kinds: ['tagging.resource'] });
    const verdicts = verdictsOf(configurationCopied, {
      workload: workload({ rebuild: policy() }),
      inventory: inventory({ gaps: [denied] }),
    });
    expect(outcomes(verdicts)).to.deep.equal(['unknown']);
    expect(outcomes(judged({}))).to.deep.equal(['not-applicable']);
  });
});
