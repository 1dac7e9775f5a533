/** Every week of a year: state, total, grade, late or missed; Enter opens one. */
export function WeeksScreen({ year }: { readonly year: number | null }) {
  return <h1>Các tuần trong năm {year}</h1>
}
