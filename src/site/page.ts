// The frame of every page: head, navigation, foot. It refers to nothing outside the site.
import { rootFrom } from './addresses.ts';
import { Html, html } from './html.ts';

/** What all pages of a site share. */
export interface SiteFrame {
  /** Title of the study. */
  readonly title: string;
  readonly version: string;
  /** Pages of the navigation that this site has. */
  readonly sections: readonly SiteSection[];
}

export interface SiteSection {
  readonly label: string;
  readonly path: string;
}

export interface PageContent {
  /** Path from the site's root. */
  readonly path: string;
  readonly title: string;
  /** Path of the section of the navigation to which the page belongs. */
  readonly section: string;
  readonly main: Html;
  /** Further scripts, from the site's root. */
  readonly scripts?: readonly string[];
  /** What runs instead of the script of all other pages. */
  readonly early?: EarlyScript;
  /** Class of the body. */
  readonly kind?: string;
}

/** A script that begins before the page has come, and what it will ask for. */
export interface EarlyScript {
  readonly script: string;
  readonly needs: readonly string[];
}

export interface SiteFile {
  readonly name: string;
  readonly content: string;
}

/** A page as a file. */
export function page(frame: SiteFrame, content: PageContent): SiteFile {
  const root = rootFrom(content.path);
  const { title, main, kind = '', scripts = [], early } = content;
  const isStart = content.path === 'index.html';
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Axial ${frame.version}">
<title>${isStart ? frame.title : `${title} – ${frame.title}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/site.css">
<link rel="stylesheet" href="${root}assets/codes.css">
${early ? earlyScript(early, root) : null}</head>
<body class="${kind}">
<a class="skip" href="#content">Skip to the content</a>
<header class="site-head">
<p class="site-title"><a href="${root}index.html" dir="auto">${frame.title}</a></p>
${navigation(frame, content, root)}
${searchBox(frame, content, root)}
</header>
<main id="content" tabindex="-1">
${main}
</main>
<footer class="site-foot"><p>Made with Axial ${frame.version} from the study’s own files; nothing is loaded from elsewhere.</p></footer>
${scripts.map((script) => html`<script src="${root}${script}"></script>\n`)}${early ? null : html`<script src="${root}assets/site.js"></script>\n`}</body>
</html>
`;
  return { name: content.path, content: markup };
}

function earlyScript({ script, needs }: EarlyScript, root: string): Html {
  return html`<script src="${root}${script}" async></script>
${needs.map((name) => html`<link rel="preload" href="${root}${name}" as="script">\n`)}`;
}

function navigation({ sections }: SiteFrame, { section, path }: PageContent, root: string): Html {
  const items = sections.map((each) => {
    const current =
      each.path === path
        ? ' aria-current="page"'
        : each.path === section
          ? ' aria-current="true"'
          : '';
    return html`<li><a href="${root}${each.path}"${new Html(current)}>${each.label}</a></li>`;
  });
  return html`<nav aria-label="Pages"><ul>${items}</ul></nav>`;
}

const SEARCH = 'search.html';

function searchBox({ sections }: SiteFrame, { path }: PageContent, root: string): Html | null {
  if (path === SEARCH || !sections.some((each) => each.path === SEARCH)) return null;
  return html`<form class="site-search" action="${root}${SEARCH}" role="search"><label><span class="hidden">Search the corpus</span><input type="search" name="q" placeholder="Search"></label></form>`;
}
