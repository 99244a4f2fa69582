import { guardedAction } from '../types/guarded-actions.ts';
import { found } from './finding.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins, resourcesOf } from './values/in-origins.ts';

/** The organisation does not allow it. */
export const guardrailDenies: Trap = defineTrap({
  id: 'guardrail-denies',
  severity: 'blocks',
  title: 'A guardrail may deny it in the account of the rebuild',
  why: 'The account of a rebuild lies in another organisational unit, with other service control policies and boundaries, and what was allowed in the old one is denied (AWS Organizations User Guide, "Service control policies").',
  fix: 'try a change set in the recovery account, and have the policy of its organisational unit allow what the templates make',
  needsAccount: true,
  requirements: ['REB-1'],
  detect: (context) => (context.account?.refusals === undefined ? reasons(context) : denials(context)),
});

/** A refused change set tells of no place in the file: it is told of the unit. */
function denials({ set, account }: TrapContext): readonly TrapFinding[] {
  const [unit] = set.units;
  if (unit === undefined) return [];
  return (account?.refusals ?? [])
    .filter((refusal) =>
      /explicit deny|service control|not authorized|AccessDenied|boundary|Hook/i.test(refusal),
    )
    .map((refusal) => {
      const named = set.units.find(({ id }) => refusal.includes(id)) ?? unit;
      return found(guardrailDenies, {
        unit: named,
        path: [],
        message: 'a change set was denied in the account of the rebuild',
        got: refusal,
      });
    });
}

/** Boundaries and what organisations most often forbid: asked of IAM where somebody has looked, unknown elsewhere. */
function reasons(context: TrapContext): readonly TrapFinding[] {
  const boundaries = inOrigins(context, guardrailDenies, BOUNDARIES, ({ text }) => {
    const against = context.account?.guardrails?.['iam:CreateRole'];
    if (typeof against === 'string')
      return {
        certainty: 'likely',
        message: `roles may not be made in the other account: ${against}`,
        got: text,
      };
    return {
      certainty: 'unknown',
      message: `a boundary is put on this role, which says that guardrails are in force; ${
        against === null
          ? 'IAM simulates no policies with conditions, and those ask for boundaries'
          : 'nobody has looked at those of the other account'
      }`,
      got: text,
    };
  });
  const forbidden = resourcesOf(context.set.units, (type) => guardedAction(type) !== undefined).flatMap(
    ({ unit, resource }) => {
      const action = guardedAction(resource.type) ?? '';
      const against = context.account?.guardrails?.[action];
      if (against === null) return [];
      const at = { unit, resource, path: resource.path };
      return [
        found(
          guardrailDenies,
          against === undefined
            ? {
                ...at,
                certainty: 'unknown',
                message: `organisations often deny ${resource.type}; nobody has looked at the policies of the other account`,
              }
            : { ...at, message: `${action} is denied in the account of the rebuild`, got: against },
        ),
      ];
    },
  );
  return [...boundaries, ...forbidden];
}

const BOUNDARIES = {
  'AWS::IAM::Role': ['PermissionsBoundary'],
  'AWS::IAM::User': ['PermissionsBoundary'],
  aws_iam_role: ['permissions_boundary'],
  aws_iam_user: ['permissions_boundary'],
};
