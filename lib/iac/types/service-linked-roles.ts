/**
 * Types that need a service-linked role which the service does not make by itself, or makes too late for the first stack of an
 * account. IAM User Guide, "AWS services that work with IAM"; the page of each service on its service-linked role.
 */
export const ROLE_NEEDS: Readonly<Record<string, { readonly role: string; readonly property?: string }>> = {
  'AWS::Elasticsearch::Domain': {
    role: 'AWSServiceRoleForAmazonElasticsearchService',
    property: 'VPCOptions',
  },
  'AWS::OpenSearchService::Domain': {
    role: 'AWSServiceRoleForAmazonOpenSearchService',
    property: 'VPCOptions',
  },
  'AWS::ECS::CapacityProvider': { role: 'AWSServiceRoleForECS' },
  'AWS::DAX::Cluster': { role: 'AWSServiceRoleForDAX' },
  aws_elasticsearch_domain: { role: 'AWSServiceRoleForAmazonElasticsearchService', property: 'vpc_options' },
  aws_opensearch_domain: { role: 'AWSServiceRoleForAmazonOpenSearchService', property: 'vpc_options' },
};

/** The role of a service principal, `es.amazonaws.com`. */
export const ROLE_OF_SERVICE: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'backup.amazonaws.com': 'AWSServiceRoleForBackup',
  'batch.amazonaws.com': 'AWSServiceRoleForBatch',
  'ecs.amazonaws.com': 'AWSServiceRoleForECS',
  'eks.amazonaws.com': 'AWSServiceRoleForAmazonEKS',
  'elasticache.amazonaws.com': 'AWSServiceRoleForElastiCache',
  'elasticbeanstalk.amazonaws.com': 'AWSServiceRoleForElasticBeanstalk',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'es.amazonaws.com': 'AWSServiceRoleForAmazonElasticsearchService',
  'opensearchservice.amazonaws.com': 'AWSServiceRoleForAmazonOpenSearchService',
  'rds.amazonaws.com': 'AWSServiceRoleForRDS',
  'spot.amazonaws.com': 'AWSServiceRoleForEC2Spot',
};
