import type { ListResourceRecordSetsResponse, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Value } from '../../../../../syntax/index.ts';
import { fixed, flag, list, record, text, whole } from '../property.ts';
import { unlessMissing } from '../gone.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';
import { asText } from '../../template/as-text.ts';

/** `AWS::Route53::RecordSet`, in a zone that is named by id or by name. */
export const recordSet: ResourceType = {
  name: 'AWS::Route53::RecordSet',
  properties: {
    HostedZoneId: fixed(text),
    HostedZoneName: fixed(text),
    Name: fixed(text),
    Type: text,
    TTL: whole,
    ResourceRecords: list(text),
    AliasTarget: record({ DNSName: text, HostedZoneId: text, EvaluateTargetHealth: flag }),
    SetIdentifier: fixed(text),
    Failover: text,
    Weight: whole,
    Region: text,
    HealthCheckId: text,
  },
  required: ['Name', 'Type'],
  create: async (properties, call) => {
    const zoneId = await zoneOf(properties, call);
    await change('CREATE', zoneId, setOf(properties), call);
    return asText(properties['Name']);
  },
  update: async (_id, { before, after }, call) => {
    const zoneId = await zoneOf(after, call);
    if (before['Type'] !== after['Type']) await change('DELETE', zoneId, setOf(before), call);
    await change('UPSERT', zoneId, setOf(after), call);
  },
  remove: async (_id, properties, call) => {
    const zoneId = await unlessMissing(zoneOf(properties, call));
    if (zoneId === undefined) return;
    const found = await find(zoneId, properties, call);
    if (found !== undefined) await change('DELETE', zoneId, found, call);
  },
  look: async (_id, call, properties) => {
    const zoneId = await unlessMissing(zoneOf(properties, call));
    const found = zoneId === undefined ? undefined : await find(zoneId, properties, call);
    if (found === undefined) return undefined;
    const { ResourceRecords, Name = '', ...rest } = found;
    const told = Object.entries(rest).filter(([, value]) => value !== undefined) as [string, Value][];
    return {
      ...Object.fromEntries(told),
      Name: likeWritten(Name, asText(properties['Name'])),
      HostedZoneId: zoneId ?? '',
      ...(properties['HostedZoneName'] === undefined ? {} : { HostedZoneName: properties['HostedZoneName'] }),
      ...(ResourceRecords === undefined
        ? {}
        : { ResourceRecords: ResourceRecords.map(({ Value: value = '' }) => value) }),
    };
  },
};

function likeWritten(name: string, written: string): string {
  return written.endsWith('.') ? name : name.replace(/\.$/, '');
}

async function zoneOf({ HostedZoneId, HostedZoneName }: Properties, call: ResourceCall): Promise<string> {
  if (typeof HostedZoneId === 'string') return HostedZoneId;
  const { HostedZones } = await call.invoke<{ HostedZones: { Id: string; Name: string }[] }>(
    'route53',
    'ListHostedZones',
    {},
  );
  const found = HostedZones.find(({ Name }) => Name === HostedZoneName);
  if (found === undefined) throw new Error(`No hosted zones named ${asText(HostedZoneName)} found`);
  return found.Id.replace('/hostedzone/', '');
}

function setOf(properties: Properties): ResourceRecordSet {
  const { HostedZoneId: _id, HostedZoneName: _name, ResourceRecords, ...rest } = properties;
  const values = ResourceRecords as readonly string[] | undefined;
  return {
    ...(rest as unknown as ResourceRecordSet),
    ...(values === undefined ? {} : { ResourceRecords: values.map((value) => ({ Value: value })) }),
  };
}

async function change(
  Action: string,
  HostedZoneId: string,
  ResourceRecordSet: ResourceRecordSet,
  call: ResourceCall,
): Promise<void> {
  await call.invoke('route53', 'ChangeResourceRecordSets', {
    HostedZoneId,
    ChangeBatch: { Changes: [{ Action, ResourceRecordSet }] },
  });
}

async function find(
  HostedZoneId: string,
  { Name, Type, SetIdentifier }: Properties,
  call: ResourceCall,
): Promise<ResourceRecordSet | undefined> {
  const wanted = asText(Name).toLowerCase().replace(/\.?$/, '.');
  const { ResourceRecordSets = [] } = await call.invoke<ListResourceRecordSetsResponse>(
    'route53',
    'ListResourceRecordSets',
    { HostedZoneId, StartRecordName: wanted, StartRecordType: Type },
  );
  return ResourceRecordSets.find(
    (set) => set.Name === wanted && set.Type === Type && set.SetIdentifier === SetIdentifier,
  );
}
