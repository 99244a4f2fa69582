import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { evidenceSha256 } from '../../lib/evidence/index.ts';

/** The digest of a run folder that holds these files. */
async function digestOf(files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-digest-'));
  try {
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), file);
    }
    return await evidenceSha256(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the digest of all evidence of a run', () => {
  const evidence = ['run.json', 'drills/rebuild-orders/result.json', 'drills/rebuild-orders/terraform-1.log'];

  it('is another for any other file', async () => {
    expect(await digestOf([...evidence, 'facts.ndjson'])).to.not.equal(await digestOf(evidence));
    expect(await digestOf(evidence.slice(1))).to.not.equal(await digestOf(evidence));
  });

  it('is the same with and without what is made from it, and where Terraform works until a sweep', async () => {
    const more = ['report/index.html', 'drills/rebuild-orders/terraform-1/terraform.tfstate'];
    expect(await digestOf([...evidence, ...more])).to.equal(await digestOf(evidence));
  });
});
