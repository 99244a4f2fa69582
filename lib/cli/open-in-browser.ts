import { spawn } from 'node:child_process';

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file with whatever the desktop opens pages with; does nothing where there is no desktop. */
export function openInBrowser(file: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command ?? 'xdg-open', [...args, file], { detached: true, stdio: 'ignore' });
  child.once('error', (error) =>
    process.stderr.write(`The page could not be opened (${error.message}): ${file}\n`),
  );
  child.unref();
}
