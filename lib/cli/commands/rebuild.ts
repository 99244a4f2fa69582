import { plural } from '../../base/plural.ts';
import { LandfallError } from '../../base/errors.ts';
import { type IacSet, readIac, readSupplied } from '../../iac/index.ts';
import { findTraps } from '../../iac/traps/index.ts';
import { REBUILD } from '../../drill/scenario/index.ts';
import type { CommandBody } from '../commands.ts';
import { printJson } from '../io.ts';
import { drill } from './drill.ts';
import { keepHeapSmall } from '../small-heap.ts';
import { tellTraps } from '../tell-traps.ts';
import { summariseTraps } from '../trap-summary.ts';

/**
 * Says what of a template, a plan, a state, or a folder of them would not come back in a clean account, and asks no account for it;
 * with --env it rebuilds the workloads of an environment in their clean account, as the drill that it is.
 */
export const rebuild: CommandBody = async (args, io) => {
  refuseOfTheOther(args);
  if (args.text['env'] !== undefined) return drill({ ...args, positionals: [REBUILD] }, io);
  keepHeapSmall();
  const [path = '.'] = args.positionals;
  const target = targetOf(args.text['account'], args.text['region']);
  const file = args.text['parameters'];
  const values = file === undefined ? {} : await readSupplied(file, { cwd: io.cwd });
  const set = await readIac(path, { cwd: io.cwd, signal: io.signal, supplied: { '*': values } });
  if (set.units.length === 0) throw nothingRead(set);
  const summary = summariseTraps(set, findTraps({ set, target }), target);
  if (args.flags['json'] === true) printJson(io, summary);
  else io.stdout.write(`${tellTraps(summary)}\n`);
  return summary.exitCode;
};

/** An option that would change nothing is a misunderstanding: where it is rebuilt the declaration says, and files are only read. */
function refuseOfTheOther({ text, flags }: Parameters<CommandBody>[0]): void {
  const isDrill = text['env'] !== undefined;
  const idle = (isDrill ? ['account', 'region', 'parameters'] : ['workload', 'dry-run', 'approval']).filter(
    (name) => text[name] !== undefined || flags[name] === true,
  );
  if (idle.length === 0) return;
  throw new LandfallError('CALL_INVALID', 'declaration', {
    what: isDrill
      ? 'Where and with which values workloads are rebuilt is declared in the environment'
      : 'Without --env nothing is rebuilt; files are read, and no more',
    expected: `no --${idle.join(' and no --')} ${isDrill ? 'beside' : 'without'} --env`,
    got: idle.map((name) => `--${name}`).join(' '),
    fix: isDrill ? 'declare rebuild.into and rebuild.from' : 'add --env, or leave it out',
  });
}

function targetOf(
  account: string | undefined,
  region: string | undefined,
): { account?: string; region?: string } {
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw invalid('--account', 'twelve digits, as 111122223333', account);
  }
  if (region !== undefined && !/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region)) {
    throw invalid('--region', 'a Region by its code, as eu-west-1', region);
  }
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) };
}

function invalid(option: string, expected: string, got: string): LandfallError {
  const what = `The value of ${option} is not valid`;
  return new LandfallError('CALL_INVALID', 'declaration', { what, expected, got, fix: 'correct it' });
}

function nothingRead({ root, refused, ignored }: IacSet): LandfallError {
  const nothing = {
    what: 'Nothing could be read here that tells how an account is built',
    where: root,
    expected: 'templates, plans, states, HCL, or a folder of them',
    got: ignored.length === 0 ? 'no file at all' : `${plural(ignored.length, 'file')} of other kinds`,
    fix: 'give another path',
  };
  return new LandfallError('REBUILD_NOTHING_READ', 'declaration', refused.length > 0 ? refused : nothing);
}
