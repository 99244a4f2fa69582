import { expect } from 'chai';
import { chooseRecords } from '../../../../lib/twin/estate/dns/choose-records.ts';

const named = (SetIdentifier: string, more: object) => ({
  Name: 'a.example.',
  Type: 'A' as const,
  SetIdentifier,
  ...more,
});
const primary = named('p', { Failover: 'PRIMARY' });
const secondary = named('s', { Failover: 'SECONDARY' });
const all = { isHealthy: () => true, chance: 0.5 };
const without = (...ill: object[]) => ({ isHealthy: (set: object) => !ill.includes(set), chance: 0.5 });

describe('twin/estate/dns: choosing records', () => {
  it('answers with the primary while it is well, and else with the secondary', () => {
    expect(chooseRecords([secondary, primary], all)).to.deep.equal([primary]);
    expect(chooseRecords([secondary, primary], without(primary))).to.deep.equal([secondary]);
  });

  it('answers with the primary when both are ill', () => {
    expect(chooseRecords([secondary, primary], without(primary, secondary))).to.deep.equal([primary]);
  });

  it('chooses by weight among the healthy ones, and takes weight 0 only when nothing else is', () => {
    const [one, three, none] = [1, 3, 0].map((Weight) => named(`w${Weight}`, { Weight }));
    const sets = [one, three, none].filter((set) => set !== undefined);
    const chosen = (chance: number, ill: object[] = []) =>
      chooseRecords(sets, { ...without(...ill), chance })[0]?.SetIdentifier;
    expect([0, 0.2, 0.3, 0.99].map((chance) => chosen(chance))).to.deep.equal(['w1', 'w1', 'w3', 'w3']);
    expect(chosen(0.1, sets.slice(0, 1))).to.equal('w3');
    expect(chosen(0.5, sets.slice(0, 2))).to.equal('w0');
    expect(chosen(0.2, sets), 'fail-open').to.equal('w1');
  });

  it('answers with at most eight healthy ones of many values', () => {
    const sets = Array.from({ length: 10 }, (_, index) => named(`m${index}`, { MultiValueAnswer: true }));
    expect(chooseRecords(sets, all)).to.have.length(8);
    expect(chooseRecords(sets, without(...sets.slice(0, 7)))).to.have.length(3);
  });

  it('answers with a simple record whatever any check says, and with nothing where there is nothing', () => {
    const simple = { Name: 'a.example.', Type: 'A' as const };
    expect(chooseRecords([simple], without(simple))).to.deep.equal([simple]);
    expect(chooseRecords([], all)).to.deep.equal([]);
  });
});
