import type { Hook, Suite, Test } from 'mocha';
import { messageOf } from '../../base/errors.ts';

/** Hooks that failed, and the tests that Mocha therefore drops without a word. */
export class FailedHooks {
  readonly #failed: { readonly suite: Suite | undefined; readonly reason: string }[] = [];

  /** Remembers a failed hook and says what it means for the tests of its suite. */
  add(hook: Hook, error: unknown): string {
    const reason = `the hook ${hook.originalTitle ?? hook.title} failed: ${messageOf(error)}`;
    this.#failed.push({ suite: hook.parent, reason });
    return reason;
  }

  /** Why a test was dropped, when a hook of a suite around it failed. */
  reasonFor(test: Test): string | undefined {
    for (let suite = test.parent; suite !== undefined; suite = suite.parent) {
      const found = this.#failed.find((one) => one.suite === suite);
      if (found !== undefined) return found.reason;
    }
    return undefined;
  }
}
