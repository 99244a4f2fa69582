import type { WireRequest } from './http.ts';
import type { OperationModel, ServiceModel } from './model.ts';

/** A REST operation that a request leads to, with what its path holds in place of labels, still percent-encoded. */
export interface Route {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

interface Template {
  readonly operation: OperationModel;
  readonly method: string;
  readonly pattern: RegExp;
  readonly labels: readonly string[];
  /** Query parameters that are part of the template, such as `?cleanup`. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly weight: number;
}

const templatesOf = new WeakMap<ServiceModel, readonly Template[]>();

/** The operation whose URI template fits best: literal segments beat labels. */
export function findRoute(model: ServiceModel, request: WireRequest): Route | undefined {
  for (const template of templates(model)) {
    if (template.method !== request.method || !hasQuery(template, request.query)) continue;
    const match = template.pattern.exec(request.path);
    if (match === null) continue;
    const labels = template.labels.map((name, index) => [name, match[index + 1] ?? '']);
    return { operation: template.operation, labels: Object.fromEntries(labels) as Record<string, string> };
  }
  return undefined;
}

function templates(model: ServiceModel): readonly Template[] {
  const known = templatesOf.get(model);
  if (known !== undefined) return known;
  const made = [...model.operations.values()].flatMap(template).sort((a, b) => b.weight - a.weight);
  templatesOf.set(model, made);
  return made;
}

function template(operation: OperationModel): Template[] {
  if (operation.http === undefined) return [];
  const [method, uri] = operation.http;
  const [path = '', search = ''] = uri.split('?');
  const segments = path.split('/').filter((segment) => segment !== '');
  const query = [...new URLSearchParams(search)];
  const literals = segments.filter((segment) => !segment.startsWith('{')).length;
  return [
    {
      operation,
      method,
      pattern: new RegExp(`^/${segments.map(segmentPattern).join('/')}/?$`),
      labels: segments
        .filter((segment) => segment.startsWith('{'))
        .map((label) => label.replaceAll(/[{}+]/g, '')),
      query,
      weight: query.length * 1_000 + literals * 10 + segments.length,
    },
  ];
}

function segmentPattern(segment: string): string {
  if (!segment.startsWith('{')) return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return segment.endsWith('+}') ? '(.+?)' : '([^/]+)';
}

function hasQuery({ query }: Template, sent: URLSearchParams): boolean {
  return query.every(([name, value]) => sent.has(name) && (value === '' || sent.get(name) === value));
}
