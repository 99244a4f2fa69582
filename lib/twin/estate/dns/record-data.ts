/** A Route 53 value in the form that dns-packet encodes. Throws for a type that it does not know. */
export function recordData(type: string, value: string): unknown {
  switch (type) {
    case 'A':
    case 'AAAA':
      return value;
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return withoutDot(value);
    case 'TXT':
    case 'SPF':
      return [...value.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
        (quoted ?? bare ?? '').replaceAll(/\\(.)/g, '$1'),
      );
    case 'MX': {
      const [preference, exchange = ''] = value.split(/\s+/);
      return { preference: Number(preference), exchange: withoutDot(exchange) };
    }
    case 'SRV': {
      const [priority, weight, port, target = ''] = value.split(/\s+/);
      return {
        priority: Number(priority),
        weight: Number(weight),
        port: Number(port),
        target: withoutDot(target),
      };
    }
    case 'CAA': {
      const [, flags, tag, text] = /^(\d+)\s+(\S+)\s+"?([^"]*)"?$/.exec(value) ?? [];
      return { flags: Number(flags ?? 0), tag: tag ?? '', value: text ?? '' };
    }
    case 'SOA':
      return soa(value);
    default:
      throw new TypeError(`records of type ${type} are not answered here`);
  }
}

function soa(value: string) {
  const [mname = '', rname = '', ...numbers] = value.split(/\s+/);
  const [serial, refresh, retry, expire, minimum] = numbers.map(Number);
  return { mname: withoutDot(mname), rname: withoutDot(rname), serial, refresh, retry, expire, minimum };
}

/** dns-packet wants names without the last dot. */
export function withoutDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}
