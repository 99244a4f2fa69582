/** What stands where a secret stood. */
export const REDACTED = '[redacted]';

/**
 * Text without access keys, authorisation headers, credentials in URLs, and whatever follows the name of a secret.
 * Used for messages and logs; for values with fields there is `redact`.
 */
export function redactText(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return outsideArns(redactShapes(text), (part) => part.replace(NAMED_SECRET, `$1${REDACTED}`));
}

/** Text without what shows to be a secret by its look alone, whatever stands before it. */
export function redactShapes(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of ANYWHERE) clean = clean.replace(pattern, replacement);
  return clean;
}

/** One look that clears nearly every text, so that evidence of many thousand facts is written quickly. */
const SUSPICIOUS =
  /A3T|AKIA|ASIA|ABIA|ACCA|IQoJ|FwoG|FQoG|AWS4|:\/\/|PRIVATE KEY|secret|token|pass|pwd|extern|authori|bearer|basic|api.?key|access.?key|signature/i;

/** IAM User Guide, "Unique identifiers": AKIA and ASIA begin access keys; AIDA, AROA and the like begin harmless ids. */
const ACCESS_KEY = /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,124}(?![A-Za-z0-9])/g;
const SESSION_TOKEN = /(?<![A-Za-z0-9+/])(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/=_-]{40,}/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const SIGNED_HEADER = /AWS4-HMAC-SHA256[ ,]+(?:[\w-]+=[^\s,"']*[, ]*)+/g;
const BEARER = /\b(bearer|basic)\s+(?!\[redacted\])[A-Za-z0-9._~+/-]{8,}=*/gi;
const URL_CREDENTIALS = /((?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]*@/gi;
const SIGNED_QUERY = /(x-amz-(?:signature|security-token|credential)=)[^\s&"'<>]*/gi;

const ANYWHERE: readonly (readonly [RegExp, string])[] = [
  [PRIVATE_KEY, REDACTED],
  [SIGNED_HEADER, REDACTED],
  [SIGNED_QUERY, `$1${REDACTED}`],
  [URL_CREDENTIALS, `$1${REDACTED}@`],
  [BEARER, `$1 ${REDACTED}`],
  [SESSION_TOKEN, REDACTED],
  [ACCESS_KEY, REDACTED],
];

/** `secret_access_key = …`, `"ExternalId": "…"`, `password:…`, `Authorization: …`; a name, a sign, a value. */
const NAMED_SECRET =
  /((?<![a-z0-9])(?:[a-z0-9]+[-_:]){0,4}(?:secret[-_ ]?access[-_ ]?key|secret[-_ ]?key|access[-_ ]?key(?:[-_ ]?id)?|session[-_ ]?token|security[-_ ]?token|external[-_ ]?id|passw(?:or)?d|passphrase|pwd|private[-_ ]?key|api[-_ ]?key|auth[-_ ]?token|access[-_ ]?token|refresh[-_ ]?token|client[-_ ]?secret|secret|authorization)["']?\s*[:=]\s*["']?)(?!arn:)[^\s"',;&<>]+/gi;

/** Secrets Manager writes `…:secret:orders/db` into its ARNs, which is a name and no secret. */
function outsideArns(text: string, change: (part: string) => string): string {
  return text
    .split(/(arn:aws[a-z-]*:[^\s"',;&<>]*)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}
