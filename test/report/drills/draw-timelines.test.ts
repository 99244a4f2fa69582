import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { drawTimelines } from '../../../lib/report/drills/draw-timelines.ts';
import { drillViews } from '../../../lib/report/drills/drill-view.ts';
import { drillHistory, recordedDrill } from '../../support/recorded-drill.ts';
import { recordedRun } from '../../support/recorded-run.ts';
import { withFolder } from '../../support/run-folder.ts';

describe('Timelines', () => {
  it(
    'are written beside the history, or into another folder, and never over evidence',
    withFolder(async (folder) => {
      const history = 'drills/db-failover/history.ndjson';
      mkdirSync(join(folder, 'drills/db-failover'), { recursive: true });
      // The last line is torn, as by a full disk.
      const text = `${drillHistory()
        .map((entry) => JSON.stringify(entry))
        .join('\n')}\n{"index":`;
      writeFileSync(join(folder, history), text);
      const views = drillViews(recordedRun({ drills: [recordedDrill({ history })] }));
      const into = join(folder, 'elsewhere');
      const drawn = await drawTimelines(views, { folder, into });
      expect(readFileSync(join(into, 'drills/db-failover/timeline.svg'), 'utf8')).to.equal(
        drawn.get('db-failover'),
      );
      expect(readFileSync(join(folder, history), 'utf8')).to.equal(text);
    }),
  );

  it(
    'are none of a drill that never watched',
    withFolder(async (folder) => {
      const views = drillViews(recordedRun({ drills: [recordedDrill()] }));
      expect([...(await drawTimelines(views, { folder, into: folder }))]).to.deep.equal([]);
    }),
  );
});
