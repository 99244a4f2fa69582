import { isUtf8 } from 'node:buffer';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestResult, TestResultContainer } from 'allure-js-commons';
import { unwritable } from '../../evidence/index.ts';
import { type Places, scrub } from './scrub.ts';

export type ResultStatus = 'passed' | 'failed' | 'broken' | 'skipped';
export type Counts = Readonly<Record<ResultStatus, number>>;

/** Files of earlier suites over the same run: they are made again, and nothing else in the folder is touched. */
const OURS =
  /(-result\.json|-container\.json|-globals\.json|-attachment(\.\w+)?|^environment\.properties|^categories\.json|^executor\.json)$/;

/** The folder of Allure results. All that goes in is scrubbed; a write that fails is kept and thrown by `finish`. */
export class Results {
  readonly #folder: string;
  readonly #places: Places;
  readonly #counts: Record<ResultStatus, number> = { passed: 0, failed: 0, broken: 0, skipped: 0 };
  /** What allure-mocha calls a test → what its result is called, for the hooks that point at it. */
  readonly #names = new Map<string, string>();
  readonly #uuids = new Set<string>();
  #failure: unknown;

  constructor(folder: string, places: Places) {
    this.#folder = folder;
    this.#places = places;
    this.#keep(() => {
      mkdirSync(folder, { recursive: true });
      for (const file of readdirSync(folder)) if (OURS.test(file)) rmSync(join(folder, file));
    });
  }

  /** Writes a test's result and counts it, unless another attempt follows. Two results never share a file. */
  add(result: TestResult, { isCounted = true, formerUuid = '' } = {}): void {
    let uuid = result.uuid;
    for (let twin = 2; this.#uuids.has(uuid); twin += 1) uuid = `${result.uuid}-${twin}`;
    this.#uuids.add(uuid);
    this.#names.set(formerUuid, uuid);
    if (isCounted) this.#counts[(result.status ?? 'broken') as ResultStatus] += 1;
    this.addJson(`${uuid}-result.json`, { ...result, uuid });
  }

  addContainer(container: TestResultContainer): void {
    const children = container.children.map((uuid) => this.#names.get(uuid) ?? uuid);
    this.addJson(`${container.uuid}-container.json`, { ...container, children });
  }

  addJson(file: string, value: unknown): void {
    const clean = JSON.stringify(scrub(value, this.#places));
    this.#keep(() => writeFileSync(join(this.#folder, file), clean));
  }

  addText(file: string, text: string): void {
    this.#keep(() => writeFileSync(join(this.#folder, file), scrub(text, this.#places)));
  }

  /** An attachment of a team's own test: text is redacted, anything else is kept as it is. */
  addAttachment(file: string, content: Buffer): void {
    const clean = isUtf8(content) ? scrub(content.toString('utf8'), this.#places) : content;
    this.#keep(() => writeFileSync(join(this.#folder, file), clean));
  }

  addAttachmentFrom(file: string, path: string): void {
    this.#keep(() => this.addAttachment(file, readFileSync(path)));
  }

  /** What was written, or the first failure to write: Mocha calls from inside of a run, where nobody could catch it. */
  finish(): Counts {
    if (this.#failure !== undefined) throw unwritable(this.#folder, this.#failure);
    return { ...this.#counts };
  }

  #keep(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#failure ??= error;
    }
  }
}
