/** One week: enter, check, close, approve, print, correct. */
export function WeekScreen({ friday }: { readonly friday: string }) {
  return <h1>Tuần {friday}</h1>
}
