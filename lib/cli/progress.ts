import type { Io } from './io.ts';

/** Says what is going on: one line that changes on a terminal, a plain line for each stage elsewhere. */
export interface Progress {
  readonly stage: (text: string) => void;
  /** A detail of the stage; only a terminal shows it. */
  readonly detail: (text: string) => void;
  /** Leaves the terminal clean. */
  readonly done: () => void;
}

/** Progress for a person or for a log, whichever reads stderr. */
export function progressOn(io: Io): Progress {
  return io.terminal ? liveProgress(io) : plainProgress(io);
}

function plainProgress(io: Io): Progress {
  return {
    stage: (text) => void io.stderr.write(`${text}\n`),
    detail: () => undefined,
    done: () => undefined,
  };
}

function liveProgress(io: Io): Progress {
  let current = '';
  const show = (text: string): void => {
    const line = text.length > 96 ? `${text.slice(0, 95)}…` : text;
    io.stderr.write(`\r\u001b[2K${line}`);
  };
  return {
    stage: (text) => {
      current = text;
      show(text);
    },
    detail: (text) => show(`${current}: ${text}`),
    done: () => void io.stderr.write('\r\u001b[2K'),
  };
}
