import { expect } from 'chai';
import { storeEndpoint } from '../../../lib/engine/drill/store-endpoint.ts';
import type { LandfallError } from '../../../lib/base/errors.ts';
import type { FactKind } from '../../../lib/inventory/facts.ts';

const home = { account: '111122223333', region: 'eu-west-1' };
const at = (address: string) => ({ address, port: 5_432 });
const FACTS: { readonly [K in FactKind]?: readonly object[] } = {
  'rds.instance': [{ ...home, id: 'orders-db', endpoint: at('orders') }],
  'rds.cluster': [{ ...home, id: 'ledger', endpoint: at('ledger'), readerEndpoint: at('ledger-ro') }],
  'rds.proxy': [
    { ...home, region: 'eu-central-1', id: 'far', targets: ['orders-db'], endpoint: at('far') },
    { ...home, id: 'unread', endpoint: at('unread') },
    { ...home, id: 'near', targets: ['orders-db'], endpoint: at('near') },
  ],
};
const facts = (kind: FactKind) => (FACTS[kind] ?? []) as never;
const view = { own: facts, all: facts };
const found = (store: string, endpoint?: 'writer' | 'reader' | 'proxy') =>
  storeEndpoint({ name: 'it', store, ...(endpoint === undefined ? {} : { endpoint }) }, view).address;

describe('the endpoint of a database that is watched', () => {
  it("is the writer's unless another is named", () => {
    expect(found('orders-db')).to.equal('orders');
    expect(found('ledger', 'writer')).to.equal('ledger');
    expect(found('ledger', 'reader')).to.equal('ledger-ro');
  });

  it('is that of the proxy which stands before it, in the same place', () => {
    expect(found('orders-db', 'proxy')).to.equal('near');
  });

  it('is refused, before anything is broken, where the API lists none', () => {
    for (const [store, endpoint] of [
      ['orders-db', 'reader'],
      ['ledger', 'proxy'],
      ['nothing', 'writer'],
    ] as const)
      expect(() => found(store, endpoint))
        .to.throw('nothing was broken')
        .that.includes({ code: 'STORE_NOT_FOUND', blame: 'guard' });
    const told = (body: () => unknown): string => {
      try {
        return String(body());
      } catch (error) {
        return (error as LandfallError).message;
      }
    };
    expect(told(() => found('orders-db', 'reader'))).to.equal(
      [
        'Watch point "it" names the readers\' endpoint of the database orders-db, which was not read; nothing was broken',
        '  expected ledger',
        '  got orders-db',
        '  fix: name a database that belongs to the workload and for which the API lists that endpoint',
      ].join('\n'),
    );
  });
});
