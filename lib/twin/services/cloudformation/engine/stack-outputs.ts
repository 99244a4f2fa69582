import type { CallContext } from '../../../service.ts';
import { exportsOf } from '../exports.ts';
import type { StoredOutput, StoredStack } from '../stored-stack.ts';
import type { Declared, DeclaredOutput } from '../template/declared.ts';
import { evaluate } from '../template/evaluate.ts';
import { invalid } from '../template/fault.ts';
import { NO_VALUE, type Scope } from '../template/scope.ts';
import { asText } from '../template/as-text.ts';

/** The outputs of a stack whose resources are there. Refuses a name that another stack exports already. */
export function stackOutputs(
  { outputs }: Declared,
  scope: Scope,
  { arn }: StoredStack,
  context: CallContext,
): StoredOutput[] {
  const wanted = outputs.filter(
    ({ condition }) => condition === undefined || scope.conditions.get(condition) === true,
  );
  const made = wanted.map((output) => outputOf(output, scope));
  for (const { exportName } of made) {
    const other = exportsOf(context).find((one) => one.name === exportName && one.stackArn !== arn);
    if (other !== undefined)
      throw invalid(
        `Export with name ${other.name} is already exported by stack ${other.stackArn.split('/')[1] ?? ''}.`,
      );
  }
  return made;
}

function outputOf({ name, value, description, exportName }: DeclaredOutput, scope: Scope): StoredOutput {
  const exported = exportName === undefined ? NO_VALUE : evaluate(exportName, scope);
  const found = evaluate(value, scope);
  if (found === NO_VALUE || (typeof found === 'object' && found !== null))
    throw invalid(
      `Template format error: Output ${name} is malformed. The Value field of every Outputs member must evaluate to a String.`,
    );
  return {
    key: name,
    value: String(found),
    ...(description === undefined ? {} : { description }),
    ...(exported === NO_VALUE ? {} : { exportName: asText(exported) }),
  };
}
