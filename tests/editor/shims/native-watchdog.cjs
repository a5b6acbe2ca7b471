// Stands in for @vscode/native-watchdog; the extension host also watches its parent in JavaScript.
exports.start = () => {}
exports.exit = code => process.exit(code || 0)
