/** Zones that are the same everywhere: CloudFront and Global Accelerator. Route 53 API reference, AliasTarget. */
export function isWorldwideZone(id: string): boolean {
  return id === 'Z2FDTNDATAQYW2' || id === 'Z2BJ6XQ5FK7U4H' || id === 'Z3DZXE0Q79N41H';
}

/** The Region whose load balancers or website endpoints have this zone; nothing where it is a zone of somebody. */
export function regionOfZone(id: string): string | undefined {
  return ZONES.get(id);
}

/**
 * AWS General Reference: "Elastic Load Balancing endpoints and quotas" (Application and Classic, then Network), "Amazon S3
 * endpoints and quotas" (websites).
 */
const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'us-east-1': 'Z35SXDOTRQ7X7K Z26RNL4JYFTOTI Z3AQBSTGFYJSTF',
    'us-east-2': 'Z3AADJGX6KTTL2 ZLMOA37VPKANP Z2O1EMRO9K5GLX',
    'us-west-1': 'Z368ELLRRE2KJ0 Z24FKFUX50B4VW Z2F56UZL2M1ACD',
    'us-west-2': 'Z1H1FL5HABSF5 Z18D5FSROUN65G Z3BJ6K6RIION7M',
    'af-south-1': 'Z268VQBMOI5EKX Z203XCE67M25HM',
    'ap-east-1': 'Z3DQVH9N71FHZ0 Z12Y7K3UBGUAD1 ZNB98KWMFR0R6',
    'ap-south-1': 'ZP97RAFLXTNZK ZVDDRBQ08TROA Z11RGJOFQNVJUP',
    'ap-northeast-3': 'Z5LXEXXYW11ES Z1GWIQ4HH19I5X Z2YQB5RD63NC85',
    'ap-northeast-2': 'ZWKZPGTI48KDX ZIBE1TIR4HY56 Z3W03O7B5YMIYP',
    'ap-southeast-1': 'Z1LMS91P8CMLE5 ZKVM4W9LS7TM Z3O0J2DXBE1FTB',
    'ap-southeast-2': 'Z1GM3OXH4ZPM65 ZCT6FZBF4DROD Z1WCIGYICN2BYD',
    'ap-northeast-1': 'Z14GRHDCWA56QT Z31USIVHYNEOWT Z2M4EHUR26P7ZW',
    'ca-central-1': 'ZQSVJUPU6J1EY Z2EPGBW3API2WT Z1QDHH18159H29',
    'eu-central-1': 'Z215JYRZR1TBD5 Z3F0SRJ5LGBH90 Z21DNDUVLTQW6Q',
    'eu-west-1': 'Z32O12XQLNTSW2 Z2IFOLAFXWLO4F Z1BKCTXD74EZPE',
    'eu-west-2': 'ZHURV8PSTC4K8 ZD4D7Y8KGAS4G Z3GKZC51ZF0DB4',
    'eu-west-3': 'Z3Q77PNBQS71R4 Z1CMS0P5QUZ6D5 Z3R1K369G5AVDG',
    'eu-north-1': 'Z23TAZ6LKFMNIO Z1UDT6IFJ4EJM Z3BAZG2TWCNX0D',
    'sa-east-1': 'Z2P70J7HTTTPLU ZTK26PT1VY4CU Z7KQH4QJS55SO',
  }).flatMap(([region, ids]) => ids.split(' ').map((id): [string, string] => [id, region])),
);
