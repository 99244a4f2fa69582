import { matchesWildcard } from '../../base/wildcard.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Finding, fail, type Judged, pass } from '../check.ts';
import type { Subject } from '../verdict.ts';
import { workloadAccountIn } from './workload-account-in.ts';

/** What a workload needs beside its data, and that no template holds: what is lost with the account. */
const LOST: Readonly<Record<string, string>> = {
  'AWS::SecretsManager::Secret': 'the secret',
  'AWS::SSM::Parameter': 'the value',
  'AWS::AppConfig::Application': 'the configuration',
  'AWS::CertificateManager::Certificate': 'the certificate',
  'AWS::ECR::Repository': 'the images',
  'AWS::Lambda::Function': 'the code',
  'AWS::CodeCommit::Repository': 'the code',
};

/** Made anew, with all that is in it, by the template that makes it. */
const FROM_TEMPLATE: ReadonlySet<string> = new Set([
  'AWS::SSM::Parameter',
  'AWS::CertificateManager::Certificate',
  'AWS::AppConfig::Application',
]);

/** Judges whether configuration, code and images of a workload have a copy outside the account. */
export const configurationCopied = defineCheck({
  id: 'rebuild/configuration-copied',
  title: 'Configuration, code and images have a copy outside the account',
  what: 'Each secret, parameter, certificate, image repository and function of a workload is made by its template with all that is in it, or is declared to be copied outside.',
  why: 'A database that is restored serves nobody without the password, the image and the certificate that went with the account.',
  how: 'What carries the tags of the workload or stands in its stacks, by type; the declared sources; rebuild.copies of the declaration, which nobody checks. What is neither tagged nor in a stack is not seen here.',
  fix: 'Copy it to another account, and declare where under rebuild.copies.',
  severity: 'high',
  kind: 'declared',
  suite: 'rebuild',
  facts: ['cloudformation.stack', 'cloudformation.resource', 'tagging.resource', 'iac.unit'],
  requirements: ['BAK-4', 'BAK-5'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.8.13', mark: 'supports' },
    { id: 'AWS Well-Architected REL09-BP01', mark: 'supports' },
  ],
  promisedBy: (workload) =>
    workload.rebuild !== undefined || 'Nothing is declared that this workload could be rebuilt from',
  judge: (view) => thingsOf(view).map((one) => ofThing(view, one)),
});

interface Thing {
  readonly subject: Subject;
  readonly fact: NonNullable<Judged['fact']>;
  /** Where it stands in a stack. */
  readonly member?: { readonly logicalId: string; readonly stackName: string };
}

function thingsOf(view: WorkloadView): Thing[] {
  const inStacks = view
    .own('cloudformation.resource')
    .filter(({ type }) => type in LOST)
    .map(({ arn, type, logicalId, stackName, physicalId, account, region }) => ({
      subject: { arn: physicalId ?? arn, type, name: physicalId ?? logicalId, account, region },
      fact: { kind: 'cloudformation.resource' as const, arn },
      member: { logicalId, stackName },
    }));
  const tagged = view
    .own('tagging.resource')
    .filter(({ type, arn }) => type in LOST && !inStacks.some(({ subject }) => isCalled(arn, subject.arn)))
    .map(({ arn, type, id, account, region }) => ({
      subject: { arn, type, name: id, account, region },
      fact: { kind: 'tagging.resource' as const, arn },
    }));
  return [...inStacks, ...tagged];
}

/** A physical id is an ARN, or its last part: a name, or the path of a parameter. */
function isCalled(arn: string, physicalId: string): boolean {
  return (
    arn === physicalId ||
    ['/', ':'].some((mark) => arn.endsWith(`${mark}${physicalId}`)) ||
    (physicalId.startsWith('/') && arn.endsWith(`:parameter${physicalId}`))
  );
}

function ofThing(view: WorkloadView, { subject, fact, member }: Thing): Judged {
  return { subject, fact, finding: copied(view, subject, member) };
}

function copied(view: WorkloadView, { arn, type, name }: Subject, member: Thing['member']): Finding {
  const { rebuild, name: workload } = view.workload;
  const copy = rebuild?.copies?.find(({ of }) => of === type || of === arn || matchesWildcard(of, arn));
  const inside = copy === undefined ? undefined : workloadAccountIn(view.environment, copy.keptAt);
  if (copy !== undefined && inside !== undefined)
    return fail({
      message: `${LOST[type]} of ${name} is lost with the account: its copy lies in an account that holds workloads`,
      expected: 'a copy outside the accounts that hold workloads',
      got: `${copy.keptAt} (account ${inside.id}, "${inside.name}")`,
      fix: 'copy it to another account, and declare that one',
    });
  if (copy !== undefined)
    return pass(`${LOST[type]} of ${name} is declared to be kept at ${copy.keptAt}; nobody looked there`);
  const isMade = view
    .own('iac.unit')
    .filter(({ stack }) => stack === undefined || stack === member?.stackName)
    .some(({ resources }) => resources.some((one) => one.address === member?.logicalId && one.type === type));
  if (isMade && FROM_TEMPLATE.has(type)) return pass(`${LOST[type]} of ${name} comes with its template`);
  return fail({
    message: `${LOST[type]} of ${name} is lost with the account: ${workload} has no copy of it outside`,
    expected: 'a copy outside the account',
    got: 'none that is declared',
    fix: `copy it, and declare where: rebuild.copies: [{ of: ${type}, keptAt: … }]`,
  });
}
