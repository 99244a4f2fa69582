/**
 * Whether a text is meant to be a CloudFormation template. Cheap, and true for broken ones too: those are to be told, not
 * passed over.
 */
export function isTemplate(text: string): boolean {
  if (/^\s*(?:\{\s*)?["']?AWSTemplateFormatVersion["']?\s*:/m.test(text)) return true;
  return RESOURCES.test(text) && TYPE.test(text);
}

const RESOURCES = /(?:^|[{,]\s*)["']?Resources["']?\s*:/m;
const TYPE = /["']?Type["']?\s*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]/;
