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
