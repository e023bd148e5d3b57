// What a LaTeX document needs before a table: packages, and fonts for the letters that occur in it.
import { escapeLatex, hasEastAsian, needsUnicodeEngine } from './escape-latex.ts';
import { directionRuns } from './text-direction.ts';

/** Fonts are tried in this order; the first that the machine has is taken. */
const FONTS = {
  main: ['Times New Roman', 'FreeSerif', 'DejaVu Serif', 'Noto Serif'],
  eastAsian: ['Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'SimSun'],
  rightToLeft: ['Times New Roman', 'FreeSerif', 'DejaVu Sans', 'Noto Sans Hebrew'],
} as const;

/** Quotation marks and dashes, which Chinese fonts would set as wide as a Chinese letter. */
const LATIN_PUNCTUATION = [
  '\\xeCJKDeclareCharClass{HalfLeft}{"2018,"201C}',
  '\\xeCJKDeclareCharClass{HalfRight}{"2019,"201D}',
  '\\xeCJKDeclareCharClass{Default}{"2013,"2014,"2026}',
];

/**
 * The lines before `\begin{document}`, for a text that will stand in it. Latin text compiles with
 * pdfLaTeX, XeLaTeX and LuaLaTeX; other letters need XeLaTeX, and another engine stops with a message
 * that says so.
 */
export function latexPreamble(title: string, text: string, paper: 'a4' | 'letter'): string[] {
  return [
    `\\documentclass[${paper}paper,landscape,10pt]{article}`,
    '\\usepackage[margin=2cm]{geometry}',
    '\\usepackage{iftex}',
    ...(needsUnicodeEngine(text) ? unicodeFonts(text) : latinFonts()),
    '\\usepackage{array,booktabs,longtable}',
    '\\usepackage{xcolor}',
    '\\definecolor{axiallink}{HTML}{0B57A4}',
    '\\usepackage[colorlinks,allcolors=axiallink]{hyperref}',
    `\\hypersetup{pdftitle={${escapeLatex(title).replaceAll('\\newline{}', ' ')}}}`,
  ];
}

/** biblatex with the file of the entries: author and year, as the tables' labels have it. */
export function biblatexLines(bibliography: string): string[] {
  return ['\\usepackage[style=authoryear]{biblatex}', `\\addbibresource{${bibliography}}`];
}

/** Packages that a table without preamble needs, as a comment for who pastes it. */
export function latexRequirements(text: string): string[] {
  return [
    '% Needs \\usepackage{array,booktabs,longtable,hyperref}.',
    ...(needsUnicodeEngine(text) ? ['% Has letters that need XeLaTeX and a font for them.'] : []),
  ];
}

function latinFonts(): string[] {
  return [
    '\\ifPDFTeX',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage{textcomp,lmodern}',
    '\\else',
    '\\usepackage{fontspec}',
    '\\fi',
  ];
}

function unicodeFonts(text: string): string[] {
  return [
    '\\RequireXeTeX % the table has letters that pdfLaTeX cannot set',
    '\\usepackage{fontspec}',
    ...firstFont(FONTS.main, '\\setmainfont', ''),
    ...(hasEastAsian(text)
      ? [
          '\\usepackage{xeCJK}',
          ...LATIN_PUNCTUATION,
          ...firstFont(
            FONTS.eastAsian,
            '\\setCJKmainfont',
            '\\setCJKmainfont{FandolSong-Regular.otf}',
          ),
        ]
      : []),
    ...(directionRuns(text).some((run) => run.rightToLeft) ? rightToLeft(text) : []),
  ];
}

function rightToLeft(text: string): string[] {
  const script = /\p{Script=Arabic}/u.test(text) ? 'Arabic' : 'Hebrew';
  return [
    '\\TeXXeTstate=1',
    ...firstFont(
      FONTS.rightToLeft,
      `\\newfontfamily\\axialrtlfont[Script=${script}]`,
      '\\let\\axialrtlfont\\relax',
    ),
    '\\newcommand{\\axialrtl}[1]{{\\beginR\\axialrtlfont #1\\endR}}',
  ];
}

/** Nested tests: the first font that is there, else what stands in `otherwise`. */
function firstFont(fonts: readonly string[], command: string, otherwise: string): string[] {
  return [
    fonts.reduceRight(
      (rest, font) => `\\IfFontExistsTF{${font}}{${command}{${font}}}{${rest}}`,
      otherwise,
    ),
  ];
}
