export function JourneyListPage() {
  return null
}
