// @viz-js/viz also renders to elements of a browser, whose types this project does not load.
declare global {
  interface SVGSVGElement {
    readonly outerHTML: string;
  }
}
export {};
