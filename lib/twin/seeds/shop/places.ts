/** The three accounts of the shop: its own, the one that keeps its backups, and the one that keeps its logs. */
export const SHOP = '111122223333';
export const VAULT = '222233334444';
export const TRAIL = '333344445555';

/** An account with nothing of the shop in it, in which drills rebuild the shop. */
export const CLEAN = '444455556666';

/** Where the shop runs, and where it would come back. */
export const HOME = 'eu-west-1';
export const REFUGE = 'eu-central-1';

/** Seconds in a day and an hour: a seed counts its past in them. */
export const DAY = 86_400;
export const HOUR = 3_600;
