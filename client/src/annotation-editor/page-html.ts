import {Uri, type Webview} from 'vscode'

/** The folder of the extension whose files the page may load. */
export function pageRoot(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist')
}

/**
 * The page of the annotation editor: nothing in it but its scripts and its style. All that it shows comes in messages, and
 * nothing is loaded from elsewhere.
 */
export function pageHtml(webview: Webview, extension: Uri, language: string): string {
  const address = (name: string): string =>
    String(webview.asWebviewUri(Uri.joinPath(pageRoot(extension), name)))
  const nonce = createNonce()
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`
  ].join('; ')
  return `<!DOCTYPE html>
<html lang="${/^[\w-]+$/.test(language) ? language : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Newsmark</title>
<link rel="stylesheet" href="${address('annotation-editor.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('annotation-editor.js')}"></script>
<script nonce="${nonce}" src="${address('annotation-forms.js')}" defer></script>
</body>
</html>`
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
