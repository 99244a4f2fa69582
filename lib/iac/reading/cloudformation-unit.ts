import { isMap, isResourceId, type Template, type Value } from '../../syntax/index.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';

/** The unit of a template: its resources by their logical ids. */
export function cloudformationUnit(template: Template, id: string): IacUnit {
  return {
    id,
    format: 'cloudformation',
    file: template.file,
    resources: resourcesOf(template.body['Resources']),
    body: template.body,
    locate: template.locate,
    template,
    supplied: {},
  };
}

function resourcesOf(section: Value | undefined): IacResource[] {
  if (!isMap(section)) return [];
  return Object.entries(section)
    .filter(([address]) => isResourceId(address))
    .map(([address, resource]) => {
      const path = ['Resources', address];
      const { Type: type, Properties: properties } = isMap(resource) ? resource : {};
      return {
        address,
        type: typeof type === 'string' ? type : '',
        properties: isMap(properties) ? properties : {},
        path,
        propertiesPath: [...path, 'Properties'],
      };
    });
}
