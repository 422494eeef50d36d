import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import '../../ui/controls.css'
import { PatientPage } from './patient-page.tsx'
import './patient.css'

const root = document.getElementById('root')
if (!root) throw new Error('main: the page has no root')
createRoot(root).render(
  <StrictMode>
    <PatientPage />
  </StrictMode>,
)
