import type { Scope } from './scope.ts';

const REFERENCE = /\{\{resolve:([a-z-]+):([^}]+)\}\}/g;

/** Puts values in place of the `{{resolve:…}}` of a text. */
export function resolveDynamic(text: string, scope: Pick<Scope, 'resolve'>): string {
  return text.includes('{{resolve:')
    ? text.replaceAll(REFERENCE, (_whole, service: string, reference: string) =>
        scope.resolve(service, reference),
      )
    : text;
}

/** Whether a text holds a dynamic reference: drift detection passes such values over. */
export function hasDynamicReference(text: string): boolean {
  return text.includes('{{resolve:');
}
