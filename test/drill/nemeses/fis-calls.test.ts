import { expect } from 'chai';
import type { Failure, ReadRequest, WriteRequest } from '../../../lib/aws/index.ts';
import type { FencedAws } from '../../../lib/drill/journal/index.ts';
import {
  deleteTemplate,
  getExperiment,
  resolvedTargets,
  startExperiment,
  stopExperiment,
} from '../../../lib/drill/nemeses/fis-calls.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const PLACE = { account: '111122223333', region: 'eu-west-1' };

/** FIS that answers every read with this body, and every write with this failure, or an id. */
function fisSaying(raw: unknown, failure?: Partial<Failure>) {
  const written: WriteRequest[] = [];
  const aws: FencedAws = {
    holder: 'run-1',
    token: '1',
    read: <Page, Item>({ items }: ReadRequest<Page, Item>) => {
      const found = items(raw as Page, fixedNow, () => raw);
      const lacking = {
        reason: 'malformed' as const,
        code: 'Malformed',
        message: '',
        status: 200,
        at: fixedNow,
      };
      return Promise.resolve(
        found === undefined ? { items: [], calls: [], failure: lacking } : { items: found, calls: [] },
      );
    },
    write: <Output>(request: WriteRequest) => {
      written.push(request);
      const other = {
        reason: 'other' as const,
        code: 'ValidationException',
        message: '',
        status: 400,
        at: fixedNow,
      };
      return Promise.resolve(
        failure === undefined
          ? {
              calls: [],
              output: { experiment: { id: 'EXP1' } } as Output,
              at: fixedNow,
              raw: () => ({}),
            }
          : { calls: [], failure: { ...other, ...failure }, isRefused: true },
      );
    },
  };
  return { aws, written };
}

function experiment(status: string) {
  return { experiment: { id: 'EXP1', state: { status } } };
}

describe('calls to FIS', () => {
  it('wish for skip-all in a way that old and newer clients both bring onto the wire', async () => {
    const { aws, written } = fisSaying({});
    await startExperiment(aws, PLACE, { clientToken: 'token', experimentTemplateId: 'EXT1' }, 'skip-all');
    const wish = { experimentOptions: { actionsMode: 'skip-all' } };
    expect(written[0]).to.deep.include({
      input: { clientToken: 'token', experimentTemplateId: 'EXT1', ...wish },
      members: wish,
      isRepeatable: true,
    });
  });

  it('read the mode of an experiment from the answer as it came', async () => {
    const told = {
      experiment: { ...experiment('pending').experiment, experimentOptions: { actionsMode: 'skip-all' } },
    };
    expect(await getExperiment(fisSaying(told).aws, PLACE, 'EXP1')).to.have.property(
      'actionsMode',
      'skip-all',
    );
    const silent = await getExperiment(fisSaying(experiment('pending')).aws, PLACE, 'EXP1');
    expect(silent.actionsMode).to.equal(undefined);
  });

  it('take an answer without an experiment for no answer', async () => {
    for (const raw of [undefined, {}, { experiment: { id: 'EXP1' } }])
      expect(await thrownBy(() => getExperiment(fisSaying(raw).aws, PLACE, 'EXP1'))).to.include({
        code: 'FIS_REFUSED',
        blame: 'access',
      });
  });

  it('find the ARN of a resolved target whatever its key is called', async () => {
    const resolved = (targetInformation: object) => ({
      resolvedTargets: [{ targetName: 'servers', targetInformation }],
    });
    for (const information of [{ arn: 'arn:1' }, { resourceArn: 'arn:1' }])
      expect(await resolvedTargets(fisSaying(resolved(information)).aws, PLACE, 'EXP1')).to.deep.equal([
        { target: 'servers', arn: 'arn:1' },
      ]);
  });

  it('take an experiment that ended by itself for stopped, and no other that cannot be stopped', async () => {
    await stopExperiment(fisSaying(experiment('completed'), {}).aws, PLACE, 'EXP1');
    await stopExperiment(fisSaying({}, { reason: 'not-found' }).aws, PLACE, 'EXP1');
    const running = fisSaying(experiment('running'), { reason: 'denied', code: 'AccessDeniedException' });
    const error = await thrownBy(() => stopExperiment(running.aws, PLACE, 'EXP1'));
    expect(error).to.include({ code: 'FIS_REFUSED' });
    expect(String(error)).to.include('StopExperiment').and.include('AccessDeniedException');
  });

  it('take a template that is gone for deleted', async () => {
    await deleteTemplate(fisSaying({}, { reason: 'not-found' }).aws, PLACE, 'EXT1');
    const denied = fisSaying({}, { reason: 'denied' });
    expect(await thrownBy(() => deleteTemplate(denied.aws, PLACE, 'EXT1'))).to.include({
      code: 'FIS_REFUSED',
    });
  });
});
