import { describe, expect, it } from 'vitest';
import { ingestBytes } from '../../src/ingest/ingest-bytes.ts';
import { loadPageParts } from '../../src/reference/lexicon/page-parts.ts';

function ingestPage(html: string) {
  const [result] = ingestBytes(Buffer.from(html), { fileName: 'page.html' });
  if (!result || !('document' in result)) throw new Error(`not read: ${JSON.stringify(result)}`);
  const { document } = result;
  const parts = (document.parts ?? []).map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
  return { document, parts };
}

const NEWS = `<!doctype html><html lang="en-gb"><head><title>Trucks held at Halim Crossing | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2021-03-14T08:00:00+00:00"></head>
<body class="single has-sidebar comments-open">
<div id="cookie-banner">We use cookies. <button>Accept</button></div>
<header class="site-header"><h1>Harbour Post</h1><nav><a href="/">Home</a></nav></header>
<article><h1>Trucks held at Halim Crossing</h1>
<div class="post-meta">By Staff, <time datetime="2021-03-14">14 March 2021</time></div>
<p>Twenty trucks were held on Saturday at Halim Crossing, the Karsan Red Crescent said in a statement to this paper.</p>
<figure><img src="x.jpg"><figcaption>Trucks at the crossing.</figcaption></figure>
<p>The <a href="/halim">Halim Defence Committee</a>, which controls the road, denied it &amp; blamed &ldquo;paperwork&rdquo;.</p>
<ul><li>Twelve trucks carried flour.</li><li>Eight carried medicine.</li></ul>
<div class="related-stories"><h3>Related</h3><a href="/a">Jets strike Merwan, killing 40</a></div>
<p>A spokesman for the ministry said that talks would go on until both sides agreed on the papers that drivers need.</p>
</article>
<aside><p><a href="/b">Nine killed in Velda</a></p></aside>
<section id="comments"><h2>2 comments</h2><article class="comment-body"><p>They killed 500 there!</p></article><p>Rubbish.</p></section>
<footer>© Harbour Post 2021</footer></body></html>`;

describe('a news page', () => {
  const { document, parts } = ingestPage(NEWS);

  it('knows its title, day, site and language', () => {
    expect(document).toMatchObject({
      title: 'Trucks held at Halim Crossing | Harbour Post',
      publishedAt: '2021-03-14T08:00:00+00:00',
      source: 'Harbour Post',
      language: 'en-GB',
    });
  });

  it('puts the article first, then boilerplate, then comments, and leaves nothing out', () => {
    expect(parts).toEqual([
      ['headline', 'Trucks held at Halim Crossing'],
      ['byline', 'By Staff, 14 March 2021'],
      [
        'body',
        'Twenty trucks were held on Saturday at Halim Crossing, the Karsan Red Crescent said in a statement to this paper.',
      ],
      ['caption', 'Trucks at the crossing.'],
      [
        'body',
        'The Halim Defence Committee, which controls the road, denied it & blamed “paperwork”.\n\nTwelve trucks carried flour.\n\nEight carried medicine.\n\nA spokesman for the ministry said that talks would go on until both sides agreed on the papers that drivers need.',
      ],
      [
        'boilerplate',
        'We use cookies.\n\nAccept\n\nHarbour Post\n\nHome\n\nRelated\n\nJets strike Merwan, killing 40\n\nNine killed in Velda\n\n© Harbour Post 2021',
      ],
      ['comments', '2 comments\n\nThey killed 500 there!\n\nRubbish.'],
    ]);
  });

  it('covers the whole text with parts that do not overlap', () => {
    let end = 0;
    for (const part of document.parts ?? []) {
      expect(document.text.slice(end, part.start).trim()).toBe('');
      expect(part.end).toBeGreaterThan(part.start);
      end = part.end;
    }
    expect(end).toBe(document.text.length);
  });
});

