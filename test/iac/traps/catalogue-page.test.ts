import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { cataloguePage } from '../../../lib/iac/traps/catalogue-page.ts';
import { TRAPS } from '../../../lib/iac/traps/index.ts';

describe('docs/traps.md', () => {
  it('is written from the traps (renew it with UPDATE_DOCS=1)', () => {
    const file = join(packageRoot(), 'docs', 'traps.md');
    const page = cataloguePage(TRAPS);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, page);
    expect(readFileSync(file, 'utf8')).to.equal(page);
  });
});
