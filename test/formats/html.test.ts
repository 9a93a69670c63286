import t from 'tap';
import { htmlToText, parsePage } from '../../src/formats/html.js';
import { parseMarkdown } from '../../src/formats/markdown.js';

const page = `<!doctype html><html lang="vi"><head><title>Chile lên án | Báo Sớm</title>
<meta property="article:published_time" content="2024-05-17T08:00:00+07:00">
<link rel="canonical" href="https://example.org/1"></head>
<body><nav><a href="/">Trang chủ</a></nav><article><h1>Chile lên án</h1>
<p>Bộ Ngoại giao Chile hôm 17/5 <b>lên án</b> vụ tấn công nhằm vào đoàn xe cứu trợ, gọi đây là hành động không thể chấp nhận.</p>
<p>Ngoại trưởng nói:<br>“Các bên cần kiềm chế.”</p><ul><li>Một</li><li>Hai</li></ul><script>x()</script></article></body></html>`;

t.test('a page gives its article, paragraph by paragraph, and what its head says', async (t) => {
  const { text, title, date, lang, url } = parsePage(page);
  t.strictSame(text.split('\n\n'), [
    'Chile lên án',
    'Bộ Ngoại giao Chile hôm 17/5 lên án vụ tấn công nhằm vào đoàn xe cứu trợ, gọi đây là hành động không thể chấp nhận.',
    'Ngoại trưởng nói:\n“Các bên cần kiềm chế.”',
    'Một',
    'Hai',
  ]);
  t.match(
    { title, date, lang, url },
    {
      title: /Chile lên án/,
      date: '2024-05-17T08:00:00+07:00',
      lang: 'vi',
      url: 'https://example.org/1',
    },
  );
});

t.test('a page without text gives none', async (t) => {
  t.equal(parsePage('<html><body><script>1</script></body></html>').text, '');
});

t.test('entities, white space and hidden parts', async (t) => {
  t.equal(
    htmlToText('<p>a &amp; b&nbsp;c</p>\n  <div>d <i>e</i>\n f<style>x{}</style></div>'),
    'a & b\u00a0c\n\nd e f',
  );
});

t.test('Markdown: front matter and text without marks', async (t) => {
  const { front, text } = parseMarkdown(
    '---\ntitle: "A: b"\ndate: 2023-01-05\n---\n# Head\n\nOne *two* [three](http://x).\nSame paragraph.\n\n- item\n',
  );
  t.strictSame(front, { title: 'A: b', date: '2023-01-05' });
  t.equal(text, 'Head\n\nOne two three. Same paragraph.\n\nitem');
  t.strictSame(parseMarkdown('no front matter').front, {});
});
