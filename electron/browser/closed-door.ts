/** What a person sees who opens the address without the program's own key: what happened, and what to do. */
import { always, newNonce, type Page } from '../core/pages.ts'

export function closedDoor(): Page {
  const nonce = newNonce()
  return {
    status: 403,
    headers: {
      ...always,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Một Cửa</title>
<style nonce="${nonce}">body { font: 1.125rem/1.6 sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }</style>
</head>
<body>
<h1>Cửa sổ này chưa được mở từ Sổ Một Cửa</h1>
<p>Địa chỉ chỉ dùng được một lần, hoặc chương trình đã được mở lại từ lúc đó. Dữ liệu vẫn nguyên.</p>
<p>Hãy đóng cửa sổ này, rồi mở lại Sổ Một Cửa từ biểu tượng của chương trình.</p>
</body>
</html>
`,
  }
}
