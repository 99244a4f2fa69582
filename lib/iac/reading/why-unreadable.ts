/** Why the system did not give a file, in words, with its own word for it. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return 'an error';
  const words = WORDS.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'nothing of that name'],
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['ENOTDIR', 'a file where a folder should be'],
  ['ELOOP', 'links that lead back to each other'],
  ['EMFILE', 'too many files open at once'],
  ['ENAMETOOLONG', 'a name that is too long'],
]);
