export { ec2 } from './service.ts';
export { instancesOf, stateOf, type InstanceState, type StoredInstance } from './stored-instance.ts';
export { snapshotsOf, type StoredSnapshot } from './stored-snapshot.ts';
export { type Attachment, type StoredVolume, volumesOf } from './stored-volume.ts';
export { newId, ec2Arn } from './resource.ts';
export { type Zone, zoneNamed, zonesOf } from './zones.ts';
