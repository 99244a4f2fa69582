import { realClock } from '../lib/base/clock.ts';
import { createTwin } from '../lib/twin/server.ts';
import { SERVICES } from '../lib/twin/services/index.ts';
import { foundEstate } from './estate.ts';

// The embedded AWS over a large estate, with pages as large as AWS gives them. Prints its port.
const world = await foundEstate(Number(process.argv[2] ?? 1_000), realClock);
const twin = createTwin({ world, services: SERVICES, pageSize: 1_000 });
await twin.warmUp();
process.stdout.write(`${await twin.listen()}\n`);
