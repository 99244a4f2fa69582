import { expect } from 'chai';
import { loadModel } from '../../../lib/twin/wire/model.ts';
import { fis } from '../../../lib/twin/services/fis/index.ts';
import { requiredMembers } from '../../../lib/twin/wire/conformity.ts';

describe('a vendored model', () => {
  it('names the labels of a path by the members that fill them', async () => {
    const { operations } = await loadModel(fis);
    expect(operations.get('ListExperimentResolvedTargets')?.http).to.deep.equal([
      'GET',
      '/experiments/{experimentId}/resolvedTargets',
      200,
    ]);
  });

  it('knows which members are needed, and where they go', async () => {
    const { operations } = await loadModel(fis);
    const input = operations.get('ListExperimentResolvedTargets')?.input;
    if (input === undefined) throw new Error('there is no such operation');
    expect(requiredMembers(input)).to.deep.equal(['experimentId']);
    const places = Object.entries(input.getMemberSchemas()).map(([name, member]) => {
      const { httpLabel, httpQuery } = member.getMergedTraits();
      return [name, httpLabel === 1 ? 'path' : httpQuery];
    });
    expect(Object.fromEntries(places)).to.deep.equal({
      experimentId: 'path',
      maxResults: 'maxResults',
      nextToken: 'nextToken',
      targetName: 'targetName',
    });
  });

  it('reaches structures through lists and maps, and knows times, numbers and truths', async () => {
    const { operations } = await loadModel(fis);
    const experiment = operations.get('GetExperiment')?.output.getMemberSchemas()['experiment'];
    const members = experiment?.getMemberSchemas() ?? {};
    expect(members['creationTime']?.isTimestampSchema()).to.equal(true);
    expect(members['targetAccountConfigurationsCount']?.isNumericSchema()).to.equal(true);
    const action = members['actions']?.getValueSchema().getMemberSchemas() ?? {};
    expect(Object.keys(action)).to.include.members(['actionId', 'state', 'startTime']);
    expect(action['startAfter']?.isListSchema()).to.equal(true);
  });

  it('knows its errors with their statuses', async () => {
    const { errors } = await loadModel(fis);
    const statuses = [...errors].map(([name, { status }]) => [name, status]);
    expect(Object.fromEntries(statuses)).to.deep.equal({
      ConflictException: 409,
      ResourceNotFoundException: 404,
      ServiceQuotaExceededException: 402,
      ValidationException: 400,
    });
  });
});
