/** The user `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** As whom PostgreSQL runs, for `spawn`: as who we are, unless that is root. */
export function runAs(): { readonly uid?: number; readonly gid?: number } {
  return isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The whole environment of the servers: nothing of ours reaches them. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;
