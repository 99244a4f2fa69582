import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { findTraps, readIac } from '../../../lib/iac/index.ts';
import { walk } from '../../../lib/syntax/index.ts';
import { WEB_YAML } from '../../syntax/templates.ts';
import { MAIN, PLAN, RAW } from './terraform-files.ts';
import { withFiles } from './with-files.ts';

const MANIFEST = {
  version: '48.0.0',
  artifacts: {
    A: { type: 'aws:cloudformation:stack', environment: 'aws://1/2', properties: { templateFile: 'x' } },
  },
};
const SETTINGS = {
  ConfigurationSettings: [{ OptionSettings: [{ Namespace: 'a', OptionName: 'b', Value: 'c' }] }],
};
const FILES: readonly (readonly [string, string])[] = [
  ['web.yaml', WEB_YAML],
  ['main.tf', MAIN],
  ['terraform.tfvars', 'ami = "ami-1"\nlist = [1, 2]\n'],
  ['main.tf.json', '{"resource": {"aws_s3_bucket": {"logs": {"bucket": "fixed", "x": [{"y": 1}]}}}}'],
  ['plan.json', JSON.stringify(PLAN)],
  ['terraform.tfstate', JSON.stringify(RAW)],
  ['manifest.json', JSON.stringify(MANIFEST)],
  ['described.json', JSON.stringify(SETTINGS)],
  ['parameters.json', '[{"ParameterKey": "A", "ParameterValue": "b"}]'],
];

/** Names that every object of JavaScript has without being told. */
const INHERITED = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];

/** Reads what was written, asks for every place and looks for every trap. Whatever that throws fails the property. */
async function survive(cwd: string, file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(cwd, file), content);
  const set = await readIac(file, { cwd });
  for (const unit of set.units) walk(unit.body, (_value, path) => void unit.locate(path, 2));
  findTraps({ set, target: { account: '444455556666', region: 'eu-central-1' } });
}

const file = fc.constantFrom(...FILES);
const place = fc.nat(5_000);

describe('Whatever a file of infrastructure turns into', function () {
  this.timeout(60_000);

  it('by being cut off or by other bytes in it, it is read or refused', () =>
    withFiles({}, (cwd) =>
      fc.assert(
        fc.asyncProperty(
          file,
          place,
          fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 5 }),
          async ([name, text], cut, changes) => {
            const bytes = Buffer.from(text).subarray(
              0,
              changes.length === 0 ? cut % (text.length + 1) : text.length,
            );
            for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
            await survive(cwd, name, bytes);
          },
        ),
        { numRuns: 250 },
      ),
    ));

  it('by other values in its JSON, it is read or refused', () =>
    withFiles({}, (cwd) =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(PLAN, RAW, MANIFEST, SETTINGS),
          fc.nat(200),
          fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...INHERITED, [], {}, null)),
          async (value, which, other) => {
            let met = 0;
            const changed = JSON.stringify(value, (_key, inner: unknown) =>
              met++ === which ? other : inner,
            );
            await survive(cwd, value === MANIFEST ? 'manifest.json' : 'any.json', changed ?? 'null');
          },
        ),
        { numRuns: 250 },
      ),
    ));

  it('by names that every object has, it is read or refused', () =>
    withFiles({}, (cwd) =>
      fc.assert(
        fc.asyncProperty(
          file,
          fc.nat(200),
          fc.constantFrom(...INHERITED),
          async ([name, text], which, word) => {
            let met = 0;
            // A word that stands alone: a type, a key, a name, a function.
            const changed = text.replace(/[A-Za-z_][\w:]*/g, (whole) => (met++ === which ? word : whole));
            await survive(cwd, name, Buffer.from(changed));
          },
        ),
        { numRuns: 400 },
      ),
    ));

  it('types, parameters and mappings with names that every object has are like any other', () =>
    withFiles({}, async (cwd) => {
      const template = INHERITED.map((name) => ({
        Parameters: { [name]: { Type: 'String' } },
        Mappings: { Sizes: { a: { b: 'c' } } },
        Resources: {
          [`${name.replaceAll('_', '')}1`]: {
            Type: `${name}`,
            Properties: { A: { Ref: name }, B: { 'Fn::FindInMap': [name, name, name] }, C: { [name]: 1 } },
          },
          Two: { Type: 'AWS::SQS::Queue' },
        },
      }));
      const hcl = INHERITED.map((name) => `resource "${name}" "${name}" {}\ndata "${name}" "${name}" {}\n`);
      for (const one of template) await survive(cwd, 'web.json', Buffer.from(JSON.stringify(one)));
      for (const one of hcl) await survive(cwd, 'main.tf', Buffer.from(one));
    }));
});
