import type { Path } from '../../syntax/template.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import type { Certainty, Trap, TrapFinding, TrapSeverity } from './trap.ts';

/** What a detector says of one place. What it leaves out is as the trap has it. */
export interface Found {
  readonly unit: IacUnit;
  readonly path: Path;
  /** Where it stands, if that is not where the value begins. */
  readonly where?: TrapFinding['where'] | undefined;
  /** Offset of the word that it is about. */
  readonly within?: number | undefined;
  readonly resource?: IacResource | undefined;
  readonly message: string;
  readonly got?: string | undefined;
  readonly fix?: string;
  readonly certainty?: Certainty;
  readonly severity?: TrapSeverity;
}

/** A finding of this trap, with the place looked up. */
export function found(trap: Trap, { unit, path, where, within, resource, got, ...rest }: Found): TrapFinding {
  return {
    trap: trap.id,
    severity: rest.severity ?? trap.severity,
    certainty: certaintyOf(unit, rest.certainty ?? 'certain'),
    unit: unit.id,
    ...(resource === undefined ? {} : { resource: resource.address }),
    where: where ?? unit.locate(path),
    message: rest.message,
    ...(got === undefined ? {} : { got: shortened(got) }),
    fix: rest.fix ?? trap.fix,
    at: path,
    ...(within === undefined ? {} : { within }),
  };
}

/** A state does not say what somebody wrote, and what the provider filled in. */
function certaintyOf({ format }: IacUnit, certainty: Certainty): Certainty {
  return format === 'terraform-state' && certainty === 'certain' ? 'likely' : certainty;
}

/** Scripts are long; what a person needs is enough to find it again. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= 120 ? line : `${line.slice(0, 117)}…`;
}
