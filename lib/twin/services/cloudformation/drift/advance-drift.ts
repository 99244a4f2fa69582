import type { World } from '../../../world/world.ts';

/** Carries out the drift detections that are due. */
export async function advanceDrift(_world: World): Promise<void> {}
