import type { Path, Template, Value, ValueMap } from '../../../syntax/index.ts';
import { isMap } from '../../../syntax/index.ts';
import type { HclBlock } from './hcl-file.ts';

/** How many names stand before the body of a block. */
const LABELS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    terraform: 0,
    locals: 0,
    provider: 1,
    module: 1,
    variable: 1,
    output: 1,
    resource: 2,
    data: 2,
  }),
);

/** The blocks of Terraform's JSON syntax, as those of HCL. https://developer.hashicorp.com/terraform/language/syntax/json */
export function blocksOfJson(value: Value, locate: Template['locate']): HclBlock[] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([type, section]) => {
    const labels = LABELS.get(type);
    return labels === undefined ? [] : below(section, [type], labels, locate);
  });
}

function below(value: Value, path: Path, labels: number, locate: Template['locate']): HclBlock[] {
  if (labels > 0) {
    if (Array.isArray(value)) return value.flatMap((item: Value) => below(item, path, labels, locate));
    return isMap(value)
      ? Object.entries(value).flatMap(([name, inner]) => below(inner, [...path, name], labels - 1, locate))
      : [];
  }
  const bodies: readonly Value[] = Array.isArray(value) ? value : [value];
  return bodies.filter(isMap).map((body) => block(path, body, locate));
}

function block(path: Path, body: ValueMap, locate: Template['locate']): HclBlock {
  const [type = '', ...labels] = path.map(String);
  const alias = body['alias'];
  const way = type === 'provider' && typeof alias === 'string' ? [type, `${labels[0]}.${alias}`] : path;
  const { '//': _comment, ...rest } = body;
  return { type, labels, path: way, where: locate(path), body: rest };
}
