// Before the first paint, so that nobody who works in the dark is blinded; a file, since the page's policy forbids scripts
// inside it. Mantine keeps what was chosen under this name.
try {
  const chosen = window.localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const dark =
    chosen === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
} catch {
  // Without storage the theme comes a moment later.
}
