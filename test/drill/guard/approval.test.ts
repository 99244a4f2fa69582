import { generateKeyPairSync, sign } from 'node:crypto';
import { expect } from 'chai';
import { type Approval, approvalText, parseApproval } from '../../../lib/drill/guard/index.ts';
import { drillRefusals } from '../../../lib/drill/guard/index.ts';
import type { GuardSubject } from '../../../lib/drill/guard/guard-subject.ts';
import { consent, onStage, scenario, subject } from './guard-subject.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const DER = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const OWNER = 'arn:aws:iam::111122223333:role/owners/owner';
const where = 'approval.json';
const APPROVED = { run: 'run-1', declarationSha256: '0'.repeat(64), planSha256: 'b'.repeat(64) };

function approval(changes: Partial<Approval> = {}): Approval {
  const approved = { ...APPROVED, ...changes };
  const signature = sign(null, Buffer.from(approvalText(approved)), privateKey).toString('base64');
  return { ...approved, keyId: 'owner-2026', signature, ...changes };
}

/** What the guard says of a drill in production. */
function codes(
  given: GuardSubject['approval'],
  approver: { publicKey?: string; principal?: string } = {},
  fields: Partial<GuardSubject> = {},
): string[] {
  const alarmed = scenario({ stopConditions: [{ kind: 'alarm', name: 'others-suffer' }] });
  const approvers = [{ keyId: 'owner-2026', publicKey: DER, principal: OWNER, ...approver }];
  return drillRefusals(
    subject({
      environment: onStage('production'),
      scenario: alarmed,
      alarms: { 'others-suffer': { arn: 'arn', state: 'OK' } },
      consent: { kind: 'found', consent: consent({ stage: 'production', approvers }), where: 'parameter' },
      approval: given,
      ...fields,
    }),
  ).map(({ code }) => code);
}

const found = (changes: Partial<Approval> = {}) =>
  ({ kind: 'found', approval: approval(changes), where }) as const;

describe('an approval', () => {
  it('lets a drill through in production, with a key in base64 or PEM', () => {
    expect(codes(found())).to.deep.equal([]);
    expect(codes(found(), { publicKey: PEM })).to.deep.equal([]);
  });

  it('is missed in production', () => {
    expect(codes({ kind: 'absent' })).to.deep.equal(['APPROVAL_MISSING']);
  });

  for (const [what, given, approver] of [
    ['another run', found({ run: 'run-2' }), {}],
    ['another declaration', found({ declarationSha256: 'c'.repeat(64) }), {}],
    ['another plan', found({ planSha256: 'c'.repeat(64) }), {}],
    ['a key that the consent does not name', found({ keyId: 'somebody-else' }), {}],
    [
      'a signature that was made over something else',
      found({ signature: approval({ run: 'run-2' }).signature }),
      {},
    ],
    [
      'a signature by another key',
      found(),
      {
        publicKey: generateKeyPairSync('ed25519')
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      },
    ],
    [
      'a key of another kind',
      found(),
      {
        publicKey: generateKeyPairSync('rsa', { modulusLength: 2_048 })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      },
    ],
    ['a key that is none', found(), { publicKey: 'bm90IGEga2V5' }],
    [
      'the person who runs the drill',
      found(),
      { principal: 'arn:aws:iam::111122223333:role/path/landfall-drill' },
    ],
    ['a file that cannot be read', { kind: 'unreadable', where, why: 'it is not JSON' } as const, {}],
  ] as const)
    it(`does not count with ${what}`, () => {
      expect(codes(given, approver)).to.deep.equal(['APPROVAL_INVALID']);
    });

  it('counts for nothing without a consent', () => {
    expect(codes(found(), {}, { consent: { kind: 'absent', where: 'parameter' } })).to.deep.equal([
      'CONSENT_MISSING',
      'APPROVAL_INVALID',
    ]);
  });

  it('is read from its file, and refused with what is wrong in it', () => {
    expect(parseApproval(JSON.stringify(approval()), where)).to.deep.include({ kind: 'found' });
    expect(parseApproval('{', where)).to.deep.include({ kind: 'unreadable', why: 'it is not JSON' });
    expect(parseApproval('{"run":"r"}', where)).to.have.property('why').that.includes('declarationSha256');
  });

  it('asks for an alarm that AWS itself heeds', () => {
    expect(codes(found(), {}, { scenario: scenario() })).to.deep.equal(['NO_STOP_ALARM']);
  });
});
