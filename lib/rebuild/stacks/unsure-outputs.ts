import { isMap, type ValueMap } from '../../syntax/index.ts';

/** Named by people and found by DNS, where the original may answer under the same name. */
const NAMED: ReadonlySet<string> = new Set([
  'AWS::Route53::RecordSet',
  'AWS::Route53::RecordSetGroup',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGatewayV2::DomainName',
]);

/**
 * Outputs of which nobody can tell that they lead to what was made, with the reason: a literal host, a name that the original may
 * have too, an output of two stacks. Pure.
 */
export function unsureOutputs(
  stacks: readonly { readonly name: string; readonly body: ValueMap | undefined }[],
): Readonly<Record<string, string>> {
  const owners = new Map<string, string>();
  const unsure: Record<string, string> = {};
  for (const { name, body } of stacks)
    for (const [output, told] of Object.entries(mapIn(body, 'Outputs'))) {
      const other = owners.get(output);
      owners.set(output, name);
      const written = JSON.stringify(isMap(told) ? (told['Value'] ?? '') : '');
      if (other !== undefined) unsure[output] = `stacks ${other} and ${name} both have an output ${output}`;
      else if (!isOfTheCopy(written, mapIn(body, 'Resources')))
        unsure[output] =
          `output ${output} of stack ${name} names nothing that only the copy has: the original may have answered`;
    }
  return unsure;
}

function mapIn(body: ValueMap | undefined, name: string): ValueMap {
  const found = body?.[name];
  return isMap(found) ? found : {};
}

/** What another stack exports is the copy's too: the clean account has no other. */
function isOfTheCopy(written: string, resources: ValueMap): boolean {
  if (written.includes('"Fn::ImportValue"')) return true;
  return Object.entries(resources).some(([id, resource]) => {
    const type = isMap(resource) ? resource['Type'] : undefined;
    return !(typeof type === 'string' && NAMED.has(type)) && mentions(written, id);
  });
}

/** `{"Ref":"Web"}`, `{"Fn::GetAtt":["Web","DNSName"]}`, `{"Fn::GetAtt":"Web.DNSName"}`, `${Web.DNSName}`; logical ids are alphanumeric. */
function mentions(written: string, id: string): boolean {
  return [`{"Ref":"${id}"}`, `"Fn::GetAtt":["${id}"`, `"Fn::GetAtt":"${id}.`, `\${${id}}`, `\${${id}.`].some(
    (form) => written.includes(form),
  );
}
