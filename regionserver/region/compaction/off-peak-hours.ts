/** Hours of the local day, from the first on and before the last; over midnight when it begins later than it ends. */
export interface OffPeakHours {
  /** −1 and −1, or equal: there are none. */
  readonly startHour: number;
  readonly endHour: number;
}

export function isOffPeak({ startHour, endHour }: OffPeakHours, now: number): boolean {
  const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 23;
  if (!isHour(startHour) || !isHour(endHour) || startHour === endHour) return false;
  const hour = new Date(now).getHours();
  return startHour < endHour ? hour >= startHour && hour < endHour : hour >= startHour || hour < endHour;
}
