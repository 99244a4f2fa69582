import { expect } from 'chai';
import { substituted } from '../../../lib/iac/reading/terraform/substituted.ts';
import type { IacUnit } from '../../../lib/iac/index.ts';
import { readFiles, unitOf } from './with-files.ts';

describe('Names in the place of values', () => {
  it('stand where the whole word is the value, and not where it is a part of another word', () => {
    const known = [{ name: 'aws_instance.one.id', text: 'i-0abcdef0123456789' }];
    const value = [
      'ami-0abcdef0123456789',
      'i-0abcdef0123456789',
      'x/i-0abcdef0123456789:i-0abcdef01234567890',
    ];
    expect(substituted(value, known)).to.deep.equal([
      'ami-0abcdef0123456789',
      '${aws_instance.one.id}',
      'x/${aws_instance.one.id}:i-0abcdef01234567890',
    ]);
  });

  it('are not looked into again, and the longest value wins', () => {
    const known = [
      { name: 'aws_vpc.main.id', text: 'shop' },
      { name: 'var.main', text: 'shop-main' },
      { name: 'var.vpc', text: 'main' },
    ];
    expect(substituted('shop-main shop main', known)).to.equal('${var.main} ${aws_vpc.main.id} ${var.vpc}');
  });
});

function plan(expressions: object, values: object, more: object = {}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    variables: { identifier: { value: 'crm-prod' }, size: { value: 2 }, stage: { value: 'prod' } },
    planned_values: {
      root_module: {
        resources: [{ address: 'aws_x.one', mode: 'managed', type: 'aws_x', name: 'one', values }],
      },
    },
    configuration: {
      root_module: {
        variables: { identifier: {}, size: {}, stage: {} },
        resources: [{ address: 'aws_x.one', mode: 'managed', type: 'aws_x', expressions }],
      },
    },
    ...more,
  };
}

function propertiesOf({ resources }: IacUnit): unknown {
  return resources[0]?.properties;
}

const ACCOUNT = {
  address: 'data.aws_caller_identity.me',
  mode: 'data',
  type: 'aws_caller_identity',
  name: 'me',
  values: { account_id: '111122223333' },
};
const prior = { prior_state: { values: { root_module: { resources: [ACCOUNT] } } } };

describe('What a plan works out', () => {
  const from = (...references: readonly string[]): object => ({ references });

  it('from a variable shows that it is: the words that both have are of the variable', async () => {
    const set = await readFiles({
      'plan.json': plan(
        { name: from('var.identifier'), upper: from('var.identifier'), title: from('var.identifier') },
        { name: 'crm-db', upper: 'CRM', title: 'other-db' },
      ),
    });
    expect(propertiesOf(unitOf(set, 'plan.json'))).to.deep.equal({
      name: '${…(var.identifier)}-db',
      upper: '${…(var.identifier)}',
      title: 'other-db',
    });
  });

  it('by choosing is a literal: a variable only says which', async () => {
    const set = await readFiles({
      'plan.json': plan(
        { image: from('var.stage'), arn: from('var.stage') },
        { image: 'ami-0123456789abcdef0', arn: 'arn:aws:iam::111122223333:role/prod-admin' },
      ),
    });
    expect(propertiesOf(unitOf(set, 'plan.json'))).to.deep.equal({
      image: 'ami-0123456789abcdef0',
      arn: 'arn:aws:iam::111122223333:role/${var.stage}-admin',
    });
  });

  it('through a local that it does not tell is looked for among the variables and what was looked up', async () => {
    const set = await readFiles({
      'plan.json': plan(
        { name: from('local.name'), arn: from('local.account'), own: from('local.own') },
        { name: 'crm-prod-db', arn: 'arn:aws:iam::111122223333:role/x', own: 'ledger' },
        prior,
      ),
    });
    expect(propertiesOf(unitOf(set, 'plan.json'))).to.deep.equal({
      name: '${var.identifier}-db',
      arn: 'arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/x',
      own: 'ledger',
    });
  });
});

describe('A record in a state', () => {
  it('is not what its zone is known by', async () => {
    const record = { zone_id: 'Z0123456789ABCDEFGHIJ', name: 'www' };
    const zone = { id: 'Z9876543210ABCDEFGHIJ', zone_id: 'Z9876543210ABCDEFGHIJ', name: 'example.com' };
    const of = (type: string, name: string, attributes: object): object => ({
      mode: 'managed',
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ attributes }],
    });
    const resources = [
      of('aws_route53_record', 'one', record),
      of('aws_route53_record', 'two', { ...record, zone_id: 'Z9876543210ABCDEFGHIJ' }),
      of('aws_route53_zone', 'main', zone),
    ];
    const set = await readFiles({
      'terraform.tfstate': { version: 4, terraform_version: '1.11.4', serial: 1, lineage: '0', resources },
    });
    const unit = unitOf(set, 'terraform.tfstate');
    expect(unit.resources.map(({ properties }) => properties['zone_id'])).to.deep.equal([
      'Z0123456789ABCDEFGHIJ',
      '${aws_route53_zone.main.id}',
      '${aws_route53_zone.main.id}',
    ]);
  });
});

describe('What has the name of a secret', () => {
  it('is shown where it is an ARN: that names the secret, and is none', async () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbCdEf';
    const text = `variable "db_secret" { default = "${arn}" }
resource "aws_lambda_function" "one" {
  environment {
    variables = { DB_SECRET = "${arn}", DB_PASSWORD = "hunter2", TOKEN = "arn-like" }
  }
}
`;
    const unit = unitOf(await readFiles({ 'main.tf': text }), '.');
    expect(JSON.stringify(unit.body)).not.to.match(/hunter2|arn-like/);
    expect(unit.body).to.have.nested.property('variable.db_secret.default', arn);
    expect(propertiesOf(unit)).to.deep.equal({
      environment: [{ variables: { DB_SECRET: arn, DB_PASSWORD: '(sensitive)', TOKEN: '(sensitive)' } }],
    });
  });
});
