import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Context } from 'mocha';

/**
 * Leaves a suite out, with a visible word, where Terraform or a mirror of its provider is not there: a test fetches nothing from
 * anywhere.
 */
export function skipWithoutTerraform(test: Context): void {
  const isThere = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;
  const config = process.env['TF_CLI_CONFIG_FILE'];
  if (isThere && config !== undefined && existsSync(config)) return;
  process.stderr.write('\n    skipped: terraform is not installed, or TF_CLI_CONFIG_FILE names no mirror\n');
  test.skip();
}
