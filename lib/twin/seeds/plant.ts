import { LandfallError, messageOf } from '../../base/errors.ts';
import type { Founder } from './founder.ts';
import type { Invoke, PlantedFault, PlantingCall } from './planted-fault.ts';

/** Plants faults one after the other, by API calls alone. Throws PLANT_REFUSED, naming the fault and the call. */
export async function plant(invoke: Invoke, faults: readonly PlantedFault[]): Promise<void> {
  for (const fault of faults) for (const call of fault.calls) await carryOut(invoke, fault, call);
}

/** Makes each call at its own moment of a past that is still being built, the oldest first. */
export async function plantInPast(founder: Founder, faults: readonly PlantedFault[]): Promise<void> {
  const calls = faults.flatMap((fault) =>
    fault.calls.map((call) => ({ fault, call, ago: call.ago ?? fault.ago ?? 0 })),
  );
  for (const { fault, call, ago } of calls.toSorted((one, other) => other.ago - one.ago)) {
    founder.at(ago);
    await carryOut(founder.call, fault, call);
  }
}

async function carryOut(
  invoke: Invoke,
  fault: PlantedFault,
  { input, ago: _moment, ...call }: PlantingCall,
): Promise<void> {
  try {
    const given = typeof input === 'function' ? await input(invoke) : (input ?? {});
    await invoke({ ...call, input: given });
  } catch (error) {
    throw new LandfallError(
      'PLANT_REFUSED',
      'harness',
      {
        what: `The fault "${fault.id}" cannot be planted: ${call.service}:${call.operation} was refused`,
        where: `${call.account} ${call.region}`,
        got: messageOf(error),
        fix: 'change the call so that the healthy world takes it',
      },
      { cause: error },
    );
  }
}
