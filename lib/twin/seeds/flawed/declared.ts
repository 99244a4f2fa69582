import type { PlantedFault } from '../planted-fault.ts';
import { fails } from './shown.ts';

const TEMPLATE = 'iac-flawed/shop-catalogue.yaml';

/** The traps that were planted in the template of the catalogue. */
const TRAPS = [
  'image-literal',
  'ssm-parameter-outside',
  'parameter-without-value',
  'network-id-literal',
  'deletion-policy-missing',
  'key-literal',
  'snapshot-literal',
  'import-without-export',
  'zone-literal',
] as const;

/** What stands in `environments/sandbox-flawed.yaml` itself and in the template that it names, and no API call could plant. */
export const DECLARED: readonly PlantedFault[] = [
  {
    id: 'no-objective',
    title: 'The catalogue does not say how much of its data the loss of a zone may cost',
    calls: [],
    shows: fails('catalogue', ['declaration/objectives-stated', 'az']),
  },
  {
    id: 'contradiction',
    title: 'The ledger promises to be back after the loss of its Region later than the business can bear',
    calls: [],
    shows: fails('ledger', ['declaration/promises-consistent', 'region']),
  },
  {
    id: 'stale-excuse',
    title: 'An exclusion of the catalogue ran out',
    calls: [],
    shows: fails('catalogue', ['declaration/exclusions-current', 'backup/vault-immutable on *']),
  },
  {
    id: 'nothing-to-rebuild-from',
    title: 'The ledger promises to be rebuilt after the loss of its account, and is written down nowhere',
    calls: [],
    shows: fails('ledger', ['rebuild/sources-declared', '']),
  },
  {
    id: 'templates-in-the-account',
    title: 'The templates of the order intake lie in a bucket of the account that they would rebuild',
    calls: [],
    shows: fails('orders', ['rebuild/sources-outside-account', '']),
  },
  {
    id: 'template-of-the-old-account',
    title: 'The template of the catalogue holds nine things that exist in the old account alone',
    calls: [],
    shows: fails(
      'catalogue',
      ...TRAPS.map((trap) => ['rebuild/sources-trap-free', `${trap} in ${TEMPLATE}`] as const),
    ),
  },
];
