import { expect } from 'chai';
import type { GuardSubject } from '../../../lib/drill/guard/guard-subject.ts';
import { drillRefusals, guardDrill } from '../../../lib/drill/guard/index.ts';
import type { LandfallError } from '../../../lib/base/errors.ts';
import { account, environment } from '../../support/declaration.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { ACCOUNT, consent, fault, instanceArn, onStage, scenario, staged, subject } from './guard-subject.ts';

const where = 'parameter /landfall/consent';
const found = (fields: Parameters<typeof consent>[0]) =>
  ({ kind: 'found', consent: consent(fields), where }) as const;

const target = (arns: readonly string[], candidates: number, resourceType = 'aws:ec2:instance') => ({
  fault: 'stop-servers',
  resourceType,
  arns,
  candidates,
});
const some = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => instanceArn(`i-${index}`));
const alarmed = scenario({ stopConditions: [{ kind: 'alarm', name: 'others-suffer' }] });
const ec2 = { kind: 'ec2', instanceId: 'i-9', zoneId: 'euw1-az1' } as const;

/** Each with what is refused, and the nearest that is let through. */
const REFUSED: readonly [what: string, code: string, refused: GuardSubject, through: GuardSubject][] = [
  [
    'an account that is not declared',
    'ACCOUNT_NOT_DECLARED',
    subject({ account: '999999999999' }),
    subject(),
  ],
  [
    'a Region that is not declared',
    'REGION_NOT_DECLARED',
    subject({ region: 'us-east-1' }),
    subject({ region: 'eu-central-1' }),
  ],
  [
    'the credentials of another account',
    'WRONG_IDENTITY',
    subject({ identity: { arn: 'arn:aws:iam::222233334444:user/landfall', account: '222233334444' } }),
    subject({ identity: { arn: `arn:aws:iam::${ACCOUNT}:user/landfall`, account: ACCOUNT } }),
  ],
  ['credentials that nobody identified', 'WRONG_IDENTITY', subject({ identity: undefined }), subject()],
  [
    'a scenario that the declaration does not name',
    'SCENARIO_NOT_DECLARED',
    staged({ environment: environment({ stage: 'staging' }) }),
    staged(),
  ],
  [
    'a scenario beside those that a test environment names',
    'SCENARIO_NOT_DECLARED',
    subject({
      environment: environment({
        safety: { maximumTargets: 5, maximumShare: 0.4, scenarios: ['db-failover'] },
      }),
    }),
    subject({ environment: onStage('test') }),
  ],
  ['an account without consent', 'CONSENT_MISSING', staged({ consent: { kind: 'absent', where } }), staged()],
  [
    'a consent that cannot be read',
    'CONSENT_UNREADABLE',
    staged({ consent: { kind: 'unreadable', where, why: 'AccessDenied' } }),
    staged(),
  ],
  [
    'a consent to another stage',
    'CONSENT_STAGE',
    staged({ consent: found({ stage: 'test' }) }),
    staged({ consent: found({ stage: 'staging' }) }),
  ],
  [
    'a scenario beyond the consent',
    'CONSENT_SCENARIO',
    staged({ consent: found({ scenarios: ['db-failover'] }) }),
    staged({ consent: found({ scenarios: ['db-failover', 'az-loss'] }) }),
  ],
  [
    'more targets than the consent allows',
    'CONSENT_TARGETS',
    staged({ consent: found({ maximumTargets: 1 }), targets: [target(some(2), 6)] }),
    staged({ consent: found({ maximumTargets: 2 }), targets: [target(some(2), 6)] }),
  ],
  [
    'a larger share than the consent allows',
    'CONSENT_SHARE',
    staged({ consent: found({ maximumShare: 0.2 }) }),
    staged({ consent: found({ maximumShare: 0.34 }) }),
  ],
  [
    'a moment outside the window of the consent',
    'CONSENT_WINDOW',
    staged({ now: '2026-11-24T17:00:00.000Z' }),
    staged({ now: '2026-11-24T16:59:59.000Z' }),
  ],
  [
    'a consent that has expired',
    'CONSENT_EXPIRED',
    staged({ consent: found({ expires: '2026-11-24T12:00:00Z' }) }),
    staged({ consent: found({ expires: '2026-11-24T12:00:01Z' }) }),
  ],
  [
    'a scenario that was not demonstrated on a lower stage',
    'NOT_DEMONSTRATED_BELOW',
    staged({ demonstrations: [] }),
    staged(),
  ],
  [
    'a scenario that was demonstrated below the stage where it has to be first',
    'NOT_DEMONSTRATED_BELOW',
    staged({ scenario: scenario({ firstOn: 'test' }) }),
    staged({
      scenario: scenario({ firstOn: 'test' }),
      demonstrations: [{ scenario: 'az-loss', workload: 'orders', stage: 'test', run: 'r', at: '' }],
    }),
  ],
  [
    'a freeze window',
    'FREEZE_WINDOW',
    subject({
      environment: environment({
        freezeWindows: [
          { from: '2026-11-24T12:00:00.000Z', until: '2026-11-25T00:00:00.000Z', reason: 'year-end trading' },
        ],
      }),
    }),
    subject({
      environment: environment({
        freezeWindows: [
          { from: '2026-11-24T12:00:01.000Z', until: '2026-11-25T00:00:00.000Z', reason: 'year-end trading' },
        ],
      }),
    }),
  ],
  [
    'a fault without a length',
    'FAULT_WITHOUT_END',
    subject({ scenario: scenario({ faults: [fault({ duration: undefined, parameters: {} })] }) }),
    subject({
      environment: environment({ stage: 'sandbox' }),
      scenario: scenario({ faults: [fault({ duration: undefined, parameters: {} })] }),
    }),
  ],
  [
    'an action that nobody undoes',
    'FAULT_WITHOUT_END',
    subject({ scenario: scenario({ faults: [fault({ action: 'aws:ec2:terminate-instances' })] }) }),
    subject({ scenario: scenario({ faults: [fault({ action: 'aws:rds:reboot-db-instances' })] }) }),
  ],
  [
    'a drill that nothing would end',
    'NO_STOP_CONDITION',
    subject({ scenario: scenario({ stopConditions: [] }) }),
    subject(),
  ],
  [
    'a stop alarm that is not there',
    'STOP_ALARM_NOT_READY',
    subject({ scenario: alarmed }),
    subject({ scenario: alarmed, alarms: { 'others-suffer': { arn: 'arn', state: 'OK' } } }),
  ],
  [
    'a stop alarm without data',
    'STOP_ALARM_NOT_READY',
    subject({ scenario: alarmed, alarms: { 'others-suffer': { arn: 'arn', state: 'INSUFFICIENT_DATA' } } }),
    subject({ scenario: alarmed, alarms: { 'others-suffer': { arn: 'arn', state: 'OK' } } }),
  ],
  ['a drill that meets nothing', 'NO_TARGET', subject({ targets: [target([], 3)] }), subject()],
  [
    'more targets than are declared',
    'TOO_MANY_TARGETS',
    subject({ targets: [target(some(3), 9), { ...target(some(6).slice(3), 9), fault: 'other' }] }),
    subject({ targets: [target(some(3), 9), { ...target(some(5).slice(3), 9), fault: 'other' }] }),
  ],
  [
    'a larger share than is declared',
    'TOO_LARGE_A_SHARE',
    subject({ targets: [target(some(2), 4)] }),
    subject({ targets: [target(some(2), 5)] }),
  ],
  [
    'more than five targets of one action',
    'FIS_QUOTA',
    subject({
      environment: environment({ safety: { maximumTargets: 10, maximumShare: 1, scenarios: [] } }),
      targets: [target(some(6), 6)],
    }),
    subject({
      environment: environment({ safety: { maximumTargets: 10, maximumShare: 1, scenarios: [] } }),
      targets: [target(some(5), 6)],
    }),
  ],
  [
    'a harness on what it breaks',
    'HARNESS_INSIDE',
    subject({ harness: { ...ec2, instanceId: 'i-1' } }),
    subject({ harness: ec2 }),
  ],
  [
    'a harness in the zone that is lost',
    'HARNESS_INSIDE',
    subject({ harness: ec2, zoneId: 'euw1-az1' }),
    subject({ harness: ec2, zoneId: 'euw1-az2' }),
  ],
  [
    'a harness of which nobody knows where it is',
    'HARNESS_PLACE_UNKNOWN',
    subject({ harness: { kind: 'unknown', why: 'closed' } }),
    subject(),
  ],
  [
    'replication that is behind',
    'REPLICATION_BEHIND',
    subject({ replication: [{ store: 'orders-db', inSync: false, why: 'its standby lags 9 s' }] }),
    subject(),
  ],
  [
    'replication that nobody could see',
    'REPLICATION_UNKNOWN',
    subject({ replication: [{ store: 'orders-db', inSync: null, why: 'DescribeDBInstances was denied' }] }),
    subject({
      scenario: scenario({ preconditions: [] }),
      replication: [{ store: 'orders-db', inSync: null, why: 'DescribeDBInstances was denied' }],
    }),
  ],
];

