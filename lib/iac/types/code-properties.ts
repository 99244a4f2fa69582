/** Buckets that code and configuration are fetched from when a resource is made. CloudFormation resource reference. */
export const CODE_BUCKETS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::Function': ['Code.S3Bucket'],
  'AWS::Lambda::LayerVersion': ['Content.S3Bucket'],
  'AWS::Serverless::Function': ['CodeUri.Bucket'],
  'AWS::Serverless::LayerVersion': ['ContentUri.Bucket'],
  'AWS::ApiGateway::RestApi': ['BodyS3Location.Bucket'],
  'AWS::ApiGatewayV2::Api': ['BodyS3Location.Bucket'],
  'AWS::StepFunctions::StateMachine': ['DefinitionS3Location.Bucket'],
  'AWS::ElasticBeanstalk::ApplicationVersion': ['SourceBundle.S3Bucket'],
  'AWS::KinesisAnalyticsV2::Application': [
    'ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.BucketARN',
  ],
  'AWS::CodePipeline::Pipeline': ['Stages.Actions.Configuration.S3Bucket'],
  aws_lambda_function: ['s3_bucket'],
  aws_lambda_layer_version: ['s3_bucket'],
  aws_elastic_beanstalk_application_version: ['bucket'],
};

/** Addresses `s3://…` of the same kind. */
export const CODE_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'AWS::Serverless::Function': ['CodeUri'],
  'AWS::Serverless::LayerVersion': ['ContentUri'],
  'AWS::Serverless::Api': ['DefinitionUri'],
  'AWS::Glue::Job': ['Command.ScriptLocation', 'DefaultArguments.*'],
  'AWS::AppSync::GraphQLSchema': ['DefinitionS3Location'],
  'AWS::EMR::Cluster': ['BootstrapActions.ScriptBootstrapAction.Path'],
  'AWS::EMR::Step': ['HadoopJarStep.Jar'],
  'AWS::SageMaker::Model': ['PrimaryContainer.ModelDataUrl', 'Containers.ModelDataUrl'],
  'AWS::MWAA::Environment': ['SourceBucketArn'],
  'AWS::ECS::TaskDefinition': ['ContainerDefinitions.EnvironmentFiles.Value'],
  aws_glue_job: ['command.script_location', 'default_arguments.*'],
  aws_emr_cluster: ['bootstrap_action.path'],
  aws_sagemaker_model: ['primary_container.model_data_url'],
};
