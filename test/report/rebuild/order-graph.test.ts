import { expect } from 'chai';
import { criticalPath, rebuildOrder, type UnitTime } from '../../../lib/iac/index.ts';
import { inWords, orderGraph } from '../../../lib/report/rebuild/order-graph.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import type { RebuildView } from '../../../lib/report/rebuild/rebuild-view.ts';

const shared = (fields: Parameters<typeof iacUnit>[0]) => ({ ...iacUnit(fields), workloads: ['orders'] });

function view(times: ReadonlyMap<string, UnitTime> = new Map()): RebuildView {
  const units = [
    shared({ id: 'network' }),
    shared({ id: 'web', needs: [{ unit: 'network', name: 'vpc <main> & "co"', by: 'import' }] }),
  ];
  const order = rebuildOrder(units);
  return { units, order, times, path: criticalPath(order, times), byHand: [] };
}

describe('the picture of the order of a rebuild', () => {
  it('is an SVG with a title and a description, and whatever a name holds stays text', async () => {
    const svg = await orderGraph(view());
    expect(svg).to.match(/^<svg[^>]* role="img" aria-labelledby="rebuild-order"><title id="rebuild-order">/);
    expect(svg).to.include('<desc>step 1: network; step 2: web</desc>');
    expect(svg).to.include('vpc &lt;main&gt; &amp; &quot;co&quot;');
    expect(svg).not.to.match(/https?:\/\/(?!www\.w3\.org)/);
  });

  it('tells the times that are known, and no others', async () => {
    const svg = await orderGraph(view(new Map([['network', { seconds: 90, source: 'a run' }]])));
    expect(svg).to.include('1 min 30 s').and.to.include('time unknown');
  });

  it('is drawn within seconds for hundreds of stacks, without what stands on the arrows', async function () {
    this.timeout(20_000);
    const units = Array.from({ length: 200 }, (_, index) =>
      shared({
        id: `stack-${index}`,
        needs: [1, 8, 15].flatMap((back) =>
          index < back ? [] : [{ unit: `stack-${index - back}`, name: 'vpc', by: 'import' as const }],
        ),
      }),
    );
    const order = rebuildOrder(units);
    const path = criticalPath(order, new Map());
    const svg = await orderGraph({ units, order, times: new Map(), path, byHand: [] });
    expect(svg).to.include('stack-199').and.not.to.include('>vpc<');
  });

  it('says which units wait for each other', () => {
    const units = [
      shared({ id: 'a', needs: [{ unit: 'b', name: 'x', by: 'import' }] }),
      shared({ id: 'b', needs: [{ unit: 'a', name: 'y', by: 'import' }] }),
    ];
    const order = rebuildOrder(units);
    const path = criticalPath(order, new Map());
    expect(inWords({ units, order, times: new Map(), path, byHand: [] })).to.equal(
      'wait for each other: a, b',
    );
  });
});
