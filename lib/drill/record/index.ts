export { type Canary, READ_BACK, type ReadBack } from './canary.ts';
export { type MarkRule, markWhen } from './mark-when.ts';
export { INJECT, MARKS } from './marks.ts';
export { readHistory, type StoredHistory } from './read-history.ts';
export { type Actor, type Ended, openRecorder, type Recorder } from './recorder.ts';
export { type RunningOutage, runningOutage } from './running-outage.ts';
export { type Watch, type WatchOptions, watch } from './watch.ts';
export type { Watched } from './watched.ts';
