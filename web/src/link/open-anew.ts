/** Opens an address of this page anew, though only what stands behind the # may be another. */
export function openAnew(address: string): void {
  window.location.assign(address);
  window.location.reload();
}
