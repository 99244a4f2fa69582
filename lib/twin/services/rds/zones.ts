/** The names of a Region's three Availability Zones. */
export function zonesOf(region: string): readonly [string, string, string] {
  return [`${region}a`, `${region}b`, `${region}c`];
}

/** The zone in which a standby is put beside an instance in this one. */
export function zoneAfter(zone: string): string {
  const region = zone.slice(0, -1);
  const zones = zonesOf(region);
  return zones[(zones.indexOf(zone) + 1) % zones.length] ?? zones[0];
}
