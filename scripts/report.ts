/** Prints what a check found, one line each, and ends the process accordingly. */
export function runCheck(name: string, findings: readonly string[]): void {
  for (const line of findings) console.error(line);
  console.log(findings.length === 0 ? `${name}: clean` : `${name}: ${findings.length} found`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
