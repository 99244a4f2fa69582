export { type Addresses, addresses } from './addresses.ts';
export { type AskDns, askDns } from './ask-dns.ts';
export { type DnsProbeOptions, dnsProbe } from './dns.ts';
export { type HttpProbeOptions, httpProbe } from './http.ts';
export { type ObservedProbeOptions, observedProbe } from './observed.ts';
export { type ReadBackOptions, readBack } from './read-back.ts';
export { type SqlProbeOptions, sqlCanary, sqlReader } from './sql-canary.ts';
export type { SqlTarget } from './sql-statement.ts';
export { type TcpProbeOptions, tcpProbe } from './tcp.ts';
