import { spawn } from 'node:child_process';
import { PROCESSES_FILE } from './estate-folder.ts';

/**
 * Waits until its input ends, which it does when this process does, however that comes; then ends the servers that are written
 * down in the folder, and removes it. After an orderly end there is nothing left for it to do.
 */
const SCRIPT = `
cat > /dev/null
[ -f "$1/${PROCESSES_FILE}" ] || exit 0
while read -r pid started; do
  now=$(sed 's/.*) //' "/proc/$pid/stat" 2> /dev/null | cut -d ' ' -f 20)
  [ "$now" = "$started" ] && kill -QUIT "$pid"
done < "$1/${PROCESSES_FILE}"
sleep 1
rm -rf "$1"
`;

/** Sets a little process to clear up after this one, should it be killed. Gives a function that sends it home. */
export function guard(folder: string): () => Promise<void> {
  // In a session of its own: a Ctrl-C must not take it along.
  const guardian = spawn('sh', ['-c', SCRIPT, 'landfall-guardian', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the next start clears up instead.
  const gone = new Promise<void>((resolve) => {
    guardian.once('error', () => resolve());
    guardian.once('exit', () => resolve());
  });
  guardian.stdin.on('error', () => undefined);
  guardian.unref();
  return async () => {
    guardian.stdin.end();
    await gone;
  };
}
