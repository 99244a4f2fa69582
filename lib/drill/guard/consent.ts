import { z } from 'zod';
import type { Instant } from '../../base/instant.ts';
import { STAGES } from '../../environment/environment.ts';

const moment = z.iso.datetime({ offset: true });

const consentSchema = z.strictObject({
  stage: z.enum(STAGES).describe('The stage that this account is.'),
  scenarios: z.array(z.string().min(1)).min(1).describe('What may be carried out here.'),
  maximumTargets: z.int().min(1).describe('How many resources one drill may break.'),
  maximumShare: z.number().gt(0).max(1).optional(),
  window: z
    .strictObject({ from: moment, until: moment })
    .optional()
    .describe('When; at any time when absent.'),
  expires: moment.describe('The consent counts until then.'),
  approvers: z
    .array(
      z.strictObject({
        keyId: z.string().min(1),
        /** ed25519, SPKI in PEM or in base64 DER. */
        publicKey: z.string().min(1),
        /** The ARN under which this person or role calls AWS: nobody approves a drill of their own. */
        principal: z.string().min(1),
      }),
    )
    .optional()
    .describe('Who may approve a drill in production.'),
});

/** What an account lets be broken in it: the parameter `/landfall/consent`, which the drill role must not be able to write. */
export type Consent = z.infer<typeof consentSchema>;

/** What was found of a consent. */
export type ConsentReading =
  | { readonly kind: 'found'; readonly consent: Consent; readonly where: string }
  | { readonly kind: 'absent'; readonly where: string }
  | { readonly kind: 'unreadable'; readonly where: string; readonly why: string };

/** Reads the text of the parameter. Whatever is not understood is no consent. */
export function parseConsent(text: string, where: string): ConsentReading {
  const json = jsonIn(text);
  if (json === undefined) return { kind: 'unreadable', where, why: 'it is not JSON' };
  const { success, data, error } = consentSchema.safeParse(json.value);
  if (success) return { kind: 'found', consent: data, where };
  const why = error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
  return { kind: 'unreadable', where, why };
}

/** Whether a consent counts at this moment. */
export function isWithin(window: { readonly from: Instant; readonly until: Instant }, now: Instant): boolean {
  return Date.parse(window.from) <= Date.parse(now) && Date.parse(now) < Date.parse(window.until);
}

function jsonIn(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
