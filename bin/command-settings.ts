import { OPTIONS } from '../base/options.ts';

export function commandSettings(): void {
  for (const { name, unit, default: value, help } of OPTIONS)
    console.log(`${name}  (${unit}, default ${value})\n    ${help}`);
}
