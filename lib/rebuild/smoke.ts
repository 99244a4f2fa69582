import type { Clock } from '../base/clock.ts';
import type { Seconds } from '../base/duration.ts';
import { addresses, type AskDns, httpProbe } from '../drill/probes/index.ts';
import type { Recorder } from '../drill/record/index.ts';
import type { SmokeProbe } from '../environment/environment.ts';
import type { SmokeResult } from '../drill/rebuild-report.ts';

export interface SmokeOptions {
  readonly probes: readonly SmokeProbe[];
  /** Outputs of every rebuilt stack. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Outputs that name something of which nobody knows whether it is the copy, and why. */
  readonly unsure?: Readonly<Record<string, string>>;
  readonly ask: AskDns;
  readonly recorder: Recorder;
  readonly clock: Clock;
  /** Between two looks. */
  readonly every: Seconds;
  /** How long it may take until the first good answer. */
  readonly patience: Seconds;
}

/** Good answers in a row that count as served. */
const LOOKS = 3;
const LOOK_TIMEOUT: Seconds = 5;

/** Fetches what the declaration names until each has answered well three times in a row, or its time is over. */
export function smoke(options: SmokeOptions, signal: AbortSignal): Promise<readonly SmokeResult[]> {
  return Promise.all(options.probes.map((probe) => one(probe, options, signal)));
}

async function one(probe: SmokeProbe, options: SmokeOptions, signal: AbortSignal): Promise<SmokeResult> {
  const { output } = probe;
  const value = options.outputs[output];
  if (value === undefined) return { output, served: false, message: `no stack has an output ${output}` };
  const url = addressOf(value, probe.path);
  if (url === undefined)
    return { output, served: false, message: `output ${output} holds no host and no address` };
  const why = options.unsure?.[output];
  const answered = await served(url, probe, options, signal);
  return { output, url, ...answered, ...(why === undefined ? {} : { unsure: why }) };
}

async function served(
  url: string,
  { output, expectStatus }: SmokeProbe,
  { ask, recorder, clock, every, patience }: SmokeOptions,
  signal: AbortSignal,
): Promise<Pick<SmokeResult, 'served' | 'message'>> {
  const id = `smoke-${output}`;
  const probe = httpProbe({ id, vantage: 'here', url, expectStatus, addresses: addresses({ ask, clock }) });
  const due = clock.monotonic() + patience;
  let good = 0;
  let last = 'it was never asked';
  while (good < LOOKS) {
    if (clock.monotonic() >= due) return { served: false, message: `${url} did not serve: ${last}` };
    const begun = recorder.invoke({ process: id, vantage: 'here', operation: 'http', value: { url } });
    const look = await probe.look(AbortSignal.any([signal, AbortSignal.timeout(LOOK_TIMEOUT * 1_000)]));
    recorder.complete(begun, look);
    good = look.end === 'ok' ? good + 1 : 0;
    last = look.error ?? JSON.stringify(look.value ?? look.end);
    await clock.sleep(every, signal);
  }
  return { served: true, message: `${url} answered ${expectStatus}, ${LOOKS} times in a row` };
}

/** `shop-123.elb.amazonaws.com`, `host:8080`, `http://host/base` and a path; undefined where that makes no address. */
function addressOf(value: string, path: string): string | undefined {
  const base = /^https?:\/\//.test(value) ? value : `http://${value}`;
  if (!URL.canParse(base)) return undefined;
  return `${base.replace(/\/+$/, '')}${path}`;
}
