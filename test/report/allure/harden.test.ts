import { expect } from 'chai';
import { LandfallError } from '../../../lib/base/errors.ts';
import { harden } from '../../../lib/report/allure/harden.ts';

const analytics =
  '<script async src="https://www.googletagmanager.com/gtag/js?id=G-X"></script>\n<script>window.dataLayer = [];</script>';
const application = '<script   src="data:text/javascript;base64,AAAA"></script>';
const data = '<script>window.allureData = {}</script>';

describe('Hardening Allure’s page', () => {
  it('takes the analytics out, both scripts of them', () => {
    const page = harden(`<head>${analytics}</head><body>${data}</body>`);
    expect(page).not.to.include('googletagmanager').and.not.to.include('dataLayer');
    expect(page).to.include(data);
  });

  it('runs the application only after the data exists', () => {
    const page = harden(`<head>${application}</head><body>${data}</body>`);
    expect(page.indexOf(data)).to.be.lessThan(page.indexOf(application));
  });

  it('refuses a page whose analytics it does not know how to take out', () => {
    const page = '<body><script src="//www.googletagmanager.com/other.js"></script></body>';
    expect(() => harden(page))
      .to.throw(LandfallError)
      .with.property('code', 'ALLURE_CHANGED');
  });
});
