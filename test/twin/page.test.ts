import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { type PageRequest, page } from '../../lib/twin/page.ts';
import { type CallContext, Fault, type Paging } from '../../lib/twin/service.ts';
import { World } from '../../lib/twin/world/world.ts';

const ITEMS = ['e', 'b', 'd', 'a', 'c'];

describe('page', () => {
  it('gives every item once, in order of identity, over small pages', () => {
    expect(pagesOf(ITEMS, { pageSize: 2 })).to.deep.equal([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('ends without a token when the last page is exactly full', () => {
    expect(pagesOf(['a', 'b', 'c', 'd'], { pageSize: 2 })).to.deep.equal([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('gives one empty page for nothing', () => {
    expect(page([], request({}))).to.deep.equal({ items: [], next: undefined });
  });

  it('never gives more than the caller asked for, AWS allows, or the twin is set to', () => {
    const sizes = [
      request({ paging: { pageSize: 3 }, max: 2, limit: 4 }),
      request({ paging: { pageSize: 3 }, max: 5, limit: 1 }),
      request({ paging: { pageSize: 3 }, max: 5, limit: 4 }),
    ].map((asked) => page(ITEMS, asked).items.length);
    expect(sizes).to.deep.equal([2, 1, 3]);
  });

  it('loses and repeats nothing when items come and go between pages', () => {
    const first = page(ITEMS, request({ max: 2 }));
    const second = page(['a', 'aa', 'c', 'd'], request({ max: 2, token: first.next }));
    expect(second).to.deep.equal({ items: ['c', 'd'], next: undefined });
  });

  it('begins with an empty page that carries a token when the twin is set so', () => {
    expect(pagesOf(ITEMS, { pageSize: 3, emptyPages: true })).to.deep.equal([
      [],
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  const given = () => page(ITEMS, request({ max: 2, scope: 'vault-a' })).next;
  const foreign: [string, () => Partial<PageRequest<string>>][] = [
    ['that is no token at all', () => ({ token: 'x' })],
    ['that is empty', () => ({ token: '' })],
    ['that was tampered with', () => ({ token: `${given()?.slice(0, -4)}XXXX` })],
    ['of another scope', () => ({ token: given(), scope: 'vault-b' })],
    [
      'of another account',
      () => ({ token: given(), scope: 'vault-a', context: context({}, '222233334444') }),
    ],
    [
      'of another operation',
      () => ({ token: given(), scope: 'vault-a', context: context({ operation: 'ListBackupPlans' }) }),
    ],
  ];
  for (const [which, options] of foreign)
    it(`refuses a token ${which} with the code of the service`, () => {
      expect(() => page(ITEMS, request({ ...options() })))
        .to.throw(Fault)
        .with.property('code', 'InvalidParameterValueException');
    });
});

function pagesOf(items: string[], paging: Partial<Paging>): string[][] {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const cut = page(items, request({ token, paging }));
    pages.push(cut.items);
    token = cut.next;
  } while (token !== undefined && pages.length < 20);
  return pages;
}

function request(options: Partial<PageRequest<string>> & { paging?: Partial<Paging> }): PageRequest<string> {
  const { paging, ...rest } = options;
  return { token: undefined, max: undefined, id: (item) => item, context: context(paging ?? {}), ...rest };
}

function context(paging: Partial<Paging>, account = '111122223333'): CallContext {
  return {
    world: new World(realClock),
    account,
    region: 'eu-west-1',
    principalArn: `arn:aws:iam::${account}:user/landfall`,
    accessKeyId: 'AKIA111122223333LAND',
    paging: { service: 'backup', operation: 'ListBackupVaults', pageSize: 20, emptyPages: false, ...paging },
  };
}
