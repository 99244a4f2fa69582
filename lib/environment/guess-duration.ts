const WORDS: readonly [RegExp, string][] = [
  [/\s*(seconds?|secs?)\b/gi, 's'],
  [/\s*(minutes?|mins?)\b/gi, 'm'],
  [/\s*(hours?|hrs?)\b/gi, 'h'],
  [/\s*(days?)\b/gi, 'd'],
];

/** What somebody who wrote 900, "15 min" or "PT15M" probably meant in our form; undefined when nothing comes to mind. */
export function guessDuration(written: unknown): string | undefined {
  if (typeof written === 'number')
    return written >= 0 && written < 1e9 ? `${written}s if it is in seconds` : undefined;
  if (typeof written !== 'string' || written.length > 40) return undefined;
  let guess = written.trim().replace(/^PT?(?=\d)/i, '');
  for (const [word, unit] of WORDS) guess = guess.replaceAll(word, unit);
  guess = guess
    .replaceAll(/[\s,]+|and/g, '')
    .replace('T', '')
    .toLowerCase();
  return /^(\d+(\.\d+)?[smhd])+$/.test(guess) ? guess : undefined;
}
