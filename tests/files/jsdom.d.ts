/** As much of jsdom as the tests of pages use; its own types would bring a browser's globals into every file. */
declare module "jsdom" {
  export interface PageElement {
    readonly textContent: string;
    readonly localName: string;
    readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
    getAttribute(name: string): string | null;
    querySelector(selector: string): PageElement | null;
    querySelectorAll(selector: string): Iterable<PageElement>;
    closest(selector: string): PageElement | null;
  }
  export interface PageDocument extends PageElement {
    readonly title: string;
    readonly documentElement: PageElement;
  }
  export class JSDOM {
    constructor(text: string, options?: { contentType?: string; runScripts?: "outside-only" });
    readonly window: {
      readonly document: PageDocument;
      eval(script: string): unknown;
      close(): void;
    };
  }
}
