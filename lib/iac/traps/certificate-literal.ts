import { inTexts } from './scan/in-texts.ts';
import { arnOf } from './scan/arn-field.ts';
import { found } from './finding.ts';
import { dataSourcesOf } from './scan/data-sources.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** A certificate of the old account. */
export const certificateLiteral: Trap = defineTrap({
  id: 'certificate-literal',
  severity: 'blocks',
  title: 'A certificate is named by its ARN',
  why: 'A certificate of ACM belongs to one account and Region and cannot be exported; a new one has to be validated first (ACM User Guide, "Certificate characteristics").',
  fix: 'request it in the template with DNS validation (AWS::CertificateManager::Certificate) and refer to it; for CloudFront in us-east-1',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-4'],
  detect: (context) => [...written(context), ...lookedUp(context)],
});

function written(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, certificateLiteral, ({ text, role }) => {
    if (role === 'condition' || !CERTIFICATE.test(text)) return undefined;
    return {
      message: 'this certificate exists in the old account alone; the listener or distribution is refused',
      got: text,
    };
  });
}

/** By its domain, among those that the account has. */
function lookedUp({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    dataSourcesOf(unit)
      .filter(({ type }) => type === 'aws_acm_certificate' || type === 'aws_iam_server_certificate')
      .map(({ path, settings }) =>
        found(certificateLiteral, {
          unit,
          path: [...path, 'domain' in settings ? 'domain' : 'name'],
          message: 'a certificate is looked up that the account has; a clean one has none',
        }),
      ),
  );
}

const CERTIFICATE = new RegExp(
  [
    arnOf('acm', 'certificate/[0-9a-z]').source,
    arnOf('acm-pca', 'certificate-authority/[0-9a-f]').source,
    arnOf('iam', 'server-certificate/\\w').source,
  ].join('|'),
  'i',
);
