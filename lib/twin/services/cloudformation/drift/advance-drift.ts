import type { World } from '../../../world/world.ts';
import { detect } from './detect.ts';
import { detectionsOf } from './stored-detection.ts';

/** Carries out the drift detections that are due. */
export async function advanceDrift(world: World): Promise<void> {
  for (const place of world.places('cloudformation.detection'))
    for (const row of detectionsOf({ world, ...place }).values())
      if (row.status === 'DETECTION_IN_PROGRESS' && row.readyAt <= world.clock.now())
        await detect(world, place, row);
}
