export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'dense'
export type Appearance = { readonly theme: Theme; readonly density: Density }

const keptAs = 'stipple.appearance'
const usual: Appearance = { theme: 'system', density: 'comfortable' }

/** As `public/appearance.js` reads it before the page is drawn. */
export function keptAppearance(): Appearance {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(keptAs) ?? '{}') as Partial<Appearance>) }
  } catch {
    return usual
  }
}

export function keepAppearance(appearance: Appearance): void {
  localStorage.setItem(keptAs, JSON.stringify(appearance))
  const { dataset } = document.documentElement
  if (appearance.theme === 'system') delete dataset.theme
  else dataset.theme = appearance.theme
  if (appearance.density === 'dense') dataset.density = 'dense'
  else delete dataset.density
}
