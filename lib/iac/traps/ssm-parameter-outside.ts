import { found } from './finding.ts';
import { storeReferencesOf } from './scan/references.ts';
import { defineTrap, type Trap } from './trap.ts';
import { makerOf } from './values/made.ts';

/** A value of Parameter Store that nothing makes. */
export const ssmParameterOutside: Trap = defineTrap({
  id: 'ssm-parameter-outside',
  severity: 'blocks',
  title: 'A Systems Manager parameter is read that nothing here makes',
  why: 'Parameters are of one account and Region; a name that is not there ends the deployment (CloudFormation User Guide, "Get a plaintext value from Systems Manager Parameter Store").',
  fix: 'make it with AWS::SSM::Parameter in a template that is deployed before, or write down who puts it there, and keep a copy of its value',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-4'],
  detect: ({ set, account }) =>
    set.units.flatMap((unit) =>
      storeReferencesOf(unit)
        .filter(({ store, name }) => store === 'ssm' && isOutside(name))
        .filter(({ name }) => makerOf(set, 'parameter', plain(name)) === undefined)
        .filter(({ name }) => account?.parameters?.includes(plain(name)) !== true)
        .map(({ path, where, within, name, resource }) =>
          found(ssmParameterOutside, {
            unit,
            path,
            where,
            within,
            resource,
            message: `nothing here makes parameter ${name}; in a clean account it cannot be resolved`,
            got: name,
          }),
        ),
    ),
});

/** Those of AWS are there in every account. */
function isOutside(name: string): boolean {
  return !/^\/?aws\//.test(name) && !/^\$\{[^}]*\}$/.test(name);
}

/** Without a version or label. */
function plain(name: string): string {
  return name.replace(/:[^:}]*$/, '');
}
