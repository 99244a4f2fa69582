import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import type { Consent } from './consent.ts';

const approvalSchema = z.strictObject({
  run: z.string().min(1),
  declarationSha256: z.string().regex(/^[0-9a-f]{64}$/),
  planSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** One of the consent's approvers. */
  keyId: z.string().min(1),
  /** ed25519 over `approvalText`, in base64. */
  signature: z.string().min(1),
});

/** Somebody's signature that one run may carry out one plan of one declaration. */
export type Approval = z.infer<typeof approvalSchema>;

/** What was found of an approval. */
export type ApprovalReading =
  | { readonly kind: 'found'; readonly approval: Approval; readonly where: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly where: string; readonly why: string };

/** Reads the text of an approval file. */
export function parseApproval(text: string, where: string): ApprovalReading {
  try {
    const { success, data, error } = approvalSchema.safeParse(JSON.parse(text));
    if (success) return { kind: 'found', approval: data, where };
    const why = error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
    return { kind: 'unreadable', where, why };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable', where, why: 'it is not JSON' };
    throw error;
  }
}

/** The very bytes that are signed. The first line keeps the signature from meaning anything elsewhere. */
export function approvalText(approved: Pick<Approval, 'run' | 'declarationSha256' | 'planSha256'>): string {
  const { run, declarationSha256, planSha256 } = approved;
  return `landfall-approval-v1\nrun ${run}\ndeclaration ${declarationSha256}\nplan ${planSha256}\n`;
}

/** Who approves what is about to be done. */
export interface ApprovalOf {
  readonly run: string;
  readonly declarationSha256: string;
  readonly planSha256: string;
  /** Whom STS takes the drill's credentials for. */
  readonly identity: string;
}

/** What is wrong with an approval, in words; undefined when somebody else signed this run, declaration and plan. Pure. */
export function approvalFault(approval: Approval, consent: Consent, of: ApprovalOf): string | undefined {
  for (const name of ['run', 'declarationSha256', 'planSha256'] as const)
    if (approval[name] !== of[name]) return `it approves ${name} ${approval[name]}, not ${of[name]}`;
  const approver = consent.approvers?.find(({ keyId }) => keyId === approval.keyId);
  if (approver === undefined) return `the consent names no approver with the key "${approval.keyId}"`;
  if (principalOf(approver.principal) === principalOf(of.identity))
    return `${approver.principal} would approve a drill of their own`;
  const key = publicKey(approver.publicKey);
  if (key === undefined) return `the consent's key "${approval.keyId}" is no ed25519 public key`;
  const signature = Buffer.from(approval.signature, 'base64');
  const isValid = verify(null, Buffer.from(approvalText(approval)), key, signature);
  return isValid ? undefined : `the signature is not that of the key "${approval.keyId}"`;
}

/** A session of a role is the role: `…:assumed-role/drill/alice` → `…:role/drill`. */
function principalOf(arn: string): string {
  const role = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return role === null
    ? arn.replace(/:role\/.*\//, ':role/')
    : `arn:${role[1]}:iam::${role[2]}:role/${role[3]}`;
}

function publicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch (error) {
    // OpenSSL has no one error for what is no key.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
