export { readRebuildSources, type RebuildSourcesOptions } from './rebuild-sources.ts';
export { refuseAssets } from './refuse-assets.ts';
export {
  TERRAFORM_PERMISSIONS,
  terraformNemesis,
  type TerraformNemesisOptions,
} from './terraform-nemesis.ts';
export { terraformPart, type TerraformPartOptions } from './terraform-part.ts';
export { type TerraformRoot, terraformRoots } from './terraform-roots.ts';
export { reviewConfiguration } from './review-configuration.ts';
