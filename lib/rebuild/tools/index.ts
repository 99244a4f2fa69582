export {
  TERRAFORM_PERMISSIONS,
  terraformNemesis,
  type TerraformNemesisOptions,
} from './terraform-nemesis.ts';
export { terraformPart, type TerraformPartOptions } from './terraform-part.ts';