describe('the guard', () => {
  it('lets a drill through that nothing speaks against', () => {
    expect(drillRefusals(subject())).to.deep.equal([]);
    expect(drillRefusals(staged())).to.deep.equal([]);
  });

  for (const [what, code, refused, through] of REFUSED) {
    it(`refuses ${what}`, async () => {
      const error = (await thrownBy(() => guardDrill(refused))) as LandfallError;
      expect(error).to.include({ name: 'LandfallError', code, blame: 'guard', exitCode: 4 });
      for (const { what: said, where: place, fix } of error.details) {
        expect(said).to.match(/; nothing was broken$/);
        expect(place).to.be.a('string').and.not.equal('');
        expect(fix).to.be.a('string').and.not.equal('');
      }
    });

    it(`lets through what is next to ${what}`, () => {
      expect(drillRefusals(through)).to.deep.equal([]);
    });
  }

  it('needs no consent in the sandbox and in test', () => {
    for (const stage of ['sandbox', 'test'] as const)
      expect(drillRefusals(subject({ environment: onStage(stage) }))).to.deep.equal([]);
  });

  it('judges no share where a whole Region is cut off, but still counts', () => {
    const dns = scenario({ name: 'az-loss', disruption: 'dns' });
    expect(drillRefusals(subject({ scenario: dns, targets: [target(some(3), 3)] }))).to.deep.equal([]);
  });

  it('judges no share of databases, whose other half goes on', () => {
    const one = target(['arn:aws:rds:eu-west-1:111122223333:db:orders-db'], 1, 'aws:rds:db');
    expect(drillRefusals(subject({ targets: [one] }))).to.deep.equal([]);
  });

  it('says every reason at once, in words', async () => {
    const error = (await thrownBy(() =>
      guardDrill(
        subject({
          targets: [target([], 3)],
          environment: environment({ accounts: [account()] }),
          region: 'us-east-1',
        }),
      ),
    )) as LandfallError;
    expect(error.message).to.equal(
      [
        'Region us-east-1 is not declared for account "shop"; nothing was broken',
        '  at environments/test.yaml',
        '  expected one of eu-west-1, eu-central-1',
        '  got us-east-1',
        '  fix: add us-east-1 to the Regions of "shop", or break nothing there',
        '',
        'The drill meets nothing of the workload; nothing was broken',
        '  at scenario "az-loss" on workload "orders"',
        '  expected at least one resource',
        '  got none',
        '  fix: see that its resources carry the tags of the workload, and that the zone is one that it uses',
      ].join('\n'),
    );
  });
});
