import { parseDuration, type Seconds } from '../../../base/duration.ts';
import type { Path } from '../../../environment/pointer.ts';
import type { Written } from '../../../environment/written.ts';

/** The length written at a path; undefined when nothing stands there, or nothing that can be read. */
export function lengthAt(written: Written, path: Path): Seconds | undefined {
  const text = written.text(path);
  return text === undefined ? undefined : parseDuration(text);
}
