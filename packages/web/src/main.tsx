import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Application } from './app/application.tsx'
import './ui/base.css'
import './ui/controls.css'
import './ui/surfaces.css'
import './app/shell.css'

const root = document.getElementById('root')
if (!root) throw new Error('main: the page has no root')
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
