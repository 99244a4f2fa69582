import type { Declared } from '../template/declared.ts';
import { invalid } from '../template/fault.ts';
import { knownTemplate } from '../template/known-template.ts';

interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
}

/** The template that a caller gives, or says to be the one that the stack has. */
export function templateOf(input: TemplateSource, previous?: string): Declared {
  if (input.UsePreviousTemplate === true) {
    if (previous === undefined) throw invalid('The stack has no template that could be used again.');
    return knownTemplate(previous);
  }
  if (input.TemplateURL !== undefined)
    throw invalid('TemplateURL is not supported by the embedded AWS: it has no S3. Send the TemplateBody.');
  if (input.TemplateBody === undefined)
    throw invalid('Either Template URL or Template Body must be specified.');
  return knownTemplate(input.TemplateBody);
}
