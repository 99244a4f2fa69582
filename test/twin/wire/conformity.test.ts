import { NormalizedSchema } from '@smithy/core/schema';
import { expect } from 'chai';
import { nonconformity } from '../../../lib/twin/wire/conformity.ts';
import { BYTES, FLAG, list, map, NUMBER, type Ref, struct, TEXT, TIME } from './schemas.ts';

const THING = struct(
  {
    Id: TEXT,
    Count: NUMBER,
    Old: FLAG,
    Made: TIME,
    Raw: BYTES,
    Parts: list(struct({ Id: TEXT }, 1)),
    Tags: map(TEXT),
  },
  1,
);

describe('conformity', () => {
  it('holds for a value that says less than it could', () => {
    expect(check({ Id: 'x', Count: undefined, Parts: [], Tags: {} })).to.equal(undefined);
  });

  it('holds for a value that says everything', () => {
    const parts = { Parts: [{ Id: 'p' }], Tags: { a: 'b' } };
    expect(
      check({ Id: 'x', Count: 0, Old: false, Made: new Date(0), Raw: Buffer.from('x'), ...parts }),
    ).to.equal(undefined);
  });

  const broken: [object, string, string][] = [
    [{ Id: 'x', Identifier: 'x' }, 'unknown', 'Identifier is not a member of Structure'],
    [{ Id: 'x', Parts: [{ Id: 'p', Size: 1 }] }, 'unknown', 'Parts[0].Size is not a member of Structure'],
    [{ Id: 'x', constructor: 1 }, 'unknown', 'constructor is not a member of Structure'],
    [{}, 'missing', 'Id is missing'],
    [{ Id: null }, 'missing', 'Id is missing'],
    [{ Id: 'x', Parts: [{}] }, 'missing', 'Parts[0].Id is missing'],
    [{ Id: 1 }, 'type', 'Id must be a string'],
    [{ Id: 'x', Count: '1' }, 'type', 'Count must be a number'],
    [{ Id: 'x', Count: Number.NaN }, 'type', 'Count must be a number'],
    [{ Id: 'x', Old: 'true' }, 'type', 'Old must be a boolean'],
    [{ Id: 'x', Made: '2026-01-01' }, 'type', 'Made must be a date'],
    [{ Id: 'x', Made: new Date('never') }, 'type', 'Made must be a date'],
    [{ Id: 'x', Raw: 'x' }, 'type', 'Raw must be bytes'],
    [{ Id: 'x', Parts: { Id: 'p' } }, 'type', 'Parts must be a list'],
    [{ Id: 'x', Parts: ['p'] }, 'type', 'Parts[0] must be a structure'],
    [{ Id: 'x', Parts: [undefined] }, 'type', 'Parts[0] must be a structure'],
    [{ Id: 'x', Tags: [] }, 'type', 'Tags must be a map'],
    [{ Id: 'x', Tags: { a: 1 } }, 'type', 'Tags.a must be a string'],
  ];
  for (const [value, kind, message] of broken)
    it(`says "${message}" of ${JSON.stringify(value)}`, () => {
      expect(check(value)).to.deep.equal({ kind, message });
    });

  it('asks nothing of an operation without output', () => {
    expect(nonconformity(NormalizedSchema.of('unit' as unknown as Ref), {})).to.equal(undefined);
  });
});

function check(value: object) {
  return nonconformity(NormalizedSchema.of(THING), value);
}
