import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap } from './trap.ts';

/** A certificate of the old account. */
export const certificateLiteral: Trap = defineTrap({
  id: 'certificate-literal',
  severity: 'blocks',
  title: 'A certificate is named by its ARN',
  why: 'A certificate of ACM belongs to one account and Region and cannot be exported; a new one has to be validated first (ACM User Guide, "Certificate characteristics").',
  fix: 'request it in the template with DNS validation (AWS::CertificateManager::Certificate) and refer to it; for CloudFront in us-east-1',
  needsAccount: false,
  requirements: ['REB-1', 'BAK-4'],
  detect: (context) =>
    inTexts(context, certificateLiteral, ({ text, role }) => {
      const [arn] = role === 'condition' ? [] : (CERTIFICATE.exec(text) ?? []);
      if (arn === undefined) return undefined;
      return {
        message: 'this certificate exists in the old account alone; the listener or distribution is refused',
        got: text,
      };
    }),
});

const CERTIFICATE =
  /:(?:acm:[^\s"']*?:certificate\/[0-9a-z]|acm-pca:[^\s"']*?:certificate-authority\/[0-9a-f]|iam::[^\s"']*?:server-certificate\/(?![*$])\w)/i;
