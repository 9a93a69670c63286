import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** What a page says about its article. `text` keeps paragraphs apart by a blank line; "" where there is no article. */
export interface Page {
  text: string;
  title: string | null;
  date: string | null;
  lang: string | null;
  url: string | null;
  meta: Record<string, string>;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT BUTTON SELECT'.split(' '));

interface HtmlNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<HtmlNode>;
}

/** Reads a page: its main content by Readability, title, date, language and address from its head. */
export function parsePage(html: string): Page {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`,
  );
  const head = (selector: string, attribute = 'content') =>
    document.querySelector(selector)?.getAttribute(attribute)?.trim() || null;
  const lang = head('html', 'lang') ?? head('meta[http-equiv="content-language" i]');
  const url = head('link[rel="canonical"]', 'href') ?? head('meta[property="og:url"]');
  // Readability drops a heading that repeats the title; the headline is a statement like any other.
  const heading = headingOf(document.querySelectorAll('h1'));
  const found = new Readability(document as never, {
    charThreshold: 0,
    serializer: (node) => blockText(node as unknown as HtmlNode),
  }).parse();
  const date =
    found?.publishedTime ??
    head('meta[property="article:published_time"]') ??
    head('meta[name="date" i]') ??
    head('time[datetime]', 'datetime');
  const meta: Record<string, string> = {};
  if (found?.byline) meta['byline'] = found.byline;
  if (found?.siteName) meta['site'] = found.siteName;
  const body = (found?.content as string | undefined | null) ?? '';
  const headless = body !== '' && heading !== '' && !body.includes(heading);
  return {
    text: headless ? `${heading}\n\n${body}` : body,
    title: found?.title?.trim() || null,
    date,
    lang: found?.lang?.trim() || lang,
    url,
    meta,
  };
}

/** The heading of the article: not that of the site, which stands in a header or navigation. */
function headingOf(
  headings: Iterable<{ textContent: string | null; closest(selector: string): unknown }>,
): string {
  const own = [...headings].filter(
    (h1) => !h1.closest('nav') && (!h1.closest('header') || h1.closest('article, main')),
  );
  const inArticle = own.find((h1) => h1.closest('article, main'));
  return ((inArticle ?? own[0])?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The text of a piece of HTML, for example what Markdown renders to. */
export function htmlToText(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return blockText(document.body as unknown as HtmlNode);
}

/** The text of a tree: white space as a browser would show it, blocks separated by a blank line, `<br>` by a line feed. */
function blockText(root: HtmlNode): string {
  const blocks: string[] = [''];
  const visit = (node: HtmlNode): void => {
    if (node.nodeType === 3) {
      blocks[blocks.length - 1] += (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ');
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || SILENT.has(name)) return;
    if (name === 'BR') {
      blocks[blocks.length - 1] += '\n';
      return;
    }
    const block = BLOCKS.has(name);
    if (block) blocks.push('');
    for (const child of node.childNodes) visit(child);
    if (block) blocks.push('');
  };
  visit(root);
  return blocks
    .map((block) =>
      block
        .replace(/ *\n */g, '\n')
        .replace(/ {2,}/g, ' ')
        .replace(/^[ \n]+|[ \n]+$/g, ''),
    )
    .filter((block) => block !== '')
    .join('\n\n');
}
