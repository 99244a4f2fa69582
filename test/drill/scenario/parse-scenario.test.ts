import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { changed, refusal, scenario, SHORT } from './scenarios.ts';

interface Broken {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly says: string;
}

const BROKEN = readFileSync(new URL('broken-scenarios.txt', import.meta.url), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part): Broken => {
    const [title = '', ...lines] = part.trimEnd().split('\n');
    const marked = (mark: string) =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    const says = lines.filter((line) => !/^[-+]( |$)/.test(line)).join('\n');
    return { title, from: marked('-').join('\n'), to: marked('+').join('\n'), says };
  });

describe('a broken scenario', () => {
  it('is shown in many ways', () => {
    expect(BROKEN.length).to.be.above(25);
  });

  for (const { title, from, to, says } of BROKEN)
    it(`tells of ${title}`, () => {
      const error = refusal(changed(from, to));
      expect(error.code).to.equal('SCENARIO_INVALID');
      expect(error.exitCode).to.equal(3);
      expect(error.message).to.equal(says);
    });

  it('says all problems at once, in the order of the file', () => {
    const text = changed('kind: dns', 'kind: sql', changed('disruption: instance', 'disruption: none'));
    expect(
      refusal(text).details.map(({ where }) => (typeof where === 'object' ? where.line : 0)),
    ).to.deep.equal([5, 17]);
  });

  it('bears the name by which it was asked for', () => {
    expect(refusal(SHORT, 'az-loss').message).to.contain('"az-loss", as the file is called');
    expect(scenario(SHORT, 'reboot').name).to.equal('reboot');
  });

  it('is told when the file is empty', () => {
    expect(refusal('').message).to.contain('the file tells nothing');
  });
});

describe('parseScenario', () => {
  it('reads the shortest scenario, with a default for whatever is left out', () => {
    const { source, ...rest } = scenario();
    expect(rest).to.deep.equal({
      name: 'reboot',
      title: 'The servers restart',
      simulates: 'A restart of every server.',
      doesNot: ['Nothing is lost with them.'],
      disruption: 'instance',
      requirements: [],
      controls: [],
      firstOn: 'sandbox',
      preconditions: [],
      steadyState: { lasts: 60, stableFor: 30 },
      faults: [
        {
          id: 'reboot',
          action: 'aws:ec2:reboot-instances',
          what: 'the servers restart',
          target: {
            resourceType: 'aws:ec2:instance',
            tags: {},
            filters: {},
            parameters: {},
            selectionMode: 'ALL',
            within: 'region',
          },
          parameters: {},
          startAfter: [],
          optional: false,
        },
      ],
      probes: [
        {
          id: 'front-door',
          kind: 'http',
          watches: 'front-door',
          every: 0.2,
          timeout: 2,
          vantage: 'here',
          decides: true,
        },
        { id: 'name', kind: 'dns', watches: 'name', every: 1, timeout: 2, vantage: 'here', decides: false },
      ],
      expect: { objectives: ['rto'], alarms: [], events: [] },
      stopConditions: [{ kind: 'outage', probe: 'name', longerThan: 60 }],
      limit: 600,
    });
    expect(source.positions['/faults/reboot/action']).to.deep.equal({
      file: 'scenarios/reboot.yaml',
      line: 10,
      column: 13,
    });
  });

  it('writes the length of a fault as the parameter that FIS takes', () => {
    const [fault] = scenario(
      changed('aws:ec2:reboot-instances', 'aws:ec2:stop-instances\n    duration: 1h30m'),
    ).faults;
    expect(fault).to.deep.include({
      duration: 5_400,
      parameters: { startInstancesAfterDuration: 'PT1H30M' },
    });
  });
});