describe('the text of a page', () => {
  it.each([
    // Inline tags split no words; block tags always do.
    ['<p>Tel <b>Am</b>ar fell.</p><p>Then peace.</p>', 'Tel Amar fell.\n\nThen peace.'],
    ['<div>one<div>two</div>three</div>', 'one\n\ntwo\n\nthree'],
    ['<p>a<br>b</p>', 'a\nb'],
    // Two line breaks are how old sites make paragraphs.
    ['<p>a<br><br>b</p>', 'a\n\nb'],
    ['<p>  a \n  b\u00a0c\u00ad </p>', 'a b c'],
    // Cells stand apart.
    [
      '<table><tr><td>Merwan</td><td>12</td></tr><tr><td>Tel Amar</td><td>3</td></tr></table>',
      'Merwan 12\n\nTel Amar 3',
    ],
    // What a page does not show is not its text.
    [
      '<p>a</p><script>var killed = 40</script><style>p{}</style><p hidden>b</p><p style="display:none">c</p>',
      'a',
    ],
    ['<p>Fish &amp; chips &#x1F525; &zzz;</p>', 'Fish & chips 🔥 &zzz;'],
    ['<p>unclosed <i>and <p>fine', 'unclosed and\n\nfine'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(ingestPage(html).document.text).toBe(text);
  });
});

describe('what a page says about its day', () => {
  const day = (head: string, body = '<p>x</p>') =>
    ingestPage(`<html><head>${head}</head><body>${body}</body></html>`).document.publishedAt;
  it.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"Organization"},{"@type":"NewsArticle","datePublished":"2021-03-14"}]}</script>',
      '2021-03-14',
    ],
    [
      'a broken JSON-LD beside a meta tag',
      '<script type="application/ld+json">{"@type":</script><meta name="DC.date" content="2021-03-14">',
      '2021-03-14',
    ],
    [
      'a space before the zone',
      '<meta property="article:published_time" content="2021-03-14T08:00:00 +0000">',
      '2021-03-14T08:00:00+0000',
    ],
    // Left to the reading of the text, which knows how dates are written.
    ['not ISO 8601', '<meta name="date" content="14 March 2021">', null],
    ['nothing', '', null],
  ])('%s', (_, head, expected) => {
    expect(day(head)).toBe(expected);
  });

  it('takes the day of the article, not of a comment', () => {
    const body =
      '<article><h1>T</h1><time datetime="2021-03-14">14 March</time><p>x</p></article><div class="comments"><time datetime="2021-04-01">later</time></div>';
    expect(day('', body)).toBe('2021-03-14');
  });
});

describe('pages that would exhaust a parser', () => {
  it.each([
    [
      '100,000 closed levels',
      `<h1>T</h1>${'<div>'.repeat(100_000)}<p>The Front took the town.</p>${'</div>'.repeat(100_000)}<p>After.</p>`,
    ],
    ['a million open tags', `<h1>T</h1>${'<b>'.repeat(1_000_000)}<p>The Front took the town.<p>After.`],
    ['tables in tables', `<h1>T</h1>${'<table><tr><td>'.repeat(3000)}<p>The Front took the town.<p>After.`],
  ])('%s are flattened, with a warning', (_, html) => {
    const { document } = ingestPage(`<html><body>${html}</body></html>`);
    expect(document.text).toMatch(/^T\s+The Front took the town\.\s+After\.$/);
    expect(document.warnings).toEqual([
      'the page is nested deeper than 512 elements; its structure was flattened',
    ]);
  });

  it.each([
    ['tags that never end', '<a'.repeat(500_000)],
    ['comments that never end', '<!--'.repeat(500_000)],
    ['scripts that never end', '<script '.repeat(300_000)],
    ['attributes without end', `<p ${'a=b '.repeat(300_000)}`],
  ])('%s', (_, html) => {
    const started = Date.now();
    expect(ingestPage(`<html><body><p>x</p>${html}`).document.text).toMatch(/^x/);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('refuses 50 MB of markup', () => {
    const html = `<html><body>${'<p>The Front said that it had taken the town.</p>\n'.repeat(1_000_000)}`;
    expect(ingestBytes(Buffer.from(html))[0]).toMatchObject({ error: { code: 'too-large' } });
  });

  it('reads a page whose size is all scripts and embedded images', () => {
    const html = `<html><body><script>${'x'.repeat(9_000_000)}</script><img src="data:image/png;base64,${'A'.repeat(9_000_000)}"><p>Short.</p></body></html>`;
    expect(ingestPage(html).document.text).toBe('Short.');
  });
});

describe('names of page parts', () => {
  it.each([
    ['comments', 'comments'],
    ['commentList', 'comments'],
    ['reader-comments', 'comments'],
    ['article__related-stories', 'boilerplate'],
    ['cookie-notice', 'boilerplate'],
    ['most-read', 'boilerplate'],
    ['entry-meta', 'byline'],
    ['datePublished', 'byline'],
    ['image-caption', 'caption'],
    // These describe the page that they stand on, or only look alike.
    ['has-sidebar', null],
    ['no-comments', null],
    ['download', null],
    ['shared-bike', null],
    ['commentary', null],
    ['article-body', null],
    ['addition', null],
    ['', null],
  ])('%s: %s', (label, kind) => {
    expect(loadPageParts().find(label)).toBe(kind);
  });
});
