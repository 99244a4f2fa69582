import { found } from './finding.ts';
import { arnOf } from './scan/arn-field.ts';
import { inTexts } from './scan/in-texts.ts';
import { secretName } from './scan/secret-name.ts';
import { storeReferencesOf } from './scan/references.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { makerOf } from './values/made.ts';

/** A secret that nothing makes. */
export const secretOutside: Trap = defineTrap({
  id: 'secret-outside',
  severity: 'blocks',
  title: 'A secret is read that nothing here makes',
  why: 'Secrets are of one account and Region, and a new one has another ARN (AWS Secrets Manager User Guide, "AWS Secrets Manager endpoints"; CloudFormation User Guide, "Get a secret or secret value from Secrets Manager").',
  fix: 'make the secret in a template and refer to it; keep its value where the rebuild can get at it, or replicate it',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-4'],
  detect: (context) => [...byName(context), ...byArn(context)],
});

function byName({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    storeReferencesOf(unit)
      .filter(({ store, name }) => store === 'secretsmanager' && !/^\$\{[^}]*\}$/.test(name))
      .filter(({ name }) => makerOf(set, 'secret', secretName(name)) === undefined)
      .map(({ path, where, within, name, resource }) =>
        found(secretOutside, {
          unit,
          path,
          where,
          within,
          resource,
          message: `nothing here makes secret ${name}; in a clean account it cannot be resolved`,
          got: name,
        }),
      ),
  );
}

/** The six characters at the end are dealt out by AWS: a word of six small letters is a part of a name. */
function byArn(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, secretOutside, ({ text, role }) => {
    const [arn] = role === 'condition' || text.includes('{{resolve:') ? [] : (SECRET.exec(text) ?? []);
    if (arn === undefined) return undefined;
    return { message: 'this is the ARN of a secret of the old account; a new one has another', got: text };
  });
}

const SECRET = arnOf('secretsmanager', 'secret:[\\w/+=.@-]+-(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{6}(?![\\w?*-])');
