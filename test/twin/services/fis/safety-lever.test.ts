import { expect } from 'chai';
import { safetyLever } from '../../../../lib/twin/services/fis/safety-lever.ts';
import { faultOf, type TestWorld } from '../ec2/test-world.ts';
import { goOn, laboratory, standing, start, states, template } from './laboratory.ts';

describe('twin/services/fis: the safety lever', () => {
  it('stops what runs, lets nothing begin, and is let go again', async () => {
    const lab = laboratory();
    expect(read(lab.here)).to.deep.equal({ status: 'disengaged', reason: 'Initial state' });
    const running = start(lab.here, template(lab.here));
    await goOn(lab.here, 15);
    move(lab.here, 'engaged');
    expect(read(lab.here).status).to.equal('engaging');
    await goOn(lab.here, 60);
    expect(read(lab.here)).to.deep.equal({ status: 'engaged', reason: 'a test' });
    expect(standing(lab.here, running)).to.deep.equal({ status: 'stopped', actions: { stop: 'stopped' } });
    expect(states(lab)).to.deep.equal(['running', 'running', 'running']);
    const kept = start(lab.here, template(lab.here));
    expect(standing(lab.here, kept)).to.deep.equal({ status: 'cancelled', actions: { stop: 'cancelled' } });
    move(lab.here, 'disengaged');
    expect(standing(lab.here, start(lab.here, template(lab.here))).status).to.equal('pending');
  });

  it('is one for an account and Region, and knows two positions', () => {
    const { here } = laboratory([]);
    move(here, 'engaged');
    expect(read(here.as({ region: 'eu-central-1' })).status).to.equal('disengaged');
    expect(faultOf(() => move(here, 'engaging'))).to.match(/^ValidationException: /);
    expect(faultOf(() => safetyLever.GetSafetyLever({ id: 'other' }, here))).to.match(
      /^ResourceNotFoundException: /,
    );
  });
});

function read(here: TestWorld) {
  return safetyLever.GetSafetyLever({ id: 'default' }, here).safetyLever.state;
}

function move(here: TestWorld, status: string): void {
  safetyLever.UpdateSafetyLeverState({ id: 'default', state: { status, reason: 'a test' } }, here);
}
