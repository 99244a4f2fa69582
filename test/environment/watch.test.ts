import { expect } from 'chai';
import { fisRoleArn } from '../../lib/environment/index.ts';
import { changed, parsed, shipped } from './declarations.ts';

const TAGS = '      tags: { workload: orders }\n';

describe('what drills watch', () => {
  const read = (watch: string) =>
    parsed(changed(TAGS, `${TAGS}    watch:\n      it: ${watch}\n`)).workloads[0]?.watch?.[0];

  it('is read with its defaults', () => {
    expect(read('{ kind: http, url: "https://shop.example/health?deep=1" }')).to.deep.equal({
      name: 'it',
      kind: 'http',
      url: 'https://shop.example/health?deep=1',
      expectStatus: 200,
    });
    expect(read('{ kind: dns, record: orders.shop.example }')).to.deep.equal({
      name: 'it',
      kind: 'dns',
      record: 'orders.shop.example',
      type: 'A',
    });
    expect(read('{ kind: tcp, host: 10.0.0.7, port: 5432 }')).to.deep.equal({
      name: 'it',
      kind: 'tcp',
      host: '10.0.0.7',
      port: 5432,
    });
    expect(
      read('{ kind: sql, store: orders-db, database: shop, table: ops.canary, user: me, passwordFrom: PW }'),
    ).to.deep.equal({
      name: 'it',
      kind: 'sql',
      store: 'orders-db',
      database: 'shop',
      table: 'ops.canary',
      user: 'me',
      passwordFrom: 'PW',
    });
  });

  it('names an endpoint of a database by what it is for', () => {
    expect(read('{ kind: tcp, store: ledger, endpoint: reader }')).to.deep.equal({
      name: 'it',
      kind: 'tcp',
      store: 'ledger',
      endpoint: 'reader',
    });
    expect(read('{ kind: tcp, store: ledger }')).to.include({ endpoint: 'writer' });
    const sql = 'kind: sql, store: orders-db, database: shop, table: canary, user: me';
    for (const endpoint of ['proxy', 'reader'])
      expect(read(`{ ${sql}, endpoint: ${endpoint} }`)).to.include({ endpoint });
    expect(read(`{ ${sql}, endpoint: writer }`)).not.to.have.property('endpoint');
  });

  it('stays absent where nothing is declared', () => {
    expect(parsed(changed('owner: team', 'owner: team')).workloads[0]).not.to.have.property('watch');
  });

  it('is declared for every workload of the sandbox', () => {
    const points = parsed(shipped('sandbox')).workloads.map(({ watch }) => watch?.map(({ name }) => name));
    expect(points).to.deep.equal([
      ['front-door', 'database', 'proxy', 'name'],
      ['front-door', 'name'],
      ['database', 'reader'],
    ]);
  });
});

describe('what drills need', () => {
  it('has defaults for what the account holds, and none for the lock', () => {
    const { safety } = parsed(changed('stage: test', 'stage: test'));
    expect(safety).to.include({ consentParameter: '/landfall/consent', fisRole: 'landfall-fis' });
    expect(safety).not.to.have.property('lockTable');
  });

  it('turns roles into ARNs', () => {
    const environment = parsed(
      changed(
        'purpose: workload',
        'purpose: workload\n    drillRole: teams/drill\n    externalId: a-shared-word',
      ),
    );
    const [account] = environment.accounts;
    expect(account?.drillRoleArn).to.equal('arn:aws:iam::111122223333:role/teams/drill');
    expect(account && fisRoleArn(environment, account)).to.equal(
      'arn:aws:iam::111122223333:role/landfall-fis',
    );
  });
});
