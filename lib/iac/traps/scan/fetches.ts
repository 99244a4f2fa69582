/** What a line of a script fetches. */
export interface Fetch {
  readonly what: string;
  readonly index: number;
}

/**
 * The thing that a line fetches from outside; nothing for comments, for packages of the distribution, and for the metadata of
 * the instance.
 */
export function fetchIn(line: string): Fetch | undefined {
  if (/^\s*(#|\/\/|REM\b)/i.test(line)) return undefined;
  for (const pattern of FETCHES) {
    const match = pattern.exec(line);
    const what = match?.groups?.['what'];
    if (match === null || what === undefined || isOwn(what)) continue;
    const index = match.index + match[0].lastIndexOf(what);
    return { what, index };
  }
  return undefined;
}

const WORD = '(?<what>[^\\s"\'|;)]+)';

const FETCHES: readonly RegExp[] = [
  new RegExp(
    `\\baws\\s+(?:--?\\S+\\s+)*s3\\s+(?:cp|sync|mv)\\s+(?:--?\\S+\\s+)*["']?${WORD.replace('[^', 's3://[^')}`,
  ),
  new RegExp(
    `\\bgit\\s+(?:-\\S+\\s+\\S+\\s+)*clone\\b[^\\n]*?\\s["']?(?<what>(?:https?://|git@|ssh://|\\$\\{)[^\\s"'|;)]+)`,
  ),
  new RegExp(
    `\\b(?:curl|wget|Invoke-WebRequest|iwr|DownloadFile|Start-BitsTransfer|rpm|add-apt-repository|yum-config-manager|dnf|yum|apt-key|easy_install|npm|pip3?|sh|bash)\\b[^\\n]*?(?<what>https?://[^\\s"'|;)]+)`,
    'i',
  ),
  new RegExp(`\\b(?:curl|wget)\\s+[^\\n]*?(?<what>\\b[\\w-]+(?:\\.[\\w-]+)+/[^\\s"'|;)]*)`),
  new RegExp(
    `\\b(?:pip3?|pipx|conda|gem|cargo|composer|go)\\s+(?:-\\S+\\s+)*(?:install|require|get)\\b\\s+(?:-\\S+\\s+)*${WORD}`,
  ),
  /\bdeb\s[^\n]*?(?<what>https?:\/\/[^\s"']+)/,
  /\bbaseurl\s*=\s*(?<what>https?:\/\/\S+)/,
  new RegExp(`\\b(?:npm|yarn|pnpm)\\s+(?:-\\S+\\s+)*(?<what>install|i|ci|add)\\b`),
  new RegExp(`\\badd-apt-repository\\s+(?:-\\S+\\s+)*["']?(?<what>ppa:[^\\s"']+)`),
  new RegExp(
    `\\bdocker\\s+(?:pull|run)\\b[^\\n]*?\\s(?<what>[a-z0-9][\\w.-]*(?:/[\\w.-]+)*(?::[\\w.-]+)?)\\s*$`,
  ),
];

/** Link-local addresses of the instance, and the machine itself. */
function isOwn(what: string): boolean {
  return /^https?:\/\/(169\.254\.|localhost|127\.|\[?fd00:ec2)/.test(what) || what.startsWith('169.254.');
}
