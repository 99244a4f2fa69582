import { expect } from 'chai';
import { timeline, type TimelineOptions } from '../../../lib/report/drills/timeline.ts';
import { drillHistory, drillResult, scenarioOf } from '../../support/recorded-drill.ts';

function drawn(changes: Partial<TimelineOptions> = {}): string {
  return timeline({
    id: 'timeline-db-failover',
    title: 'The database changes its primary, ledger',
    history: drillHistory(),
    scenario: scenarioOf(),
    result: drillResult(),
    targets: [{ text: 'promised 8 s', seconds: 8 }],
    ...changes,
  });
}

/** The value of an attribute in the first element that matches. */
function attribute(svg: string, element: RegExp, name: string): number {
  const tag = element.exec(svg)?.[0] ?? '';
  return Number(new RegExp(` ${name}="([^"]+)"`).exec(tag)?.[1]);
}

describe('The timeline of a drill', () => {
  it('is the same to the byte for the same history', () => {
    expect(drawn()).to.equal(drawn());
  });

  it('counts from the fault, in seconds', () => {
    expect(drawn())
      .to.include('>seconds from the fault<')
      .and.include('>−2<')
      .and.include('>0<')
      .and.include('>6<');
  });

  it('shades the outage from the first failed look, and hatches what is between its bounds', () => {
    const certain = /<rect[^>]* fill="#b3211d" fill-opacity=".16"[^>]*>/;
    const perhaps = /<rect[^>]* fill="url\(#timeline-db-failover-maybe\)"[^>]*>/;
    const last = 11.81;
    const x = (t: number): number => 138 + (t / last) * (850 - 138);
    const plain = drawn({ targets: [] });
    expect(attribute(plain, certain, 'x')).to.be.closeTo(x(4.2), 0.1);
    expect(attribute(plain, perhaps, 'x')).to.be.closeTo(x(6.41), 0.1);
    expect(attribute(plain, perhaps, 'width')).to.be.closeTo(x(6.61) - x(6.41), 0.2);
  });

  it('hatches to the end of the record where no end was seen', () => {
    const [probe] = drillResult().probes ?? [];
    if (probe === undefined) throw new TypeError('no probe');
    const { backBetween: _back, ...open } = probe;
    const svg = drawn({
      result: drillResult({ outage: null, probes: [{ ...open, outage: null, to: null }] }),
      targets: [],
    });
    const perhaps = /<rect[^>]* fill="url\(#timeline-db-failover-maybe\)" stroke="#b3211d"[^>]*>/;
    const end = attribute(svg, perhaps, 'x') + attribute(svg, perhaps, 'width');
    expect(end).to.be.closeTo(850, 15);
    expect(svg).to.include('out, no end seen');
  });

  it('tells bad from good without colour: by height, and by pattern', () => {
    const svg = drawn();
    expect(attribute(svg, /<rect[^>]* fill="#7fae93"[^>]*>/, 'height')).to.equal(6);
    expect(attribute(svg, /<rect[^>]*height="26"[^>]* fill="#b3211d"[^>]*>/, 'height')).to.equal(26);
    for (const pattern of ['unsure', 'unknown', 'maybe'])
      expect(svg).to.include(`<pattern id="timeline-db-failover-${pattern}"`);
  });

  it('says itself in words to those who do not see it', () => {
    const [, words = ''] = /<desc[^>]*>([^<]*)<\/desc>/.exec(drawn()) ?? [];
    expect(words).to.equal(
      'Times count from the fault. fault at 0 s, seen by fis. going back at +6.2 s, seen by harness. ' +
        'database: 60 looks, 12 not answered well; out from +0.3 s to +2.7 s, 2.31 s to 2.51 s. promised 8 s.',
    );
    expect(drawn()).to.match(
      /^<svg [^>]*role="img" aria-labelledby="timeline-db-failover-title timeline-db-failover-desc"/,
    );
  });

  it('draws the line of what is promised, and only points at one that is far beyond', () => {
    const line = /stroke-dasharray="7 4"/;
    expect(drawn()).to.match(line);
    const far = drawn({ targets: [{ text: 'promised 4 h', seconds: 14_400 }] });
    expect(far).not.to.match(line);
    expect(far).to.include('promised 4 h →');
  });

  it('draws what was recorded of a drill that came to no result', () => {
    const svg = drawn({ result: null, history: drillHistory({ until: 5 }) });
    expect(svg).to.include('the drill came to no result');
  });

  it('says of what only leaves marks that no outage is measured of it', () => {
    const svg = drawn({ result: drillResult({ probes: [] }) });
    expect(svg).to.include('watched for marks').and.not.include('no result');
  });

  it('has an empty picture of a history without looks, and no broken number', () => {
    const svg = drawn({ history: drillHistory().filter(({ type }) => type === 'mark'), result: null });
    expect(svg).not.to.match(/NaN|Infinity|undefined/);
  });

  it('has no broken number before a fault, or where nothing was promised', () => {
    expect(drawn({ history: drillHistory({ until: 1 }), result: null, targets: [] })).not.to.match(
      /NaN|Infinity|undefined/,
    );
  });

  it('escapes what comes from elsewhere', () => {
    expect(drawn({ title: '<script>' }))
      .to.include('&lt;script&gt;')
      .and.not.include('<script>');
  });
});
