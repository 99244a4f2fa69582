import { isMap, type Path, readValues, textOf, type Value, type ValueMap } from '../../syntax/index.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { isSecretName, SENSITIVE } from './sensitive.ts';

const TYPE = 'AWS::ElasticBeanstalk::Environment';

/**
 * The unit of a saved configuration of Elastic Beanstalk (`.cfg.yml`), or of what describe-configuration-settings answers.
 * Options are found by namespace and name in both: `OptionSettings.aws:autoscaling:asg.MaxSize`. Throws TEMPLATE_INVALID.
 */
export function readBeanstalk(text: string, file: string): IacUnit {
  const { value, locate } = readValues(text, file);
  const settings = isMap(value) ? value['ConfigurationSettings'] : undefined;
  const unit = { id: file, format: 'beanstalk' as const, file, supplied: {} };
  if (!isMap(value) || !Array.isArray(settings)) {
    const body = isMap(value) ? { ...value, OptionSettings: byNamespace(value['OptionSettings']) } : {};
    return { ...unit, body, locate, resources: [resourceAt([], body, 'Environment')] };
  }
  const described = settings.map((one) =>
    isMap(one) ? { ...one, OptionSettings: byNamespace(one['OptionSettings']) } : {},
  );
  return {
    ...unit,
    body: { ConfigurationSettings: described },
    locate: (path, within) => locate(asListed(value, path), within),
    resources: described.map((one, index) =>
      resourceAt(['ConfigurationSettings', index], one, nameOf(one, index)),
    ),
  };
}

function resourceAt(path: Path, properties: ValueMap, address: string): IacResource {
  return { address, type: TYPE, properties, path, propertiesPath: path };
}

function nameOf(setting: ValueMap, index: number): string {
  const name = setting['EnvironmentName'] ?? setting['TemplateName'];
  return typeof name === 'string' ? name : `Environment${index + 1}`;
}

/** Namespace → option → value. Variables of the application may hold secrets: those keep their name alone. */
function byNamespace(settings: Value | undefined): ValueMap {
  const found = new Map<string, Map<string, Value>>();
  const put = (namespace: string, option: string, value: Value): void => {
    const options = found.get(namespace) ?? new Map<string, Value>();
    found.set(namespace, options);
    options.set(option, namespace.endsWith(VARIABLES) && isSecretName(option, value) ? SENSITIVE : value);
  };
  for (const one of Array.isArray(settings) ? settings : []) {
    if (!isMap(one)) continue;
    put(textOf(one['Namespace']), textOf(one['OptionName']), one['Value'] ?? null);
  }
  for (const [namespace, options] of Object.entries(isMap(settings) ? settings : {})) {
    for (const [option, value] of Object.entries(isMap(options) ? options : {}))
      put(namespace, option, value);
  }
  return Object.fromEntries(
    [...found].map(([namespace, options]) => [namespace, Object.fromEntries(options)]),
  );
}

const VARIABLES = 'aws:elasticbeanstalk:application:environment';

/** Turns the way by namespace and name into the one by position in the list that was read. */
function asListed(value: ValueMap, path: Path): Path {
  const [section, index, property, namespace, option] = path;
  if (property !== 'OptionSettings' || section === undefined || index === undefined) return path;
  const settings = value[String(section)];
  const one = Array.isArray(settings) ? settings[Number(index)] : undefined;
  const listed = isMap(one) ? one['OptionSettings'] : undefined;
  if (!Array.isArray(listed)) return path;
  const position = listed.findIndex(
    (candidate) =>
      isMap(candidate) &&
      candidate['Namespace'] === namespace &&
      (option === undefined || candidate['OptionName'] === option),
  );
  return position < 0 ? path.slice(0, 3) : [section, index, property, position, 'Value'];
}
