export { INJECT, MARKS } from './marks.ts';
export { readHistory, type StoredHistory } from './read-history.ts';
export { type Actor, type Ended, openRecorder, type Recorder } from './recorder.ts';
export { type Watch, type WatchOptions, watch } from './watch.ts';
export type { Watched } from './watched.ts';
