// Writes calls into a fresh run until it is killed, and says after each hundred how many are written.
import { call, freshRun } from './run-folder.ts';

const writer = await freshRun(process.argv[2] ?? '', { id: 'endless' });
for (;;) {
  let written = 0;
  for (let index = 0; index < 100; index += 1) written = writer.appendCall(call());
  await new Promise((resolve) => process.stdout.write(`${written}\n`, resolve));
}
