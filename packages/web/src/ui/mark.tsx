/** The mark: a stippled disc. Decorative; what it stands for is written beside it. */
export function Mark({ sizePx = 28 }: { readonly sizePx?: number }) {
  return (
    <svg className="mark" width={sizePx} height={sizePx} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="17.43" cy="16.00" r="1.40" />
      <circle cx="14.18" cy="17.67" r="1.32" />
      <circle cx="16.28" cy="12.82" r="1.27" />
      <circle cx="18.30" cy="19.00" r="1.23" />
      <circle cx="11.78" cy="15.25" r="1.20" />
      <circle cx="20.00" cy="13.46" r="1.16" />
      <circle cx="14.66" cy="20.97" r="1.13" />
      <circle cx="13.45" cy="11.09" r="1.11" />
      <circle cx="21.53" cy="18.02" r="1.08" />
      <circle cx="10.24" cy="18.38" r="1.06" />
      <circle cx="18.77" cy="10.07" r="1.04" />
      <circle cx="18.05" cy="22.54" r="1.01" />
      <circle cx="9.82" cy="12.42" r="0.99" />
      <circle cx="23.25" cy="14.41" r="0.97" />
      <circle cx="11.58" cy="22.29" r="0.95" />
      <circle cx="14.98" cy="8.11" r="0.94" />
      <circle cx="22.27" cy="21.29" r="0.92" />
      <circle cx="7.56" cy="16.35" r="0.90" />
      <circle cx="22.16" cy="9.87" r="0.88" />
      <circle cx="15.59" cy="24.91" r="0.87" />
      <circle cx="10.14" cy="8.98" r="0.85" />
      <circle cx="25.28" cy="17.25" r="0.84" />
      <circle cx="8.13" cy="21.47" r="0.82" />
      <circle cx="18.15" cy="6.45" r="0.81" />
      <circle cx="20.97" cy="24.68" r="0.79" />
      <circle cx="6.28" cy="12.90" r="0.78" />
      <circle cx="25.44" cy="11.64" r="0.76" />
      <circle cx="11.91" cy="25.77" r="0.75" />
      <circle cx="12.35" cy="5.85" r="0.74" />
      <circle cx="25.71" cy="21.10" r="0.72" />
      <circle cx="5.21" cy="18.84" r="0.71" />
      <circle cx="22.13" cy="6.46" r="0.70" />
      <circle cx="17.95" cy="27.35" r="0.68" />
      <circle cx="6.76" cy="8.84" r="0.67" />
      <circle cx="27.83" cy="15.02" r="0.66" />
      <circle cx="7.83" cy="24.84" r="0.65" />
      <circle cx="16.06" cy="3.80" r="0.63" />
      <circle cx="24.31" cy="25.16" r="0.62" />
      <circle cx="3.52" cy="14.84" r="0.61" />
      <circle cx="26.11" cy="8.32" r="0.60" />
      <circle cx="13.70" cy="28.65" r="0.59" />
      <circle cx="9.07" cy="4.99" r="0.58" />
      <circle cx="28.70" cy="19.48" r="0.57" />
      <circle cx="4.15" cy="22.08" r="0.56" />
    </svg>
  )
}
