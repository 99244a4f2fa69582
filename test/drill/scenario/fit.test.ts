import { expect } from 'chai';
import { atPace, fitOf } from '../../../lib/drill/scenario/index.ts';
import type { Environment, WatchPoint, Workload } from '../../../lib/environment/environment.ts';
import { environment, objective, workload } from '../../support/declaration.ts';
import { changed, scenario } from './scenarios.ts';

const FRONT_DOOR = { name: 'front-door', kind: 'http', url: 'http://a.example/', expectStatus: 200 } as const;
const NAME = { name: 'name', kind: 'dns', record: 'a.example', type: 'A' } as const;

function watched(fields: Partial<Workload> = {}): Workload {
  return workload({
    objectives: [objective({ disruption: 'instance', rto: 120, rpo: 0 })],
    watch: [FRONT_DOOR, NAME],
    ...fields,
  });
}

function allowing(fields: Partial<Environment> = {}): Environment {
  return environment({ safety: { maximumTargets: 5, maximumShare: 0.4, scenarios: ['reboot'] }, ...fields });
}

describe('whether a scenario runs on a workload', () => {
  it('is so when all that decides is watched and promised', () => {
    expect(fitOf(scenario(), watched(), allowing())).to.deep.include({
      runs: true,
      workload: 'orders',
      objectives: ['rto'],
      advice: [],
    });
  });

  const reasons: [string, Partial<Workload>, string][] = [
    ['nothing is promised', { objectives: [objective()] }, 'it promises no RTO for instance'],
    ['no watch points are declared', { watch: [] }, 'it declares no watch point "front-door"'],
    [
      'the watch point is of another kind',
      { watch: [{ ...NAME, name: 'front-door' }] },
      'its watch point "front-door" is of kind dns, and a probe of kind http is needed',
    ],
    [
      'no stop condition can be watched',
      { watch: [FRONT_DOOR] },
      'none of the stop conditions can be watched, and nothing would guard the others',
    ],
  ];
  for (const [title, fields, reason] of reasons)
    it(`is not so when ${title}, and it says so`, () => {
      expect(fitOf(scenario(), watched(fields), allowing())).to.include({ runs: false, reason });
    });

  it('is not so when safety does not name it', () => {
    expect(fitOf(scenario(), watched(), environment())).to.include({ runs: false, because: 'not-allowed' });
  });

  it('is not so when it would be stopped before the RTO is over, at the pace of the environment', () => {
    const guarded = scenario(changed('outage: name, longerThan: 60s', 'outage: front-door, longerThan: 11m'));
    expect(fitOf(guarded, watched(), allowing())).to.include({ runs: true });
    expect(fitOf(guarded, watched(), allowing({ pace: 0.1 }))).to.include({
      runs: false,
      because: 'not-measurable',
      reason:
        'the stop condition on "front-door" (1 min 6 s at this pace) would end the drill before its RTO of 2 min is over',
    });
  });

  it('leaves out probes of undeclared watch points, and the stop conditions on them', () => {
    const text = changed(
      '  - { outage: name',
      '  - { alarm: neighbours }\n  - { outage: name',
      changed('expect:', '  reader: { kind: tcp, watches: reader, every: 1s, timeout: 1s }\nexpect:'),
    );
    const fit = fitOf(scenario(text), watched({ watch: [FRONT_DOOR] }), allowing());
    expect(fit.runs && fit.probes.map(({ id }) => id)).to.deep.equal(['front-door']);
    expect(fit.runs && fit.stopConditions).to.deep.equal([{ kind: 'alarm', name: 'neighbours' }]);
  });

  it('measures lost data only where writes are counted', () => {
    const text = changed(
      'objectives: [rto]',
      'objectives: [rto, rpo]',
      changed('expect:', '  database: { kind: sql, watches: database, every: 1s, timeout: 1s }\nexpect:'),
    );
    const fit = fitOf(scenario(text), watched(), allowing());
    expect(fit.runs && fit.objectives).to.deep.equal(['rto']);
    const rows = {
      kind: 'sql',
      name: 'database',
      store: 'orders-db',
      database: 'shop',
      table: 't',
      user: 'u',
    } as const;
    const objectivesWith = (point: WatchPoint) => {
      const found = fitOf(scenario(text), watched({ watch: [FRONT_DOOR, NAME, point] }), allowing());
      return found.runs && found.objectives;
    };
    expect(objectivesWith(rows)).to.deep.equal(['rto', 'rpo']);
    expect(objectivesWith({ ...rows, endpoint: 'proxy' }), 'rows are only read').to.deep.equal(['rto']);
  });

  it('is not so when it is to be watched from where nothing looks', () => {
    const text = changed('decides: true', 'decides: true, vantage: relay');
    expect(fitOf(scenario(text), watched(), allowing())).to.include({
      because: 'not-measurable',
      reason: 'nothing looks from vantage "relay": only this process does, "here"',
    });
  });

  it('advises shorter intervals and longer faults', () => {
    const text = changed(
      'action: aws:ec2:reboot-instances',
      'action: aws:ec2:stop-instances\n    duration: 1m',
      changed('every: 0.2s, timeout: 2s', 'every: 15s, timeout: 30s'),
    );
    const fit = fitOf(scenario(text), watched(), allowing());
    expect(fit.runs && fit.advice).to.deep.equal([
      'probe "front-door" looks every 15 s: a tenth of the RTO of 2 min, or less, would tell more',
      'probe "front-door" waits up to 30 s for an answer: 5 s or less would tell more',
      'the shortest fault ends after 1 min, before the RTO of 2 min is over: a recovery that is only seen after that was brought by its end',
    ]);
  });

  it('advises a longer limit than the objective', () => {
    const fit = fitOf(scenario(), watched(), allowing({ pace: 0.1 }));
    expect(fit.runs && fit.advice.join()).to.contain('it cannot show that the RTO is missed');
  });
});

describe('a scenario at a pace', () => {
  it('waits less, and looks as often', () => {
    const whole = scenario(changed('limit: 10m', 'limit: 10m\nfailback: { what: all of it, within: 5m }'));
    const quick = atPace(whole, 0.1);
    expect(quick).to.deep.include({
      steadyState: { lasts: 6, stableFor: 3 },
      stopConditions: [{ kind: 'outage', probe: 'name', longerThan: 6 }],
      limit: 60,
      failback: { what: 'all of it', within: 30 },
    });
    expect(quick.probes).to.equal(whole.probes);
    expect(quick.faults).to.equal(whole.faults);
  });
});
