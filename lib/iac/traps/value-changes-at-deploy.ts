import { found } from './finding.ts';
import { dataSourcesOf } from './scan/data-sources.ts';
import { inTexts } from './scan/in-texts.ts';
import { storeReferencesOf } from './scan/references.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** What is deployed today is not what was deployed then. */
export const valueChangesAtDeploy: Trap = defineTrap({
  id: 'value-changes-at-deploy',
  severity: 'warns',
  title: 'A value is looked up anew at each deployment',
  why: 'The public parameters of AWS name the newest image: the rebuild works, and runs on another one than what was lost (Systems Manager User Guide, "Discovering public parameters in Parameter Store").',
  fix: 'record the value that was used last, and pin it for the rebuild',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...byParameter(context), ...byResolvedImage(context), ...byNewestImage(context)],
});

function byParameter({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    storeReferencesOf(unit)
      .filter(({ name }) => isMoving(name))
      .map(({ path, where, within, name }) =>
        found(valueChangesAtDeploy, {
          unit,
          path,
          where,
          within,
          message: `${name} names another image at each deployment`,
          got: name,
        }),
      ),
  );
}

function isMoving(name: string): boolean {
  return /^\/?aws\/service\//.test(name) && /latest|recommended|current/i.test(name);
}

/** Launch templates resolve a parameter themselves: `resolve:ssm:/aws/service/…`. */
function byResolvedImage(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, valueChangesAtDeploy, ({ text }) => {
    const [, name] = /^resolve:ssm:(.+)$/.exec(text) ?? [];
    if (name === undefined || !isMoving(name)) return undefined;
    return { message: `${name} names another image at each launch`, got: text };
  });
}

function byNewestImage({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    dataSourcesOf(unit)
      .filter(({ type, settings }) => type === 'aws_ami' && settings['most_recent'] === true)
      .map(({ path, name }) =>
        found(valueChangesAtDeploy, {
          unit,
          path: [...path, 'most_recent'],
          message: `the newest image is looked up at each plan (${name})`,
        }),
      ),
  );
}
