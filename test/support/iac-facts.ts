import type { IacUnitFact } from '../../lib/inventory/facts.ts';
import { factBase } from './fact-base.ts';
import { type Fields, made } from './made.ts';

/** The template of `orders`, with its database and its topic, and no trap. */
export function iacUnit(fields: Fields<IacUnitFact> = {}): IacUnitFact {
  const id = fields.id ?? 'shop-orders';
  return made<IacUnitFact>(
    {
      ...factBase(fields, id, 'iac:{id}'),
      arn: `iac:${fields.workload ?? 'orders'}/${id}`,
      tags: {},
      workload: 'orders',
      format: 'cloudformation',
      file: `iac/${id}.yaml`,
      sha256: '0'.repeat(64),
      stack: id,
      resources: [
        { address: 'Database', type: 'AWS::RDS::DBInstance', ids: [] },
        { address: 'Events', type: 'AWS::SNS::Topic', ids: [] },
      ],
      needs: [],
      traps: [],
    },
    fields,
  );
}
