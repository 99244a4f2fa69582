import { expect } from 'chai';
import { formatLocation } from '../../../lib/base/problem.ts';
import { findTraps } from '../../../lib/iac/index.ts';
import { readFiles, unitOf } from './with-files.ts';

const MAIN = `variable "ami" {}
variable "subnets" { type = list(string) }
variable "given" {}
resource "aws_instance" "one" {
  ami       = var.ami
  subnet_id = var.subnets[0]
  key_name  = var.given
}
`;

describe('Values in a file of variables', () => {
  const files = {
    'main.tf': MAIN,
    'prod.tfvars': '# one of several\nami = "ami-0aaaaaaaaaaaaaaaa"\n',
    'terraform.tfvars':
      '\nami     = "ami-0123456789abcdef0"\nsubnets = [\n  "subnet-0123456789abcdef0",\n]\n',
    'more.auto.tfvars.json': '{\n  "given": "orders"\n}\n',
  };

  it('stand there, and that is where what is found in them is told', async () => {
    const set = await readFiles(files);
    const found = findTraps({ set }).map(({ trap, where }) => `${trap} ${formatLocation(where)}`);
    expect(found).to.include.members([
      'image-literal terraform.tfvars:2:11',
      'network-id-literal terraform.tfvars:4:3',
      'key-pair-named more.auto.tfvars.json:2:12',
    ]);
    expect(found.join('\n')).not.to.match(/(?:image-literal|network-id-literal|key-pair-named) main\.tf/);
  });

  it('of the file that wins are told, and the variable itself stays where it is declared', async () => {
    const { locate, supplied } = unitOf(await readFiles(files), '.');
    expect(supplied['ami']).to.equal('ami-0123456789abcdef0');
    expect(formatLocation(locate(['variable', 'ami', 'type']))).to.equal('main.tf:1:1');
  });
});
