import { trapCases } from '../../support/trap-cases.ts';

const rare = 'Resources:\n  One: {Type: AWS::EC2::Instance, Properties: {InstanceType: p4d.24xlarge}} #<?\n';
const plain = 'Resources:\n  One: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro}}\n';
const account = { account: '444455556666', region: 'eu-west-1' };

trapCases('not-offered-in-region', [
  { says: 'does not know without a look whether a rare type is offered', files: rare },
  {
    says: 'is red where the Region does not offer it',
    files: rare,
    account: { ...account, offers: ['ec2:t3.micro'] },
    at: ['2'],
  },
  {
    says: 'is green where it does',
    files: rare,
    account: { ...account, offers: ['ec2:p4d.24xlarge'] },
    at: [],
  },
  { says: 'does not ask for a type that every Region has', files: plain },
  {
    says: 'judges that one too, once somebody has looked',
    files: plain,
    account: { ...account, offers: ['ec2:t3.large'] },
    at: ['2'],
  },
  {
    says: 'does not know where somebody looked and could not read it',
    files: plain,
    account,
    at: ['2?'],
  },
  {
    says: 'knows the classes of databases by their own offers',
    files: 'Resources:\n  One: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.r6g.large}}\n',
    account: { ...account, offers: ['rds:postgres:16.3:db.r6g.large'] },
  },
  {
    says: 'takes versions of engines for no answer about classes',
    files: 'Resources:\n  One: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.r6g.large}}\n',
    account: { ...account, offers: ['rds:postgres:16.3', 'ec2:t3.micro'] },
  },
]);
