/** Where the name of a key pair is given. CloudFormation and Terraform AWS provider reference. */
export const KEY_PAIR_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Instance': ['KeyName'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateData.KeyName'],
  'AWS::AutoScaling::LaunchConfiguration': ['KeyName'],
  'AWS::EC2::SpotFleet': ['SpotFleetRequestConfigData.LaunchSpecifications.KeyName'],
  'AWS::EMR::Cluster': ['Instances.Ec2KeyName'],
  'AWS::EKS::Nodegroup': ['RemoteAccess.Ec2SshKey'],
  'AWS::Batch::ComputeEnvironment': ['ComputeResources.Ec2KeyPair'],
  'AWS::OpsWorks::Stack': ['DefaultSshKeyName'],
  'AWS::OpsWorks::Instance': ['SshKeyName'],
  aws_instance: ['key_name'],
  aws_launch_template: ['key_name'],
  aws_launch_configuration: ['key_name'],
  aws_spot_instance_request: ['key_name'],
  aws_emr_cluster: ['ec2_attributes.key_name'],
  aws_eks_node_group: ['remote_access.ec2_ssh_key'],
  aws_batch_compute_environment: ['compute_resources.ec2_key_pair'],
};
