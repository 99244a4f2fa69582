import { LandfallError } from '../../base/errors.ts';

const ANALYTICS = '<script async src="https://www.googletagmanager.com';
const APPLICATION = '<script   src="data:text/javascript;base64,';

/**
 * Makes Allure's single page fit to be kept as evidence: its analytics are taken out, and its application runs only after
 * the embedded data exists (in the page as generated it sometimes starts before, and spins for ever).
 */
export function harden(page: string): string {
  const hardened = moveApplicationLast(removeAnalytics(page));
  if (/googletagmanager|google-analytics/.test(hardened)) {
    throw new LandfallError('ALLURE_CHANGED', 'harness', {
      what: 'Allure’s page still holds analytics after they were taken out',
      expected: 'the page layout of the pinned Allure version',
      fix: 'pin the Allure version that package.json names, or adapt lib/report/allure/harden.ts to the new one',
    });
  }
  return hardened;
}

function removeAnalytics(page: string): string {
  const start = page.indexOf(ANALYTICS);
  if (start < 0) return page;
  const afterLoader = page.indexOf('</script>', start) + '</script>'.length;
  const end = page.indexOf('</script>', afterLoader) + '</script>'.length;
  return page.slice(0, start) + page.slice(end);
}

function moveApplicationLast(page: string): string {
  const start = page.indexOf(APPLICATION);
  if (start < 0) return page;
  const end = page.indexOf('</script>', start) + '</script>'.length;
  const rest = page.slice(0, start) + page.slice(end);
  const body = rest.lastIndexOf('</body>');
  return `${rest.slice(0, body)}${page.slice(start, end)}\n${rest.slice(body)}`;
}
