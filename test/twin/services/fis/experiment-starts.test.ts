import { expect } from 'chai';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import { faultOf } from '../ec2/test-world.ts';
import { goOn, laboratory, standing, start, states, template } from './laboratory.ts';

import { copyRows, SET_UP } from './faults.ts';

describe('twin/services/fis: experiments that are started and found', () => {
  it('are the same one again for the same client token, and at most five at a time', () => {
    const { here } = laboratory();
    const experimentTemplateId = template(here);
    const begin = (clientToken: string) =>
      experiments.StartExperiment({ clientToken, experimentTemplateId }, here).experiment.id;
    expect(begin('once')).to.equal(begin('once'));
    const other = { clientToken: 'once', experimentTemplateId: template(here) };
    expect(faultOf(() => experiments.StartExperiment(other, here))).to.match(/^ConflictException: /);
    for (const token of ['2', '3', '4', '5']) begin(token);
    expect(faultOf(() => begin('6'))).to.match(/^ServiceQuotaExceededException: /);
  });

  it('need a role that trusts FIS, alarms that exist, and a template', () => {
    const { here } = laboratory();
    const roleArn = 'arn:aws:iam::111122223333:role/nobody';
    expect(faultOf(() => start(here, template(here, { roleArn })))).to.match(/^ValidationException: .*role/);
    const value = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:nothing';
    const stopConditions = [{ source: 'aws:cloudwatch:alarm', value }];
    expect(faultOf(() => start(here, template(here, { stopConditions })))).to.match(
      /^ResourceNotFoundException: .*alarm/,
    );
    expect(faultOf(() => start(here, 'EXTNOBODY'))).to.match(/^ResourceNotFoundException: /);
  });

  it('are taken further by whoever finds their rows', async () => {
    const lab = laboratory(['a']);
    const id = start(lab.here, template(lab.here));
    await goOn(lab.here, SET_UP + 40);
    const other = laboratory(['a']);
    other.here.pass(SET_UP + 40);
    for (const name of ['ec2.instance', 'fis.experiment'] as const) copyRows(lab.here, other.here, name);
    expect(states(other)).to.deep.equal(['stopped']);
    await goOn(other.here, 40);
    expect(standing(other.here, id)).to.deep.equal({ status: 'completed', actions: { stop: 'completed' } });
    expect(states(other)).to.deep.equal(['running']);
  });

  it('are listed over small pages, by template where asked', () => {
    const { here } = laboratory();
    const one = template(here);
    const other = template(here);
    const ids = [start(here, one), start(here, other), start(here, other)];
    const listed: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = experiments.ListExperiments(
        { maxResults: 2, ...(nextToken === undefined ? {} : { nextToken }) },
        here,
      );
      listed.push(...page.experiments.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(listed).to.have.members(ids);
    const ofOther = experiments.ListExperiments({ experimentTemplateId: other }, here).experiments;
    expect(ofOther.map(({ id }) => id)).to.have.members(ids.slice(1));
  });
});
