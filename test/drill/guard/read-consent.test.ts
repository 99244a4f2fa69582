import { expect } from 'chai';
import { type ConsentReading, readConsent } from '../../../lib/drill/guard/index.ts';
import { opened } from '../../aws/opened.ts';
import { type Asked, type Scripted, withScriptedAws } from '../../aws/scripted-aws.ts';
import { environment } from '../../support/declaration.ts';
import { consent } from './guard-subject.ts';

const PLACE = { account: '111122223333', region: 'eu-west-1' };
const where = 'parameter /landfall/consent of account 111122223333 in eu-west-1';

/** What is read of an account whose Parameter Store answers so. */
async function readingOf(
  answer: (asked: Asked) => Scripted,
  consentParameter?: string,
): Promise<ConsentReading> {
  const readings: ConsentReading[] = [];
  const safety = {
    maximumTargets: 1,
    maximumShare: 1,
    scenarios: [],
    ...(consentParameter === undefined ? {} : { consentParameter }),
  };
  await withScriptedAws({ GetParameter: answer }, async ({ url }) => {
    const { aws } = await opened(url);
    readings.push(await readConsent(aws, environment({ safety }), PLACE));
    aws.close();
  });
  const [reading] = readings;
  if (reading === undefined) throw new Error('nothing was read');
  return reading;
}

function json(value: unknown, status = 200): Scripted {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

describe('reading the consent of an account', () => {
  it('finds it in the parameter', async () => {
    const given = consent();
    const reading = await readingOf(() => json({ Parameter: { Value: JSON.stringify(given) } }));
    expect(reading).to.deep.equal({ kind: 'found', consent: given, where });
  });

  it('asks for the parameter that is declared', async () => {
    const reading = await readingOf(({ body }) => {
      expect(JSON.parse(body)).to.deep.equal({ Name: '/drills/consent' });
      return json({ Parameter: { Value: JSON.stringify(consent()) } });
    }, '/drills/consent');
    expect(reading.kind).to.equal('found');
  });

  it('tells an account without one from one that keeps it from us', async () => {
    const absent = json({ __type: 'ParameterNotFound' }, 400);
    expect(await readingOf(() => absent)).to.deep.equal({ kind: 'absent', where });
    const denied = json({ __type: 'AccessDeniedException', message: 'not authorized' }, 400);
    expect(await readingOf(() => denied)).to.deep.equal({
      kind: 'unreadable',
      where,
      why: 'AccessDeniedException: not authorized',
    });
  });

  it('takes what it does not understand for none', async () => {
    const reading = await readingOf(() => json({ Parameter: { Value: 'yes, do' } }));
    expect(reading).to.deep.equal({ kind: 'unreadable', where, why: 'it is not JSON' });
  });
});
