import { expect } from 'chai';
import { changed, parsed, refusal } from './declarations.ts';

const CLEAN = `    regions: [eu-west-1]
  clean:
    id: "444455556666"
    purpose: clean
    regions: [eu-central-1]
`;

describe('what a workload is rebuilt from', () => {
  const declaration = (rebuild: string) =>
    changed(
      '      tags: { workload: orders }\n',
      `      tags: { workload: orders }\n    rebuild:\n${rebuild}`,
      changed('    regions: [eu-west-1]\n', CLEAN),
    );
  const FROM = '      from: [{ path: iac/orders.yaml }]\n';

  it('is read with its defaults', () => {
    expect(parsed(declaration(FROM)).workloads[0]?.rebuild).to.deep.equal({
      sources: [{ path: 'iac/orders.yaml', parameters: {} }],
      detectDrift: false,
      smoke: [],
    });
  });

  it('is read in full, with numbers and truth values as the text that AWS takes', () => {
    const rebuilt = parsed(
      declaration(
        `      from: [{ path: iac/orders.yaml, stack: shop-orders, parameters: { Size: 3, Public: true } }]
      into: { account: clean, region: eu-central-1 }
      keptAt: https://git.example.org/infrastructure
      detectDrift: true
      smoke: [{ output: FrontDoor, path: /health, expectStatus: 204 }, { output: Host }]
`,
      ),
    ).workloads[0]?.rebuild;
    expect(rebuilt).to.deep.equal({
      sources: [{ path: 'iac/orders.yaml', stack: 'shop-orders', parameters: { Size: '3', Public: 'true' } }],
      into: { account: 'clean', region: 'eu-central-1' },
      keptAt: 'https://git.example.org/infrastructure',
      detectDrift: true,
      smoke: [
        { output: 'FrontDoor', path: '/health', expectStatus: 204 },
        { output: 'Host', path: '/', expectStatus: 200 },
      ],
    });
  });

  it('is absent where nothing is declared', () => {
    expect(parsed(changed('owner: team', 'owner: team')).workloads[0]).not.to.have.property('rebuild');
  });

  const broken: readonly (readonly [string, string, string])[] = [
    ['without a source', '      from: []\n', 'at least one source'],
    [
      'into an account that holds workloads',
      `${FROM}      into: { account: shop, region: eu-west-1 }\n`,
      'an account with purpose: clean',
    ],
    [
      'into an account that nobody declared',
      `${FROM}      into: { account: claen, region: eu-central-1 }\n`,
      'did you mean "clean"?',
    ],
    [
      'into a Region that the clean account does not have',
      `${FROM}      into: { account: clean, region: us-east-1 }\n`,
      'a Region of account "clean": eu-central-1',
    ],
    [
      'from the same source twice',
      '      from: [{ path: iac/a.yaml }, { path: iac/a.yaml }]\n',
      'each source once',
    ],
    ['with a mistyped key', `${FROM}      smokes: []\n`, 'smokes'],
  ];
  for (const [what, rebuild, said] of broken)
    it(`is refused ${what}, with its place`, () => {
      const { message, code } = refusal(declaration(rebuild));
      expect(code).to.equal('ENVIRONMENT_INVALID');
      expect(message)
        .to.include(said)
        .and.to.match(/at environments\/shop\.yaml:\d+:\d+/);
    });
});
