import type { Socket } from 'node:net';

/**
 * Breaks a connection off with a reset. One whose end is already on its way is closed instead: Node refuses to reset
 * it, keeps its handle for ever, and the process never comes to its own end (it spins in its clean-up).
 */
export function resetSocket(socket: Socket): void {
  if (socket.writableEnded && !socket.writableFinished) socket.destroy();
  else socket.resetAndDestroy();
}
