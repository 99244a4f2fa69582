export { runTerraform, type TerraformOptions } from './run-terraform.ts';
export { taggedResources } from './tagged-resources.ts';
export { type TerraformHealer, terraformHealer, type TerraformHealerOptions } from './terraform-healer.ts';
export { PART_TAG, TERRAFORM, type TerraformState } from './terraform-state.ts';
export { type WorkFolder, workFolder } from './work-folder.ts';
export { whatFailed } from './spoken.ts';
