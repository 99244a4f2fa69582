import { ServiceRefusal } from './service-refusal.ts';

/** What a call gives; undefined when the service says that what it names is not there. */
export async function unlessMissing<Output>(call: Promise<Output>): Promise<Output | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ServiceRefusal && error.isMissing) return undefined;
    throw error;
  }
}

/** What is being made, as its service describes it. Throws when somebody took it away meanwhile: nothing would ever be ready. */
export function stillThere<Found>(found: Found | undefined, what: string): Found {
  if (found === undefined) throw new Error(`${what} did not stabilize: it is gone`);
  return found;
}
