import { spawnSync } from 'node:child_process';

/** The commit of the folder in which a run is started, marked when it has changes; null outside a git checkout. */
export function commitOf(cwd: string): string | null {
  const head = git(cwd, ['rev-parse', 'HEAD']);
  if (head === null) return null;
  return git(cwd, ['status', '--porcelain', '--untracked-files=no']) === '' ? head : `${head}-changed`;
}

function git(cwd: string, args: readonly string[]): string | null {
  const answer = spawnSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return answer.status === 0 ? answer.stdout.trim() : null;
}
