import type { FactKind, FactKinds } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import { factByArn } from './fact-by-arn.ts';
import { typeOfFact } from './kind-types.ts';

/** What keeps a resource: the stack or the state that it is written down in. */
export interface Keeper {
  readonly kind: 'stack' | 'state';
  /** Name of the stack, file of the state. */
  readonly name: string;
}

/** Looks up what a resource is written down in; undefined = nothing that was read. */
export type KeeperOf = (kind: FactKind, arn: string) => Keeper | undefined;

/** A resource is managed when a stack names it by its ARN or its id, or a declared Terraform state does. */
export function keepersIn(facts: Facts): KeeperOf {
  const keepers = new Map<string, Keeper>();
  for (const { physicalId, type, status, account, region, stackName } of facts['cloudformation.resource'])
    if (physicalId !== undefined && status !== 'DELETE_COMPLETE')
      keepers.set(keyOf(type, account, region, physicalId), { kind: 'stack', name: stackName });
  for (const { resources, file } of facts['iac.unit'])
    for (const { ids } of resources) for (const id of ids) keepers.set(id, { kind: 'state', name: file });
  const instances = new Map(
    facts['ec2.instance'].map((one) => [`${one.account} ${one.region} ${one.id}`, one.arn]),
  );

  const find: KeeperOf = (kind, arn) => {
    const fact = factByArn<FactKinds[FactKind]>(facts[kind], arn);
    if (fact === undefined) return keepers.get(arn);
    const { account, region, id } = fact;
    const type = typeOfFact(kind, fact);
    return (
      keepers.get(keyOf(type, account, region, id)) ??
      keepers.get(keyOf(type, account, region, arn)) ??
      keepers.get(arn) ??
      keepers.get(id) ??
      keeperOfOwner(fact)
    );
  };
  /** The volumes of an instance and the members of a cluster are made with it, where nobody else says that he makes them. */
  const keeperOfOwner = (fact: FactKinds[FactKind]): Keeper | undefined => {
    if (!('attachments' in fact)) return undefined;
    const arns = fact.attachments
      .filter(({ deleteOnTermination }) => deleteOnTermination)
      .flatMap(({ instanceId }) => instances.get(`${fact.account} ${fact.region} ${instanceId}`) ?? []);
    return arns.map((arn) => find('ec2.instance', arn)).find((one) => one !== undefined);
  };
  return find;
}

/** An ARN says itself where it is; a stack of any Region may hold what belongs to none. */
function keyOf(type: string, account: string, region: string, id: string): string {
  if (id.startsWith('arn:')) return id;
  return `${type} ${account} ${type.startsWith('AWS::Route53::') ? 'global' : region} ${id.replace(/\.$/, '')}`;
}
