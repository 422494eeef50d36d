// Imported first by every entry. Keep the syntax old: a Node too old for the rest must still be able to say so.
const oldest = 20
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    'Stipple needs Node ' +
      oldest +
      ' or newer to start; this is Node ' +
      process.versions.node +
      '.\n' +
      'Get a newer one from https://nodejs.org or your package manager, then run the same command again.',
  )
  process.exit(1)
}
