// A page that the server writes itself: HTML without a script. What is put into it is escaped by Hono's `html`.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { STYLE_PATH } from './style.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

type Page = {
  readonly language: string;
  readonly title: string;
  readonly body: Html;
  readonly status?: 200 | 401 | 429;
};

/** Answers with a page. */
export function plainPage(c: Context, { language, title, body, status = 200 }: Page): Response | Promise<Response> {
  c.header('Vary', 'Accept-Language');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache');
  return c.html(
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tosite</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
${body}
</body>
</html>`,
    status,
  );
}
