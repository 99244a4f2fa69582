import { expect } from 'chai';
import { positionOf, type Workload } from '../../lib/environment/index.ts';
import { changed, parsed } from './declarations.ts';

const TIER = `az: { rto: 1h, rpo: 5m, mtpd: 4h, recover: { by: failover, steps: [{ what: a, takes: 1m, because: b }] } }
      region: { rto: 8h }
    backup:
      every: 1h
      immutable: true
      copies: [{ region: eu-west-1 }]`;

function withOverrides(overrides: string): Workload {
  const text = changed('tier: gold', `tier: gold\n    ${overrides}`, changed('az: { rto: 1h }', TIER));
  const [workload] = parsed(text).workloads;
  if (workload === undefined) throw new Error('no workload');
  return workload;
}

describe('a workload over its tier', () => {
  it('takes over all that it does not mention', () => {
    const { objectives, backup } = withOverrides('title: Orders');
    expect(objectives.map(({ disruption }) => disruption)).to.deep.equal(['az', 'region']);
    expect(backup).to.deep.include({ every: 3_600, immutable: true });
  });

  it('overrides one measure and keeps the others of the same disruption', () => {
    const [az] = withOverrides('objectives: { az: { rto: 2h } }').objectives;
    expect(az).to.include({ rto: 7_200, rpo: 300, mtpd: 14_400 });
    expect(az?.recovery?.steps).to.have.length(1);
  });

  it('replaces the way of recovery as a whole', () => {
    const [az] = withOverrides('objectives: { az: { recover: { by: restore } } }').objectives;
    expect(az?.recovery).to.deep.equal({ by: 'restore', steps: [] });
  });

  it('drops an objective, one measure of it, or the backups with null', () => {
    const dropped = withOverrides('objectives: { az: { rpo: null }, region: null }\n    backup: null');
    expect(dropped.objectives.map(({ disruption }) => disruption)).to.deep.equal(['az']);
    expect(dropped.objectives[0]).not.to.have.property('rpo');
    expect(dropped).not.to.have.property('backup');
  });

  it('replaces lists, and overrides a promise with its opposite', () => {
    const { backup } = withOverrides('backup: { copies: [], immutable: false }');
    expect(backup).to.deep.include({ copies: [], immutable: false, every: 3_600 });
  });

  it('cites its own line for what it overrides, and the line of the tier for the rest', () => {
    const text = changed(
      'tier: gold',
      'tier: gold\n    objectives: { az: { rto: 2h } }',
      changed('az: { rto: 1h }', TIER),
    );
    const environment = parsed(text);
    const line = (key: string) =>
      positionOf(environment, ['workloads', 'orders', 'objectives', 'az', key]).line;
    expect([line('rto'), line('rpo')]).to.deep.equal([22, 12]);
  });
});
