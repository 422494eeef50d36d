// Runs before the page is drawn, so that it does not change its colours in front of the reader.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('stipple.appearance') || '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (density === 'dense') document.documentElement.dataset.density = density
} catch {
  // What is kept cannot be read: the page looks as the system asks.
}
