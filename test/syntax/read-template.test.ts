import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import { formatLocation } from '../../lib/base/problem.ts';
import { readTemplate, textOf, type Value, walk } from '../../lib/syntax/index.ts';
import { WEB_JSON, WEB_YAML } from './templates.ts';

function properties(text: string): Value {
  const { body } = readTemplate(
    `Resources:\n  One:\n    Type: AWS::A::B\n    Properties:\n${text}`,
    'one.yaml',
  );
  return (body as { Resources: { One: { Properties: Value } } }).Resources.One.Properties;
}

function problems(text: string, file = 'bad.yaml'): string[] {
  try {
    readTemplate(text, file);
  } catch (error) {
    expect(error).to.be.instanceOf(LandfallError);
    const { code, blame, details } = error as LandfallError;
    expect([code, blame]).to.deep.equal(['TEMPLATE_INVALID', 'declaration']);
    return details.map(({ what, where }) => `${formatLocation(where ?? '')} ${what}`);
  }
  return [];
}

describe('Reading a template', () => {
  it('makes each short form long, also within each other', () => {
    expect(
      properties(`
      A: !If [IsProd, !GetAtt Db.Endpoint.Address, !Ref 'AWS::NoValue']
      B: !Join ['', ['arn:', !Sub '\${AWS::Partition}', !Select [0, !GetAZs '']]]
      C: !Sub
        - '\${X}-y'
        - X: !ImportValue
            'Fn::Sub': '\${Net}-vpc'
      D:
        Fn::Base64: !Sub |
          #!/bin/bash
          echo \${AWS::Region}
      E: !FindInMap [Map, !Ref AWS::Region, Ami]
      F: !Not [!Condition Other]
      G: !GetAtt [Nested, Outputs, Url]
      H: !Transform {Name: 'AWS::Include', Parameters: {Location: x}}`),
    ).to.deep.equal({
      A: { 'Fn::If': ['IsProd', { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, { Ref: 'AWS::NoValue' }] },
      B: {
        'Fn::Join': [
          '',
          ['arn:', { 'Fn::Sub': '${AWS::Partition}' }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
        ],
      },
      C: { 'Fn::Sub': ['${X}-y', { X: { 'Fn::ImportValue': { 'Fn::Sub': '${Net}-vpc' } } }] },
      D: { 'Fn::Base64': { 'Fn::Sub': '#!/bin/bash\necho ${AWS::Region}\n' } },
      E: { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'Ami'] },
      F: { 'Fn::Not': [{ Condition: 'Other' }] },
      G: { 'Fn::GetAtt': ['Nested', 'Outputs.Url'] },
      H: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'x' } } },
    });
  });

  it('keeps as it was typed what a number would lose some of', () => {
    expect(
      properties(`
      Account: 012345678901
      Engine: 16.10
      Mode: 0644
      Version: 2012-10-17
      Port: 5432
      Share: 0.5
      Encrypted: yes
      Public: False
      Nothing: ~
      Quoted: "5432"`),
    ).to.deep.equal({
      Account: '012345678901',
      Engine: '16.10',
      Mode: '0644',
      Version: '2012-10-17',
      Port: 5432,
      Share: 0.5,
      Encrypted: true,
      Public: false,
      Nothing: null,
      Quoted: '5432',
    });
  });

  it('follows aliases and merges', () => {
    const { body } = readTemplate(
      'Resources:\n  A: &a\n    Type: AWS::S3::Bucket\n    Properties: &p {X: 1, Y: 2}\n  B: *a\n  C:\n    <<: *a\n    Properties:\n      <<: [*p]\n      X: 3\n',
      'merged.yaml',
    );
    expect(body['Resources']).to.deep.equal({
      A: { Type: 'AWS::S3::Bucket', Properties: { X: 1, Y: 2 } },
      B: { Type: 'AWS::S3::Bucket', Properties: { X: 1, Y: 2 } },
      C: { Type: 'AWS::S3::Bucket', Properties: { X: 3, Y: 2 } },
    });
  });

  it('reads JSON as JSON.parse does', () => {
    const { body, format } = readTemplate(`\uFEFF${WEB_JSON}`, 'web.json');
    expect(format).to.equal('json');
    expect(body).to.deep.equal(JSON.parse(WEB_JSON));
  });

  for (const [name, text] of [
    ['web.yaml', WEB_YAML],
    ['web.json', WEB_JSON],
  ] as const) {
    it(`knows where each value of ${name} stands`, () => {
      const { body, locate } = readTemplate(text, name);
      const lines = text.split('\n');
      let looked = 0;
      walk(body, (value, path) => {
        if (typeof value !== 'string' || /[\n\\"]/.test(value) || path.includes('Fn::GetAtt')) return;
        const { file, line, column } = locate(path);
        const rest = lines[line - 1]?.slice(column - 1).replace(/^(?:!\w+ )?["']?/, '');
        expect(file).to.equal(name);
        expect(
          rest?.startsWith(value.slice(0, 20)),
          `${path.join('.')} at ${line}:${column}: ${rest}`,
        ).to.equal(true);
        looked += 1;
      });
      expect(looked).to.be.greaterThan(20);
    });
  }

  it('finds the line within a script', () => {
    const { body, locate } = readTemplate(WEB_YAML, 'web.yaml');
    const path = ['Resources', 'Web', 'Properties', 'UserData', 'Fn::Base64', 'Fn::Sub'];
    let script = '';
    walk(body, (value, at) => {
      if (at.join() === path.join()) script = textOf(value);
    });
    const { line, column } = locate(path, script.indexOf('s3://'));
    expect(WEB_YAML.split('\n')[line - 1]?.slice(column - 1)).to.match(/^s3:\/\//);
  });

  it('says where the nearest thing around stands, where a path has no place', () => {
    const { locate } = readTemplate(WEB_YAML, 'web.yaml');
    const web = WEB_YAML.split('\n').findIndex((line) => line.startsWith('  Web:')) + 1;
    expect(formatLocation(locate(['Resources', 'Web', 'DeletionPolicy']))).to.equal(`web.yaml:${web}:3`);
    expect(formatLocation(locate([]))).to.equal('web.yaml:1:1');
  });

  it('tells every problem at once, with its place', () => {
    expect(
      problems(
        'Resources:\n  A: {Type: AWS::A::B, Name: !Reff X}\n  A: {Type: AWS::A::B}\n  B: {Type: AWS::A::B, X: *none}\n',
      ),
    ).to.deep.equal([
      'bad.yaml:3:3 The key A is there twice',
      'bad.yaml:2:30 CloudFormation has no short form !Reff. Did you mean "!Ref"?',
      'bad.yaml:4:27 The alias *none means nothing here',
    ]);
    expect(problems('Resources:\n  A: {Properties: {}}\n  B: 3\nOutputs: []\n')).to.deep.equal([
      'bad.yaml:4:10 Outputs is not a map',
      'bad.yaml:2:6 The resource A has no type',
      'bad.yaml:3:6 The resource B is not a map',
    ]);
    expect(problems('Resources: {}\nX:\n  ? {a: 1}\n  : 2\n')).to.deep.equal([
      'bad.yaml:3:5 This key is a map or a list',
    ]);
    expect(problems('{"Resources": {"A": {"Type": "AWS::A::B"}, "A": {"Type": "AWS::A::B"}}}')).to.deep.equal(
      ['bad.yaml:1:44 The key A is there twice'],
    );
  });

  it('tells what is no template', () => {
    expect(problems('')).to.deep.equal(['bad.yaml:1:1 The file is empty']);
    expect(problems('services: {web: {image: nginx}}')).to.deep.equal([
      'bad.yaml:1:1 This is no CloudFormation template',
    ]);
    expect(problems('- a\n- b')).to.deep.equal(['bad.yaml:1:1 This is no CloudFormation template']);
    expect(problems('a: 1\n---\nb: 2')).to.deep.equal(['bad.yaml:3:1 A second document begins here']);
    expect(problems('{"Resources": {"A": ')[0]).to.match(/^bad.yaml:1:21 A value is missing here/);
    expect(problems('Resources:\n  A: [')[0]).to.match(/^bad.yaml:/);
  });

  it('refuses what is over the limits of CloudFormation', () => {
    const many = (count: number): string =>
      `Resources:\n${Array.from({ length: count }, (_, index) => `  R${index}: {Type: AWS::SNS::Topic}\n`).join('')}`;
    expect(problems(many(500))).to.deep.equal([]);
    expect(problems(many(501))).to.deep.equal(['bad.yaml:1:1 More Resources than CloudFormation takes']);
    const parameters = Array.from({ length: 201 }, (_, index) => `  P${index}: {Type: String}\n`).join('');
    expect(problems(`Parameters:\n${parameters}${many(1)}`)).to.deep.equal([
      'bad.yaml:1:1 More Parameters than CloudFormation takes',
    ]);
    expect(problems(`${many(1)}# ${'x'.repeat(1_048_576)}`)).to.deep.equal([
      'bad.yaml:1:1 The template is larger than CloudFormation takes',
    ]);
  });

  it('is neither exhausted nor held up by what is built to do so', () => {
    const lists = Array.from({ length: 30 }, (_, index) =>
      index === 0
        ? 'a0: &a0 [x]'
        : `a${index}: &a${index} [${Array(9)
            .fill(`*a${index - 1}`)
            .join(', ')}]`,
    );
    expect(problems(`${lists.join('\n')}\nResources: {}\n`)).to.deep.equal([
      'bad.yaml:7:20 Aliases of aliases grow beyond all bounds',
    ]);
    expect(problems('Resources: &r\n  A: *r\n')).to.deep.equal([
      'bad.yaml:2:6 The alias *r means nothing here',
    ]);
    expect(problems(`Resources: ${'['.repeat(50_000)}`)[0]).to.match(/depth/i);
    expect(problems(`{"Resources": ${'['.repeat(50_000)}`)[0]).to.match(/nested too deeply/);
    expect(problems(`{"a": "${'\\\\'.repeat(200_000)}", "Resources": 1}`)).to.have.length(1);
  });

  it('reads keys that JavaScript has plans of its own for', () => {
    const { body } = readTemplate(
      'Resources: {}\n__proto__: {polluted: true}\nconstructor: x\n',
      'proto.yaml',
    );
    expect(Object.keys(body)).to.deep.equal(['Resources', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });
});
