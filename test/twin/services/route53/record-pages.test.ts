import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import fc from 'fast-check';
import { sortName } from '../../../../lib/twin/services/route53/names.ts';
import { records } from '../../../../lib/twin/services/route53/records.ts';
import { type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { change, record, zone } from './shop-zone.ts';

const label = fc.stringMatching(/^[a-z*_!-]{1,4}$/);
const sets = fc.uniqueArray(
  fc.record({
    name: fc.array(label, { minLength: 1, maxLength: 3 }),
    type: fc.constantFrom('A' as const, 'TXT' as const),
    weights: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  }),
  { selector: ({ name, type }) => `${name.join('.')} ${type}`, maxLength: 12 },
);

describe('twin/services/route53: pages of records', () => {
  it('hold every record once and in order, whatever the zone holds and the page size is', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 5 }), (meant, pageSize) => {
        const here = testWorld();
        const id = zone(here);
        for (const each of meant) change(here, id, 'CREATE', ...recordsFor(each));
        const paging = { service: 'route53', operation: 'x', pageSize, emptyPages: false };
        const paged = followed(here.as({ paging }), id);
        const whole = records.ListResourceRecordSets({ HostedZoneId: id }, wide(here)).ResourceRecordSets;
        expect(paged).to.deep.equal(whole);
        const order = paged.map(({ Name = '' }) => sortName(Name));
        expect(order).to.deep.equal(order.toSorted());
        expect(paged).to.have.length(2 + meant.reduce((sum, { weights = 1 }) => sum + weights, 0));
      }),
      { numRuns: 50 },
    );
  });
});

function recordsFor({
  name,
  type,
  weights,
}: {
  name: string[];
  type: 'A' | 'TXT';
  weights: number | undefined;
}): ResourceRecordSet[] {
  const full = `${name.join('.')}.shop.example`;
  if (weights === undefined) return [record(full, type, '192.0.2.1')];
  return Array.from({ length: weights }, (_, index) =>
    record(full, type, '192.0.2.1', { Weight: index, SetIdentifier: `set ${index}` }),
  );
}

function followed(here: TestWorld, HostedZoneId: string): ResourceRecordSet[] {
  const found: ResourceRecordSet[] = [];
  let answer = records.ListResourceRecordSets({ HostedZoneId }, here);
  found.push(...(answer.ResourceRecordSets ?? []));
  while (answer.IsTruncated === true) {
    answer = records.ListResourceRecordSets(
      {
        HostedZoneId,
        StartRecordName: answer.NextRecordName,
        StartRecordType: answer.NextRecordType,
        StartRecordIdentifier: answer.NextRecordIdentifier,
      },
      here,
    );
    found.push(...(answer.ResourceRecordSets ?? []));
  }
  return found;
}
